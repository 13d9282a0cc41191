using System.Globalization;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Queueing;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>The citizen's number of today: where it stands, taking one, giving it up.</summary>
internal sealed class QueueCalls(QueueDesk queue, OfficeProfile office, TextBook texts)
{
    public async Task<CallResult> ShowAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (await queue.OfCitizenAsync(db, context.ConversationId, cancellationToken) is { } place)
        {
            return place.State == TicketState.Waiting
                ? Standing(place, context, "waiting")
                : CallArguments.Result("called", ("queue_number", place.Label), ("queue_counter", place.Counter ?? ""));
        }

        if (!office.Queue.Chat) return CallArguments.Result("counter");
        if (!office.Calendar.IsOpen(context.Now)) return Closed(context);
        return CallArguments.Result("open", [.. office.Queue.Purposes.Select(p => new CallItem(p.Id, NameOf(p, context.Language), null))]);
    }

    public async Task<CallResult> TakeAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (await queue.OfCitizenAsync(db, context.ConversationId, cancellationToken) is { } already) return Standing(already, context, "ok");
        if (office.Queue.Chat && !office.Calendar.IsOpen(context.Now)) return Closed(context);
        var purpose = call.Arguments.GetValueOrDefault("purpose") ?? "";
        if (await queue.AppointmentTodayAsync(db, purpose, context.ConversationId, cancellationToken) is { } slot)
            return CallArguments.Result("booked", ("slot_text", SlotLabel.Long(office, texts, slot, context.Language)));
        return await queue.TakeForCitizenAsync(db, purpose, context.ConversationId, cancellationToken) is { } taken ? Standing(taken, context, "ok") : CallArguments.Result("counter");
    }

    public async Task<CallResult> LeaveAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken) =>
        await queue.LeaveForCitizenAsync(db, context.ConversationId, cancellationToken) is { } label ? CallArguments.Result("ok", ("queue_number", label)) : CallArguments.Result("none");

    private CallResult Standing(QueuePlace place, CallContext context, string behindOthers) => CallArguments.Result(
        place.Ahead == 0 ? "next" : behindOthers, ("queue_number", place.Label), ("ahead", Text(place.Ahead)), ("queue_estimate", Estimate(place, context.Language)));

    private CallResult Closed(CallContext context) => CallArguments.Result("closed", ("opens", OfficeCall.Opens(office, texts, context)));

    /// <summary>In the citizen's language where the texts have the purpose, else as the office calls it.</summary>
    private string NameOf(QueuePurpose purpose, string language) =>
        "antrean.keperluan." + purpose.Id is var key && texts.Has(key, TextBook.DefaultLanguage) ? texts.Render(key, language) : purpose.Name;

    /// <summary>A line of its own, or nothing while too few have been served today to say anything honest.</summary>
    private string Estimate(QueuePlace place, string language) => place.Minutes is not var (from, until)
        ? ""
        : "\n" + texts.Render(from == 0 ? "antrean.kira-dekat" : "antrean.kira", language, new Dictionary<string, string> { ["from"] = Text(from), ["until"] = Text(until) });

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
