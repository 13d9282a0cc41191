namespace KtpBot.Core.Dialogs;

/// <summary>What a sentence tells besides what it wants. Nothing in it is verified: it saves the citizen typing, no more.</summary>
/// <param name="Nik">16 digits.</param>
/// <param name="Kk">16 digits.</param>
/// <param name="Phone">As +62….</param>
/// <param name="CaseNumber">In capitals, for example KWS-2026-000123.</param>
/// <param name="Date">A day; never before today.</param>
/// <param name="Time">A time of day in the office's zone.</param>
/// <param name="PartOfDay">pagi, siang or sore, where no time was said.</param>
/// <param name="Name">Whose card it is, as written after "nama saya" or "atas nama".</param>
/// <param name="Village">Desa or kelurahan.</param>
/// <param name="District">Kecamatan.</param>
/// <param name="IsBareNumber">The only population number stands there without a word that says which it is.</param>
public sealed record SentenceSlots(
    string? Nik = null,
    string? Kk = null,
    string? Phone = null,
    string? CaseNumber = null,
    DateOnly? Date = null,
    TimeOnly? Time = null,
    string? PartOfDay = null,
    string? Name = null,
    string? Village = null,
    string? District = null,
    bool IsBareNumber = false)
{
    /// <summary>Something of the person, which a form would ask for.</summary>
    internal bool HasPerson => Nik is not null || Kk is not null || Phone is not null || Name is not null;

    /// <summary>What answers a typed question of this kind; null when the sentence does not tell.</summary>
    internal string? For(TextCheck check) => check switch
    {
        TextCheck.Nik => Nik,
        TextCheck.Kk => Kk,
        TextCheck.Name => Name,
        TextCheck.Phone => Phone,
        TextCheck.CaseNumber => CaseNumber,
        _ => null,
    };
}
