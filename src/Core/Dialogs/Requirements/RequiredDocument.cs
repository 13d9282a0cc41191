using KtpBot.Core.Data;

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
/// <param name="When">Needed only when all of these hold; empty for always.</param>
/// <param name="Source">The legal source.</param>
public sealed record RequiredDocument(string Id, DocumentWay Way, IReadOnlyList<AnswerCondition> When, string Source)
{
    /// <summary>Needed whatever was answered.</summary>
    public bool Always => When.Count == 0;

    /// <summary>Needed, given the answers of the application.</summary>
    public bool Applies(IReadOnlyDictionary<string, string> answers) => When.All(c => c.Holds(answers));

    /// <summary>Needed, or not yet known to be needless.</summary>
    public bool MayApply(IReadOnlyDictionary<string, string> answers) => !When.Any(c => c.IsRuledOut(answers));
}
