using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Scheduling;

/// <summary>
/// Takes a seat in a slot. The unique index decides between two citizens who want the same one: the loser tries the next seat,
/// and only a full slot is refused. Never raises an error inside the caller's transaction.
/// </summary>
public static class SeatBook
{
    /// <summary>The counter at which biometrics are recorded.</summary>
    public const string RecordingCounter = "rekam";

    /// <summary>The seat taken, or null when the slot is full, too soon or outside the counter's hours.</summary>
    /// <param name="db">The running transaction.</param>
    /// <param name="slots">The office's slots.</param>
    /// <param name="caseId">Who takes it.</param>
    /// <param name="startsAt">UTC, as offered.</param>
    /// <param name="state">Booked, or Held for one on the waiting list.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal static async Task<TakenSeat?> TakeAsync(
        KtpBotDb db, SlotFinder slots, long caseId, DateTime startsAt, AppointmentState state, DateTime now, CancellationToken cancellationToken)
    {
        var taken = await TakenFromAsync(db, RecordingCounter, now, cancellationToken);
        while (slots.SeatAt(RecordingCounter, startsAt, now, taken) is { } seat)
        {
            var rows = await db.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO "Appointments" ("OfficeId", "CaseId", "Counter", "StartsAt", "EndsAt", "Seat", "State", "CreatedAt")
                 VALUES ({db.OfficeId}, {caseId}, {RecordingCounter}, {seat.StartsAt}, {seat.EndsAt}, {seat.Seat}, {state.ToString()}, {now})
                 ON CONFLICT DO NOTHING
                 """,
                cancellationToken);
            if (rows == 1) return seat;
            taken.Add(seat);
        }

        return null;
    }

    /// <summary>Makes the place held for this case its booking; null when none is held for it at that time.</summary>
    internal static async Task<TakenSeat?> KeepHeldAsync(KtpBotDb db, long caseId, DateTime startsAt, CancellationToken cancellationToken)
    {
        var held = await db.Appointments.FirstOrDefaultAsync(
            a => a.CaseId == caseId && a.StartsAt == startsAt && a.State == AppointmentState.Held && a.Seat != null, cancellationToken);
        if (held is null) return null;
        held.State = AppointmentState.Booked;
        return new TakenSeat(held.StartsAt, held.EndsAt, held.Seat!.Value);
    }

    /// <summary>Every seat of the counter that is held from a moment (UTC) on.</summary>
    public static Task<List<TakenSeat>> TakenFromAsync(KtpBotDb db, string counter, DateTime from, CancellationToken cancellationToken) =>
        db.Appointments.AsNoTracking()
            .Where(a => a.Counter == counter && a.Seat != null && a.EndsAt > from)
            .Select(a => new TakenSeat(a.StartsAt, a.EndsAt, a.Seat!.Value))
            .ToListAsync(cancellationToken);
}
