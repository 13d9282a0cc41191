using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Queueing;

/// <summary>Reads the day's queue for pages and the screen. Nothing in it is about a person.</summary>
public sealed class QueueBoard(OfficeProfile office, TimeProvider time)
{
    /// <summary>Today's numbers.</summary>
    public Task<QueueDay> TodayAsync(KtpBotDb db, CancellationToken cancellationToken) =>
        QueueDay.ReadAsync(db, office, time.GetUtcNow().UtcDateTime, toChange: false, cancellationToken);

    /// <summary>The last calls of today, the newest first, each number once.</summary>
    public async Task<IReadOnlyList<CalledNumber>> LastCallsAsync(KtpBotDb db, int most, CancellationToken cancellationToken)
    {
        var day = office.DateAt(time.GetUtcNow().UtcDateTime);
        var calls = await db.QueueMoves.AsNoTracking()
            .Where(m => m.Day == day && m.UndoneAt == null && (m.Kind == QueueMoveKind.Called || m.Kind == QueueMoveKind.CalledAgain))
            .OrderByDescending(m => m.Id).Take(most * 4)
            .Join(db.QueueTickets, m => m.TicketId, t => t.Id, (Move, Ticket) => new { Move.Id, Move.Counter, Move.At, Ticket })
            .Where(row => row.Ticket.Calls > 0).ToListAsync(cancellationToken);
        return
        [
            .. calls.OrderByDescending(c => c.Id).DistinctBy(c => c.Ticket.Id).Take(most)
                .Select(c => new CalledNumber(c.Id, c.Ticket.Label(office.Queue), office.Queue.Counter(c.Counter)?.Name ?? "", c.At, c.Ticket.State == TicketState.Called)),
        ];
    }

    /// <summary>A word that changes with every change of today's queue, and at midnight.</summary>
    public async Task<string> VersionAsync(KtpBotDb db, CancellationToken cancellationToken)
    {
        var day = office.DateAt(time.GetUtcNow().UtcDateTime);
        var at = await db.QueueTickets.Where(t => t.Day == day).GroupBy(t => 1)
            .Select(g => new { Last = g.Max(t => t.Number), Versions = g.Sum(t => (long)t.Version) }).SingleOrDefaultAsync(cancellationToken);
        return FormattableString.Invariant($"{day:yyyyMMdd}.{at?.Last ?? 0}.{at?.Versions ?? 0}");
    }
}

/// <summary>A call as the screen shows it.</summary>
/// <param name="Id">Of the call: a repeated one is another.</param>
/// <param name="Label">The number.</param>
/// <param name="Counter">Where to.</param>
/// <param name="At">UTC.</param>
/// <param name="Waits">He has not come yet.</param>
public sealed record CalledNumber(long Id, string Label, string Counter, DateTime At, bool Waits);
