using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>The waiting list for recording slots, and the answer to a place that is offered.</summary>
internal sealed class WaitCalls(CaseDesk desk, SlotFinder slots, OfficeProfile office, TextBook texts, BookingCalls booking)
{
    /// <summary>Where the citizen stands with the list, and which days he could wait for.</summary>
    public async Task<CallResult> ShowAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (await OwnCases.FindAsync(db, context, call, cancellationToken) is not { } file || !Bookings.Concern(desk, file)) return CallArguments.Result("refused");
        if (await OpenAsync(db, file.Id, cancellationToken) is { } wait) return await StandingAsync(db, context, file, wait, cancellationToken);
        var (free, menu) = await MenuAsync(db, context, cancellationToken);
        var items = menu?.FullDays(context.Now).Take(DialogLimits.Rows - 2)
            .Select(day => new CallItem(SlotIds.Of(day), new CalendarWords(texts, context.Language).DayRow(day), null)).ToList() ?? [];
        var booked = await Bookings.OfAsync(db, file.Id, cancellationToken) is not null;
        var outcome = items.Count == 0 ? "free" : free || booked ? "days" : "all";
        return CallArguments.Result(outcome, items, ("number", file.Number));
    }

    public async Task<CallResult> JoinAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (await OwnCases.FindAsync(db, context, call, cancellationToken) is not { } file) return CallArguments.Result("refused");
        var day = SlotIds.Day(call.Arguments.GetValueOrDefault("day"));

        // A place that is free now is better taken than waited for.
        var (free, menu) = await MenuAsync(db, context, cancellationToken);
        if (menu is null || (day is { } wanted ? !menu.FullDays(context.Now).Contains(wanted) : free)) return CallArguments.Result("free", ("number", file.Number));
        if (await desk.ApplyAsync(db, new WaitingListJoined(file.Id, Actor.Citizen(context.ConversationId), day), cancellationToken) is not DeskDone) return CallArguments.Result("refused");
        return await OpenAsync(db, file.Id, cancellationToken) is { } wait
            ? await StandingAsync(db, context, file, wait, cancellationToken) with { Outcome = "ok" }
            : CallArguments.Result("refused");
    }

    public async Task<CallResult> LeaveAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken) =>
        await OwnCases.FindAsync(db, context, call, cancellationToken) is { } file
        && await desk.ApplyAsync(db, new WaitingListLeft(file.Id, Actor.Citizen(context.ConversationId)), cancellationToken) is DeskDone
            ? CallArguments.Result("ok", ("number", file.Number))
            : CallArguments.Result("none");

    /// <summary>Takes the place that is kept for him; too late once it is kept for somebody else.</summary>
    public async Task<CallResult> TakeOfferAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (await OwnCases.FindAsync(db, context, call, cancellationToken) is not { } file) return CallArguments.Result("late");
        if (await OpenAsync(db, file.Id, cancellationToken) is not { State: WaitState.Offered, OfferedStartsAt: { } startsAt }) return CallArguments.Result("late", ("number", file.Number));
        var taken = await booking.TakeAsync(db, context, file, startsAt, cancellationToken);
        return taken.Outcome == "ok" ? taken : CallArguments.Result("late", ("number", file.Number));
    }

    private static Task<SlotWait?> OpenAsync(KtpBotDb db, long caseId, CancellationToken cancellationToken) =>
        db.SlotWaits.AsNoTracking().FirstOrDefaultAsync(w => w.CaseId == caseId && w.ClosedAt == null, cancellationToken);

    private async Task<CallResult> StandingAsync(KtpBotDb db, CallContext context, CaseFile file, SlotWait wait, CancellationToken cancellationToken)
    {
        if (wait is { State: WaitState.Offered, OfferedStartsAt: { } startsAt, OfferUntil: { } until })
            return CallArguments.Result("offered", ("number", file.Number), ("slot_text", SlotLabel.Long(office, texts, startsAt, context.Language)), ("until", SlotLabel.Time(office, texts, until, context.Language)));
        var before = await db.SlotWaits.CountAsync(
            w => w.ClosedAt == null && w.State == WaitState.Waiting && (w.SinceAt < wait.SinceAt || (w.SinceAt == wait.SinceAt && w.Id < wait.Id))
                && (w.WantedDay == null || wait.WantedDay == null || w.WantedDay == wait.WantedDay),
            cancellationToken);
        var day = wait.WantedDay is { } wanted ? new CalendarWords(texts, context.Language).DayRow(wanted) : texts.Render("tunggu.any-day", context.Language);
        return CallArguments.Result("waiting", ("number", file.Number), ("wait_day", day), ("wait_place", (before + 1).ToString(CultureInfo.InvariantCulture)));
    }

    private async Task<(bool Free, SlotMenu? Menu)> MenuAsync(KtpBotDb db, CallContext context, CancellationToken cancellationToken)
    {
        if (!office.Counters.TryGetValue(SeatBook.RecordingCounter, out var counter)) return (false, null);
        var taken = await SeatBook.TakenFromAsync(db, counter.Id, context.Now, cancellationToken);
        var free = slots.Find(counter.Id, context.Now, taken);
        return (free.Count > 0, new SlotMenu(office, counter, free));
    }
}
