using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>Takes a slot, gives it back, and says that one will come.</summary>
internal sealed class BookingCalls(CaseDesk desk, OfficeProfile office, TextBook texts, NoticeTexts notices, CalendarCalls calendar)
{
    /// <summary>Whether the case can have a slot, and which one it has.</summary>
    public async Task<CallResult> ShowAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (await OwnCases.FindAsync(db, context, call, cancellationToken) is not { } file || !Bookings.Concern(desk, file)) return CallArguments.Result("refused");
        var booked = await Bookings.OfAsync(db, file.Id, cancellationToken);
        return CallArguments.Result(
            booked is null ? "free" : "booked",
            ("number", file.Number),
            ("service", file.Service),
            ("booked", booked is null ? "" : SlotLabel.Long(office, texts, booked.StartsAt, context.Language)));
    }

    public async Task<CallResult> BookAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (await OwnCases.FindAsync(db, context, call, cancellationToken) is not { } file) return CallArguments.Result("refused");
        return SlotIds.Slot(call.Arguments.GetValueOrDefault("slot")) is { } startsAt
            ? await TakeAsync(db, context, file, startsAt, cancellationToken)
            : CallArguments.Result("taken");
    }

    /// <summary>Books a slot by its beginning; ends with "ok", "taken" or "refused".</summary>
    public async Task<CallResult> TakeAsync(KtpBotDb db, CallContext context, CaseFile file, DateTime startsAt, CancellationToken cancellationToken)
    {
        var outcome = await desk.ApplyAsync(db, new SlotChosen(file.Id, Actor.Citizen(context.ConversationId), startsAt), cancellationToken);
        if (outcome is not DeskDone done) return CallArguments.Result(outcome is DeskRefused { Reason: DeskRefusal.SlotTaken } ? "taken" : "refused");
        var booked = await Bookings.OfAsync(db, file.Id, cancellationToken) ?? throw new InvalidOperationException("The desk booked a slot that is not there.");
        var result = CallArguments.Result(
            "ok", ("number", done.Number), ("slot_text", SlotLabel.Long(office, texts, startsAt, context.Language)), ("notice", notices.Of(file, context, "slot-booked", startsAt)));
        return result with { Brought = [await calendar.FileAsync(db, context, file, booked, cancelled: false, cancellationToken)] };
    }

    public async Task<CallResult> GiveBackAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (await OwnCases.FindAsync(db, context, call, cancellationToken) is not { } file) return CallArguments.Result("none");
        if (await Bookings.OfAsync(db, file.Id, cancellationToken) is not { } booked) return CallArguments.Result("none", ("number", file.Number));
        var outcome = await desk.ApplyAsync(db, new SlotGivenBack(file.Id, Actor.Citizen(context.ConversationId)), cancellationToken);
        if (outcome is not DeskDone) return CallArguments.Result(outcome is DeskRefused { Reason: DeskRefusal.NotPossible } ? "late" : "none", ("number", file.Number));
        var result = CallArguments.Result("ok", ("number", file.Number), ("slot_text", SlotLabel.Long(office, texts, booked.StartsAt, context.Language)));
        return result with { Brought = [await calendar.FileAsync(db, context, file, booked, cancelled: true, cancellationToken)] };
    }

    /// <summary>The answer to a reminder: he will come.</summary>
    public async Task<CallResult> ConfirmAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (await OwnCases.FindAsync(db, context, call, cancellationToken) is not { } file) return CallArguments.Result("none");
        if (await desk.ApplyAsync(db, new ComingConfirmed(file.Id, Actor.Citizen(context.ConversationId)), cancellationToken) is not DeskDone) return CallArguments.Result("none", ("number", file.Number));
        var booked = await Bookings.OfAsync(db, file.Id, cancellationToken);
        return CallArguments.Result("ok", ("number", file.Number), ("slot_text", booked is null ? "" : SlotLabel.Long(office, texts, booked.StartsAt, context.Language)));
    }
}
