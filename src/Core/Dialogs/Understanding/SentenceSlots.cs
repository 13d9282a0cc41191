namespace KtpBot.Core.Dialogs;

/// <summary>What a sentence tells besides what it wants. Nothing in it is verified: it saves the citizen typing, no more.</summary>
/// <param name="Nik">16 digits.</param>
/// <param name="Kk">16 digits.</param>
/// <param name="Phone">As +62….</param>
/// <param name="CaseNumber">In capitals, for example KWS-2026-000123.</param>
/// <param name="Date">A day; never before today.</param>
/// <param name="Time">A time of day in the office's zone.</param>
/// <param name="PartOfDay">pagi, siang or sore, where no time was said.</param>
public sealed record SentenceSlots(
    string? Nik = null,
    string? Kk = null,
    string? Phone = null,
    string? CaseNumber = null,
    DateOnly? Date = null,
    TimeOnly? Time = null,
    string? PartOfDay = null);
