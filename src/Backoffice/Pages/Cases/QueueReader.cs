using KtpBot.Backoffice.Security;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Cases;
using KtpBot.Core.Offices;
using KtpBot.Core.Queueing;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Reads who comes to the recording counter today, and who waits for a place.</summary>
internal sealed class QueueReader(KtpBotDb db, CaseDesk desk, CurrentOfficer officer, OfficeClock clock, OfficeProfile office)
{
    private const int Most = 200;

    /// <summary>Those who are there in the order of arrival, then those who are still to come.</summary>
    public async Task<IReadOnlyList<VisitRow>> TodayAsync(CancellationToken cancellationToken)
    {
        var (morning, night) = (clock.Midnight, clock.Midnight.AddDays(1));
        var rows = await db.Appointments.AsNoTracking()
            .Where(a => a.Counter == SeatBook.RecordingCounter && a.StartsAt >= morning && a.StartsAt < night && (a.State == AppointmentState.Booked || a.State == AppointmentState.Arrived))
            .OrderBy(a => a.StartsAt).Take(Most)
            .Join(db.Cases, a => a.CaseId, c => c.Id, (Visit, File) => new { Visit, File, Name = db.People.Where(p => p.Id == File.PersonId).Select(p => p.Name).Single() })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.OrderBy(r => r.Visit.QueueNumber ?? int.MaxValue).ThenBy(r => r.Visit.StartsAt).Select(r => new VisitRow(
                r.File.Id, r.File.Number, r.Name, r.Visit.StartsAt, r.Visit.ArrivedAt, LabelOf(r.Visit.QueueNumber),
                r.Visit.ArrivedAt is null && desk.MayReceive(r.File, officer.Roles))),
        ];
    }

    /// <summary>The waiting list, the longest wait first.</summary>
    public async Task<IReadOnlyList<WaitRow>> WaitingAsync(CancellationToken cancellationToken)
    {
        var rows = await db.SlotWaits.AsNoTracking().Where(w => w.ClosedAt == null)
            .OrderBy(w => w.SinceAt).ThenBy(w => w.Id).Take(Most)
            .Join(db.Cases, w => w.CaseId, c => c.Id, (Wait, File) => new { Wait, File, Name = db.People.Where(p => p.Id == File.PersonId).Select(p => p.Name).Single() })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => new WaitRow(r.File.Id, r.File.Number, r.Name, r.Wait.SinceAt, r.Wait.WantedDay, Offered(r.Wait), r.Wait.OfferUntil, desk.MayReceive(r.File, officer.Roles)))];
    }

    /// <summary>Where one case stands in it; null when it does not wait.</summary>
    public async Task<WaitView?> OfAsync(CaseFile file, CancellationToken cancellationToken) =>
        await db.SlotWaits.AsNoTracking().SingleOrDefaultAsync(w => w.CaseId == file.Id && w.ClosedAt == null, cancellationToken) is { } wait
            ? new WaitView(wait.Id, wait.SinceAt, wait.WantedDay, Offered(wait), wait.OfferUntil)
            : null;

    /// <summary>"A003", as the citizen was told.</summary>
    public string? LabelOf(int? number) => number is { } n ? QueueTicket.LabelOf(office.Queue, office.Queue.ForAppointments(SeatBook.RecordingCounter).Id, n) : null;

    private static DateTime? Offered(SlotWait wait) => wait.State == WaitState.Offered ? wait.OfferedStartsAt : null;
}

/// <summary>One who comes today.</summary>
internal sealed record VisitRow(long CaseId, string Number, string Name, DateTime StartsAt, DateTime? ArrivedAt, string? QueueLabel, bool MayNote);

/// <summary>One who waits for a place; <paramref name="OfferedAt"/> is the slot that is kept for him.</summary>
internal sealed record WaitRow(long CaseId, string Number, string Name, DateTime SinceAt, DateOnly? WantedDay, DateTime? OfferedAt, DateTime? OfferUntil, bool MayChange);

/// <summary>The wait of one case.</summary>
internal sealed record WaitView(long Id, DateTime SinceAt, DateOnly? WantedDay, DateTime? OfferedAt, DateTime? OfferUntil);
