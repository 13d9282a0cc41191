using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>Recording slots: first the days with room, then the times of one day.</summary>
internal sealed class SlotCalls(CaseDesk desk, SlotFinder slots, OfficeProfile office, TextBook texts, NoticeTexts notices)
{
    private const string SlotId = "yyyyMMddHHmm";
    private const string DayId = "yyyy-MM-dd";

    public async Task<CallResult> OfferAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (await OwnCases.FindAsync(db, context, call, cancellationToken) is not { Stage: CaseStage.AwaitingRecording } file) return CallArguments.Result("refused");
        var taken = await SeatBook.TakenFromAsync(db, SeatBook.RecordingCounter, context.Now, cancellationToken);
        var free = slots.Find(SeatBook.RecordingCounter, context.Now, taken);
        var booked = await BookedAtAsync(db, file.Id, cancellationToken);
        var items = call.Arguments.GetValueOrDefault("day") is { Length: > 0 } day ? Times(free, day, context.Language) : Days(free, context.Language);
        return CallArguments.Result(
            items.Count == 0 ? "none" : "ok",
            items,
            ("number", file.Number),
            ("booked", booked is { } at ? SlotLabel.Long(office, texts, at, context.Language) : ""));
    }

    public async Task<CallResult> BookAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (await OwnCases.FindAsync(db, context, call, cancellationToken) is not { } file) return CallArguments.Result("refused");
        if (!DateTime.TryParseExact(call.Arguments.GetValueOrDefault("slot"), SlotId, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var startsAt))
            return CallArguments.Result("taken");
        return await desk.ApplyAsync(db, new SlotChosen(file.Id, Actor.Citizen(context.ConversationId), startsAt), cancellationToken) switch
        {
            DeskDone done => CallArguments.Result("ok", ("number", done.Number), ("slot_text", SlotLabel.Long(office, texts, startsAt, context.Language)), ("notice", notices.Of(file, context, "slot-booked", startsAt))),
            DeskRefused { Reason: DeskRefusal.SlotTaken } => CallArguments.Result("taken"),
            _ => CallArguments.Result("refused"),
        };
    }

    /// <summary>When the case's active booking begins (UTC).</summary>
    public static Task<DateTime?> BookedAtAsync(KtpBotDb db, long caseId, CancellationToken cancellationToken) =>
        db.Appointments.AsNoTracking()
            .Where(a => a.CaseId == caseId && a.State == AppointmentState.Booked)
            .OrderByDescending(a => a.Id).Select(a => (DateTime?)a.StartsAt).FirstOrDefaultAsync(cancellationToken);

    private List<CallItem> Days(IReadOnlyList<Slot> free, string language) =>
    [
        .. free.GroupBy(s => office.DateAt(s.StartsAt)).Take(DialogLimits.Rows).Select(day => new CallItem(
            day.Key.ToString(DayId, CultureInfo.InvariantCulture),
            new CalendarWords(texts, language).DayRow(day.Key),
            texts.Render("jadwal.seats", language, new Dictionary<string, string> { ["count"] = day.Sum(s => s.FreeSeats).ToString(CultureInfo.InvariantCulture) }))),
    ];

    /// <summary>A day's times, spread over the day where there are more than a list can show.</summary>
    private List<CallItem> Times(IReadOnlyList<Slot> free, string day, string language)
    {
        const int most = DialogLimits.Rows - 1;
        var ofDay = free.Where(s => office.DateAt(s.StartsAt).ToString(DayId, CultureInfo.InvariantCulture) == day).ToList();
        var shown = ofDay.Count <= most ? ofDay : [.. Enumerable.Range(0, most).Select(i => ofDay[i * ofDay.Count / most])];
        return [.. shown.Select(s => new CallItem(s.StartsAt.ToString(SlotId, CultureInfo.InvariantCulture), SlotLabel.Time(office, texts, s.StartsAt, language), null))];
    }
}
