namespace KtpBot.Core.Records;

/// <summary>One line of what an operator copied from another application, as read.</summary>
/// <param name="Number">Its line, from 1.</param>
/// <param name="Nik">The 16 digits; null where there are none.</param>
/// <param name="Status">What it says; null where it cannot be read.</param>
/// <param name="Fault">Why the line is left out, for the officer; null when it can be used.</param>
public sealed record RecordLine(int Number, string? Nik, RecordStatus? Status, string? Fault);
