namespace KtpBot.Core.Dialogs;

/// <summary>What sentences say about the office. Each may differ by language.</summary>
/// <param name="Name">For example "Desa Kwangsan".</param>
/// <param name="Address">Where citizens come.</param>
/// <param name="Hours">Counter hours, ready to print, by language.</param>
/// <param name="Phone">The office's own number, if any.</param>
public sealed record OfficeFacts(string Name, string Address, IReadOnlyDictionary<string, string> Hours, string? Phone = null);
