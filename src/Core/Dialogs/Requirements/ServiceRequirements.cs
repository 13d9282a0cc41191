using KtpBot.Core.Data;

namespace KtpBot.Core.Dialogs;

/// <summary>What one service needs.</summary>
/// <param name="Service">baru, hilang, rusak, ubah_data, ganti_foto…</param>
/// <param name="InPerson">True when the applicant must come himself (biometric recording).</param>
/// <param name="InPersonWhen">With <paramref name="InPerson"/>: only when all of these hold; empty for always.</param>
/// <param name="WhoMayFile">Text key ending, <c>requirement.who.&lt;value&gt;</c>; <see cref="WithPowerOfAttorney"/> lets anybody file for the owner.</param>
/// <param name="FormBox">The box of form F-1.02 to mark.</param>
/// <param name="Documents">National minimum first, then the office's extras.</param>
/// <param name="Refusals">Answers with which the service is not possible, or not yet.</param>
/// <param name="Sources">Legal sources of the service itself.</param>
public sealed record ServiceRequirements(
    string Service,
    bool InPerson,
    IReadOnlyList<AnswerCondition> InPersonWhen,
    string WhoMayFile,
    string FormBox,
    IReadOnlyList<RequiredDocument> Documents,
    IReadOnlyList<ServiceRefusal> Refusals,
    IReadOnlyList<string> Sources)
{
    /// <summary>Somebody outside the family may file, with a power of attorney (form F-1.07).</summary>
    public const string WithPowerOfAttorney = "kuasa";

    /// <summary>The refusal that meets somebody else's application where no power of attorney is taken.</summary>
    public const string Stranger = "orang-lain";

    /// <summary>The documents that apply, given the answers of the application.</summary>
    public IEnumerable<RequiredDocument> Applying(IReadOnlyDictionary<string, string> answers) => Documents.Where(d => d.Applies(answers));

    /// <summary>Whether the applicant must come himself, given the answers.</summary>
    public bool NeedsPresence(IReadOnlyDictionary<string, string> answers) => InPerson && InPersonWhen.All(c => c.Holds(answers));

    /// <summary>Why these answers make it impossible: the ending of <c>requirement.refuse.&lt;id&gt;</c>; null when nothing stands against it.</summary>
    public string? RefusalFor(IReadOnlyDictionary<string, string> answers) =>
        Refusals.FirstOrDefault(r => r.When.All(c => c.Holds(answers)))?.Id
        ?? (WhoMayFile != WithPowerOfAttorney && answers.GetValueOrDefault("filer") == "orang_lain" ? Stranger : null);
}

/// <summary>Answers with which a service is not possible.</summary>
/// <param name="Id">The ending of the text that tells why and what to do instead.</param>
/// <param name="When">All of these hold.</param>
/// <param name="Source">The legal source.</param>
public sealed record ServiceRefusal(string Id, IReadOnlyList<AnswerCondition> When, string Source);
