using System.Globalization;
using KtpBot.Core.Complaints;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;

namespace KtpBot.Core.CitizenData;

/// <summary>
/// The citizen's own complaints with a name, in his words about his data. One without a name is not his as far as the office can tell,
/// and stands nowhere here. Only for messages that officers do not read along, since a complaint may be about one of them.
/// </summary>
public sealed class ComplaintsOnRecord(TextBook texts, OfficeProfile office)
{
    private const int Most = 5;

    /// <summary>Number, day and state of each, the newest first; null when there is none.</summary>
    public async Task<string?> ListAsync(KtpBotDb db, long conversationId, string language, CancellationToken cancellationToken)
    {
        var own = await ComplaintDesk.OwnNamedAsync(db, conversationId, int.MaxValue, cancellationToken);
        if (own.Count == 0) return null;
        var lines = own.Take(Most).Select(c => Text(language, "complaint", ("number", c.Number), ("date", SlotLabel.Date(office, texts, c.ReceivedAt, language)), ("state", State(c, language))));
        if (own.Count > Most) lines = lines.Append(Text(language, "complaints-more", ("count", (own.Count - Most).ToString(CultureInfo.InvariantCulture))));
        return Text(language, "complaints", ("complaints", string.Join('\n', lines)));
    }

    /// <summary>Everything that is kept of each, with the office's answers.</summary>
    public async Task<string> FullAsync(KtpBotDb db, long conversationId, string language, CancellationToken cancellationToken)
    {
        var parts = new List<string>();
        foreach (var complaint in await ComplaintDesk.OwnNamedAsync(db, conversationId, int.MaxValue, cancellationToken))
        {
            (string Key, string? Value)[] told =
            [
                ("words", complaint.Words), ("who", complaint.Who), ("place", complaint.Place), ("moment", complaint.Moment), ("amount", complaint.Amount),
                ("case", complaint.CaseNumber), ("contact", complaint.Contact),
            ];
            var lines = told.Where(t => !string.IsNullOrEmpty(t.Value)).Select(t => $"  {texts.Render("own.complaint." + t.Key, language)}: {t.Value}")
                .Concat((await ComplaintDesk.RepliesAsync(db, complaint.Id, cancellationToken)).Select(r => $"  {SlotLabel.Long(office, texts, r.At, language)}: {r.Words}"));
            parts.Add(string.Join('\n', lines.Prepend($"- {complaint.Number}, {SlotLabel.Long(office, texts, complaint.ReceivedAt, language)}, {State(complaint, language)}")));
        }

        return parts.Count == 0 ? "-" : string.Join('\n', parts);
    }

    private string State(Complaint complaint, string language) => texts.Render(
        complaint switch
        {
            { State: ComplaintState.Closed } => "own.complaint.closed",
            { FirstAnsweredAt: not null } => "own.complaint.answered",
            { State: ComplaintState.Taken } => "own.complaint.taken",
            _ => "own.complaint.new",
        },
        language);

    private string Text(string language, string key, params (string Name, string Value)[] values) =>
        texts.Render("own.data." + key, language, values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal));
}
