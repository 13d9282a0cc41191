using KtpBot.Core.Data;

namespace KtpBot.Core.Dialogs;

/// <summary>One step of a flow: a closed family. <paramref name="Next"/> is the step that follows, null for the end of the flow.</summary>
internal abstract record DialogStep(string Id, string? Next, YamlData Place);

/// <summary>Words without a question: they go out with whatever is asked next.</summary>
internal sealed record SayStep(string Id, string? Next, YamlData Place, string Text) : DialogStep(Id, Next, Place);

/// <summary>A question with answers to choose from, written down in the flow or brought by the last call.</summary>
internal sealed record ChoiceStep(
    string Id,
    string? Next,
    YamlData Place,
    string? Text,
    IReadOnlyList<FlowChoice> Choices,
    bool FromItems,
    string? Save,
    string? OpenLabel) : DialogStep(Id, Next, Place);

/// <summary>A question answered in words, checked before it is taken.</summary>
internal sealed record TextStep(string Id, string? Next, YamlData Place, string Text, TextCheck Check, string Save, IReadOnlyList<FlowChoice> Choices) : DialogStep(Id, Next, Place);

/// <summary>A question answered with one photo or PDF, kept as an answer of the dialog; words only choose among <paramref name="Choices"/>.</summary>
internal sealed record PhotoStep(string Id, string? Next, YamlData Place, string Text, string Save, IReadOnlyList<FlowChoice> Choices) : DialogStep(Id, Next, Place);

/// <summary>Asks for document photos one by one: those of the service, or those the last call named (then one, and on).</summary>
internal sealed record DocumentsStep(string Id, string? Next, YamlData Place, string Text, bool FromItems) : DialogStep(Id, Next, Place);

/// <summary>
/// Shows everything, and lets any answer be changed before it is sent. <paramref name="Recheck"/> is the step to go on with after an
/// answer was changed in a flow of its own, since that may change what is needed; the summary itself when null.
/// </summary>
internal sealed record SummaryStep(string Id, string? Next, YamlData Place, string Text, string EditText, IReadOnlyList<SummaryField> Fields, string Cancel, string? Recheck) : DialogStep(Id, Next, Place);

/// <summary>Work outside the dialog; each outcome leads somewhere.</summary>
internal sealed record CallStep(string Id, string? Next, YamlData Place, string Call, IReadOnlyDictionary<string, string> With, IReadOnlyDictionary<string, string> Outcomes) : DialogStep(Id, Next, Place);

/// <summary>Goes on by an answer's value.</summary>
internal sealed record BranchStep(string Id, string? Next, YamlData Place, string On, IReadOnlyDictionary<string, string> Cases, string Otherwise) : DialogStep(Id, Next, Place);

/// <summary>Runs another flow and comes back.</summary>
internal sealed record FlowStep(string Id, string? Next, YamlData Place, string Flow) : DialogStep(Id, Next, Place);

/// <summary>Forgets this conversation's answers and begins another flow.</summary>
internal sealed record LeaveStep(string Id, YamlData Place, string Flow) : DialogStep(Id, null, Place);

/// <summary>Sets answers; "language" sets the language of the conversation.</summary>
internal sealed record SetStep(string Id, string? Next, YamlData Place, IReadOnlyDictionary<string, string> Values) : DialogStep(Id, Next, Place);

/// <summary>The citizen accepted the privacy notice, or takes the consent back.</summary>
internal sealed record ConsentStep(string Id, string? Next, YamlData Place, bool Given) : DialogStep(Id, Next, Place);

/// <summary>Hands the conversation to a person; the flow goes on when the person is done.</summary>
internal sealed record PersonStep(string Id, string? Next, YamlData Place, string Text) : DialogStep(Id, Next, Place);

/// <summary>The flow ends here.</summary>
internal sealed record EndStep(string Id, YamlData Place) : DialogStep(Id, null, Place);

/// <summary>One answer as written in a flow.</summary>
/// <param name="Id">Unique in its step; <c>go:…</c> starts a flow from anywhere.</param>
/// <param name="Title">Text key.</param>
/// <param name="Description">Text key, for lists.</param>
/// <param name="Value">What is saved; the id when null.</param>
/// <param name="Next">Where it leads; the step's own next when null.</param>
/// <param name="Words">Words that mean it, besides its title and number.</param>
/// <param name="Place">Where it stands; null for the one every flow closes with.</param>
/// <param name="Service">Offered only by offices that open this service; null for all.</param>
internal sealed record FlowChoice(string Id, string Title, string? Description, string? Value, string? Next, IReadOnlyList<string> Words, YamlData? Place, string? Service = null);

/// <summary>A line of a summary that can be changed.</summary>
internal sealed record SummaryField(string Answer, string Label, string Step);

/// <summary>How a typed answer is checked.</summary>
internal enum TextCheck
{
    Nik,
    Kk,
    Name,
    Phone,
    CaseNumber,
    ComplaintNumber,
    Last4,
    LinkCode,
    Email,

    /// <summary>A citizen's own words, whatever they are.</summary>
    Words,
}
