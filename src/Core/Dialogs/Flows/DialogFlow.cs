using System.Collections.Frozen;
using KtpBot.Core.Data;

namespace KtpBot.Core.Dialogs;

/// <summary>One conversation of dialogs/flows.</summary>
/// <param name="Id">Its name; <c>go:&lt;id&gt;</c> starts it.</param>
/// <param name="NeedsConsent">Personal data is asked: the privacy notice comes first.</param>
/// <param name="IsForm">Leaving it midway needs a confirmation.</param>
/// <param name="IsAnswer">It may interrupt a form: it answers a question, and the form's question is asked again.</param>
/// <param name="IsPrivate">What is said in it stays out of the officers' view of the conversation.</param>
/// <param name="Args">Answers a tap may bring along, in order (<c>go:jadwal:17</c>).</param>
/// <param name="Steps">In order.</param>
/// <param name="Closing">What is offered when nothing else waits.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record DialogFlow(
    string Id,
    bool NeedsConsent,
    bool IsForm,
    bool IsAnswer,
    bool IsPrivate,
    IReadOnlyList<string> Args,
    IReadOnlyList<DialogStep> Steps,
    ChoiceStep Closing,
    YamlData Place)
{
    /// <summary>The implicit last step: without it a conversation would end without a way on.</summary>
    public const string ClosingId = "tutup";

    private readonly FrozenDictionary<string, DialogStep> _byId = Steps.Append(Closing).GroupBy(s => s.Id).ToFrozenDictionary(g => g.Key, g => g.First());

    public DialogStep? Step(string id) => _byId.GetValueOrDefault(id);
}
