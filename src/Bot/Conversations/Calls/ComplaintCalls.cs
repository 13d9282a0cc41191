using KtpBot.Core.Complaints;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>Files a complaint, and shows where one stands to the conversation that filed it.</summary>
internal sealed class ComplaintCalls(ComplaintDesk desk, TextBook texts, OfficeProfile office)
{
    private const int Most = DialogLimits.Rows - 1;

    public async Task<CallResult> FileAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        var draft = new ComplaintDraft(
            KindOf(call.Arguments.GetValueOrDefault("kind")),
            call.Arguments.GetValueOrDefault("anonymous") == "ya",
            Given(call, "words"), Given(call, "who"), Given(call, "place"), Given(call, "moment"), Given(call, "amount"), Given(call, "case_number"), Given(call, "contact"),
            CallArguments.File(call.Arguments.GetValueOrDefault("proof")));
        return await desk.FileAsync(db, draft, context.ConversationId, context.Language, context.Now, cancellationToken) is { } complaint
            ? CallArguments.Result(
                "ok",
                ("complaint_number", complaint.Number),
                ("complaint_answer_by", SlotLabel.Date(office, texts, complaint.AnswerBy, context.Language)),
                ("complaint_finish_by", SlotLabel.Date(office, texts, complaint.FinishBy, context.Language)))
            : CallArguments.Result("limited");
    }

    /// <summary>Those with a name; an anonymous one is only found by its number, since nothing else leads to it.</summary>
    public async Task<CallResult> ListAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken) =>
        await ComplaintDesk.OwnNamedAsync(db, context.ConversationId, Most, cancellationToken) switch
        {
            [] => CallArguments.Result("none"),
            [var only] => CallArguments.Result("one", ("complaint_number", only.Number)),
            var many => CallArguments.Result("many", [.. many.Select(c => new CallItem(c.Number, c.Number, texts.Render("keluhan-form.kind-" + CodeOf(c.Kind), context.Language)))]),
        };

    /// <summary>
    /// The same answer for a wrong number, for somebody else's complaint, and for one who tried too often. Who tried an anonymous one
    /// of his own leaves no trace of it: only misses are counted.
    /// </summary>
    public async Task<CallResult> ShowAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (ComplaintNumber.In(call.Arguments.GetValueOrDefault("number") ?? "") is not { } number || await ProofLimit.IsReachedAsync(db, context, cancellationToken))
            return CallArguments.Result("unknown");
        if (await desk.FindOwnAsync(db, context.ConversationId, number, cancellationToken) is not { } complaint)
        {
            await ProofLimit.CountAsync(db, context, cancellationToken);
            return CallArguments.Result("unknown");
        }

        return CallArguments.Result("ok", ("complaint_number", complaint.Number), ("complaint_status", await WordsAsync(db, context, complaint, cancellationToken)));
    }

    private async Task<string> WordsAsync(KtpBotDb db, CallContext context, Complaint complaint, CancellationToken cancellationToken)
    {
        var key = complaint switch
        {
            { State: ComplaintState.Closed } => "keluhan-status.closed",
            { FirstAnsweredAt: not null } => "keluhan-status.answered",
            { State: ComplaintState.Taken } => "keluhan-status.taken",
            _ => "keluhan-status.new",
        };
        var replies = await ComplaintDesk.RepliesAsync(db, complaint.Id, cancellationToken);
        var words = texts.Render(key, context.Language, new Dictionary<string, string>
        {
            ["complaint_answer_by"] = SlotLabel.Date(office, texts, complaint.AnswerBy, context.Language),
            ["complaint_finish_by"] = SlotLabel.Date(office, texts, complaint.FinishBy, context.Language),
        });
        return replies.Count == 0 ? words : $"{words}\n\n{string.Join("\n\n", replies.Select(r => $"*{SlotLabel.Date(office, texts, r.At, context.Language)}*\n{r.Words}"))}";
    }

    private static string? Given(DialogCall call, string name) => call.Arguments.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    private static ComplaintKind KindOf(string? code) => code switch
    {
        "pungli" => ComplaintKind.Levy,
        "lama" => ComplaintKind.Slow,
        "petugas" => ComplaintKind.Manner,
        "data" => ComplaintKind.WrongData,
        _ => ComplaintKind.Other,
    };

    private static string CodeOf(ComplaintKind kind) => kind switch
    {
        ComplaintKind.Levy => "pungli",
        ComplaintKind.Slow => "lama",
        ComplaintKind.Manner => "petugas",
        ComplaintKind.WrongData => "data",
        ComplaintKind.Other => "lain",
    };
}
