using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Cases;
using KtpBot.Core.Offices;
using KtpBot.Core.Queueing;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Queueing;

/// <summary>Reads the day's queue for an officer's counter.</summary>
internal sealed class BoardReader(KtpBotDb db, QueueBoard board, CaseDesk desk, CurrentOfficer officer, OfficeProfile office, ServiceLabels labels, TimeProvider time)
{
    public async Task<BoardView> ReadAsync(string? counterId, CancellationToken cancellationToken)
    {
        var today = await board.TodayAsync(db, cancellationToken);
        var ids = today.Tickets.Where(t => t is { IsOpen: true, CaseId: not null }).Select(t => t.CaseId!.Value).Distinct().ToList();
        var numbers = await db.Cases.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, cancellationToken);
        var counter = office.Queue.Counter(counterId);
        var current = counter is null ? null : today.At(counter.Id);
        return new BoardView(
            [.. today.Line.Select(t => Row(t, numbers))],
            current is null ? null : new CurrentRow(
                Row(current, numbers), current.State == TicketState.Serving, current.CalledAt!.Value, current.Calls, current.Service is { } service ? labels.Label(service) : null, (await ArrivalAsync(current, cancellationToken))?.Label),
            [
                .. office.Queue.Counters.Where(c => c.Id != counterId).Select(c => (c.Name, At: today.At(c.Id))).Where(c => c.At is not null)
                    .Select(c => new ElsewhereRow(c.Name, c.At!.Label(office.Queue), c.At.State == TicketState.Serving)),
            ],
            counter is null ? null : today.Next(counter)?.Label(office.Queue),
            Figures(today));
    }

    /// <summary>The outcome that says "is at the counter", where the case stands at the step that waits for it and this officer may decide it; with the case.</summary>
    public async Task<(Decided? Input, string Label)?> ArrivalOfAsync(long ticketId, CancellationToken cancellationToken)
    {
        var today = await board.TodayAsync(db, cancellationToken);
        return today.Tickets.FirstOrDefault(t => t.Id == ticketId) is { } ticket && await ArrivalAsync(ticket, cancellationToken) is { } action
            ? (new Decided(ticket.CaseId!.Value, officer.Actor, office.Queue.Arrives!.Step, action.Id, [], null), action.Label)
            : null;
    }

    private async Task<StepAction?> ArrivalAsync(QueueTicket ticket, CancellationToken cancellationToken)
    {
        if (office.Queue.Arrives is not { } arrives || ticket is not { State: TicketState.Called, CaseId: { } caseId }) return null;
        return await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, cancellationToken) is { } file && file.StepId == arrives.Step
            ? desk.ActionsFor(file, officer.Roles).FirstOrDefault(a => a.Kind == StepActionKind.Decide && a.Id == arrives.Outcome)
            : null;
    }

    private LineRow Row(QueueTicket t, Dictionary<long, string> numbers) => new(
        t.Id,
        t.Label(office.Queue),
        office.Queue.Purpose(t.Purpose)?.Name ?? t.Purpose,
        t.TakenAt,
        t.SlotStartsAt,
        QueueOrder.IsDue(office.Queue, t, time.GetUtcNow().UtcDateTime),
        t.Priority,
        t.AfterCalls is not null,
        t.CaseId,
        t.CaseId is { } id ? numbers.GetValueOrDefault(id) : null);

    private BoardFigures Figures(QueueDay today)
    {
        var waits = today.Waits;
        return new BoardFigures(
            today.Line.Count,
            today.Tickets.Count(t => t.State == TicketState.Done),
            WaitEstimate.Median(waits) is { } median ? (int)median.TotalMinutes : null,
            waits.Count == 0 ? null : (int)waits.Max().TotalMinutes,
            today.Minutes(office.Queue.Purposes[0].Id, today.Line.Count));
    }
}
