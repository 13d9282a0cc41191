using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Queueing;

/// <summary>What becomes of numbers when their day is over.</summary>
public static class QueueKeeping
{
    /// <summary>After so many days only counts stay.</summary>
    public const int Days = 90;

    /// <summary>Whoever was served counts as done, whoever still waited went home. The office's midnight decides, not the server's.</summary>
    /// <returns>How many were closed.</returns>
    public static async Task<int> CloseEarlierDaysAsync(KtpBotDb db, OfficeProfile office, DateTime now, CancellationToken cancellationToken)
    {
        var (today, midnight) = (office.DateAt(now), office.DayStart(now));
        var open = db.QueueTickets.Where(t => t.Day < today);
        return await open.Where(t => t.State == TicketState.Serving)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.State, TicketState.Done).SetProperty(t => t.EndedAt, (DateTime?)midnight).SetProperty(t => t.Version, t => t.Version + 1), cancellationToken)
            + await open.Where(t => t.State == TicketState.Waiting || t.State == TicketState.Called)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.State, TicketState.Left).SetProperty(t => t.EndedAt, (DateTime?)midnight).SetProperty(t => t.Version, t => t.Version + 1), cancellationToken);
    }

    /// <summary>Reduces one day that is older than <see cref="Days"/> to its counts. Saved, not committed.</summary>
    /// <returns>False when there is none.</returns>
    public static async Task<bool> ReduceOneDayAsync(KtpBotDb db, OfficeProfile office, DateTime now, CancellationToken cancellationToken)
    {
        var before = office.DateAt(now).AddDays(-Days);
        if (await db.QueueTickets.Where(t => t.Day < before).OrderBy(t => t.Day).Select(t => (DateOnly?)t.Day).FirstOrDefaultAsync(cancellationToken) is not { } day) return false;
        foreach (var purpose in (await db.QueueTickets.AsNoTracking().Where(t => t.Day == day).ToListAsync(cancellationToken)).GroupBy(t => t.Purpose))
        {
            var waits = purpose.Where(t => t is { CalledAt: not null, Misses: 0 }).Select(t => t.CalledAt!.Value - t.TakenAt);
            db.Add(new QueueDayCount
            {
                OfficeId = office.Id,
                Day = day,
                Purpose = purpose.Key,
                Taken = purpose.Count(),
                Done = purpose.Count(t => t.State == TicketState.Done),
                Missed = purpose.Count(t => t.State == TicketState.Missed),
                Left = purpose.Count(t => t.State == TicketState.Left),
                WaitMinutes = WaitEstimate.Median(waits) is { } median ? (int)median.TotalMinutes : null,
            });
        }

        await db.SaveChangesAsync(cancellationToken);
        await db.QueueMoves.Where(m => m.Day == day).ExecuteDeleteAsync(cancellationToken);
        await db.QueueTickets.Where(t => t.Day == day).ExecuteDeleteAsync(cancellationToken);
        return true;
    }
}
