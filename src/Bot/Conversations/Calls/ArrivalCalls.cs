using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Queueing;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>"Saya sudah sampai": marks the citizen as there and tells his place in today's queue.</summary>
internal sealed class ArrivalCalls(CaseDesk desk, OfficeProfile office, TextBook texts, OwnCases own, QueueDesk queue)
{
    public async Task<CallResult> ArriveAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        var waiting = await BookedAsync(db, context, CallArguments.Id(call, "case_id"), cancellationToken);
        var today = waiting.Where(b => office.DateAt(b.Booked.StartsAt) == office.DateAt(context.Now)).ToList();
        return (waiting, today) switch
        {
            ([], _) => CallArguments.Result("none"),
            ([var next, ..], []) => CallArguments.Result("other_day", Told(next.File, next.Booked, context)),
            (_, [var only]) => await ArriveAsync(db, context, only.File, only.Booked, cancellationToken),
            _ => CallArguments.Result("many", await own.ItemsAsync(db, today.ConvertAll(b => b.File), context.Language, cancellationToken)),
        };
    }

    private async Task<CallResult> ArriveAsync(KtpBotDb db, CallContext context, CaseFile file, Appointment booked, CancellationToken cancellationToken)
    {
        if (context.Now < ArrivalTimes.From(office, booked.StartsAt))
            return CallArguments.Result("early", [.. Told(file, booked, context), ("opens", SlotLabel.Time(office, texts, ArrivalTimes.From(office, booked.StartsAt), context.Language))]);
        if (await desk.ApplyAsync(db, new CitizenArrived(file.Id, Actor.Citizen(context.ConversationId)), cancellationToken) is not DeskDone) return CallArguments.Result("none");
        if (await queue.OfCaseAsync(db, file.Id, cancellationToken) is not { } ticket) return CallArguments.Result("none");
        var place = await queue.LearntAsync(db, ticket, cancellationToken);
        return CallArguments.Result(
            place.Ahead == 0 ? "first" : "ok", [.. Told(file, booked, context), ("queue_number", place.Label), ("ahead", place.Ahead.ToString(CultureInfo.InvariantCulture))]);
    }

    /// <summary>The citizen's cases that hold a slot which is not long past, the earliest first; one of them where the flow names it.</summary>
    private async Task<List<(CaseFile File, Appointment Booked)>> BookedAsync(KtpBotDb db, CallContext context, long? caseId, CancellationToken cancellationToken)
    {
        var morning = office.DayStart(context.Now);
        var cases = await CitizenCases.OfAsync(db, context.ConversationId, cancellationToken);
        var rows = await cases.AsNoTracking().Where(c => c.Stage == CaseStage.AwaitingRecording && (caseId == null || c.Id == caseId))
            .Join(
                db.Appointments.AsNoTracking().Where(a => a.StartsAt >= morning && (a.State == AppointmentState.Booked || a.State == AppointmentState.Arrived)),
                c => c.Id,
                a => a.CaseId,
                (File, Booked) => new { File, Booked })
            .OrderBy(row => row.Booked.StartsAt).Take(DialogLimits.Rows - 1).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => (row.File, row.Booked));
    }

    private (string, string)[] Told(CaseFile file, Appointment booked, CallContext context) =>
        [("number", file.Number), ("service", file.Service), ("case_id", OwnCases.Text(file.Id)), ("slot_text", SlotLabel.Long(office, texts, booked.StartsAt, context.Language))];
}
