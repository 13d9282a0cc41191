namespace KtpBot.Core.Dialogs;

/// <summary>How a document reaches the office.</summary>
public enum DocumentWay
{
    /// <summary>A photo in the chat, or brought to the counter.</summary>
    Photo,

    /// <summary>Only at the counter, for example the damaged card that is handed in.</summary>
    Bring,

    /// <summary>The office fills it in; the citizen only signs (form F-1.02).</summary>
    Prepared,
}

/// <summary>One document of a service. Its title and hint stand in the texts as <c>document.&lt;id&gt;.title</c> and <c>.hint</c>.</summary>
/// <param name="Id">For example kk or surat_hilang; the code used in CaseDocument.Requirement.</param>
/// <param name="Way">How it reaches the office.</param>
/// <param name="When">Needed only when this answer of the application has this value, for example ("usia", "menikah"); null for always.</param>
/// <param name="Source">The legal source.</param>
public sealed record RequiredDocument(string Id, DocumentWay Way, (string Answer, string Value)? When, string Source);

/// <summary>What one service needs.</summary>
/// <param name="Service">baru, hilang, rusak, ubah_data.</param>
/// <param name="InPerson">True when the applicant must come himself (biometric recording).</param>
/// <param name="WhoMayFile">Text key ending: <c>requirement.who.&lt;value&gt;</c>.</param>
/// <param name="FormBox">The box of form F-1.02 to mark.</param>
/// <param name="Documents">National minimum first, then the office's extras.</param>
/// <param name="Sources">Legal sources of the service itself.</param>
public sealed record ServiceRequirements(
    string Service,
    bool InPerson,
    string WhoMayFile,
    string FormBox,
    IReadOnlyList<RequiredDocument> Documents,
    IReadOnlyList<string> Sources)
{
    /// <summary>The documents that apply, given the answers of the application.</summary>
    public IEnumerable<RequiredDocument> Applying(IReadOnlyDictionary<string, string> answers) =>
        Documents.Where(d => d.When is not { } when || (answers.TryGetValue(when.Answer, out var value) && value == when.Value));
}
