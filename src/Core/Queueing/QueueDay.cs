using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Queueing;

/// <summary>Today's numbers as they stand, with what follows from them: the order, who is ahead of whom, about how long it takes.</summary>
public sealed class QueueDay
{
    /// <summary>A counter that has done nothing for so long is taken for closed.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(30);

    private readonly QueueProfile _queue;
    private readonly DateTime _now;

    private QueueDay(QueueProfile queue, DateTime now, IReadOnlyList<QueueTicket> tickets)
    {
        (_queue, _now, Tickets) = (queue, now, tickets);
        Line = Ordered();
    }

    /// <summary>All of today, by number.</summary>
    public IReadOnlyList<QueueTicket> Tickets { get; }

    /// <summary>Those who wait, in the order in which they are called.</summary>
    public IReadOnlyList<QueueTicket> Line { get; private set; }

    /// <summary>How many of today have been called.</summary>
    public int Calls => Tickets.Count(t => t.Calls > 0);

    /// <summary>Reads it. With <paramref name="toChange"/> the rows are followed and saved by the context.</summary>
    internal static async Task<QueueDay> ReadAsync(KtpBotDb db, OfficeProfile office, DateTime now, bool toChange, CancellationToken cancellationToken)
    {
        var day = office.DateAt(now);
        var rows = db.QueueTickets.Where(t => t.Day == day).OrderBy(t => t.Number);
        return new QueueDay(office.Queue, now, await (toChange ? rows : rows.AsNoTracking()).ToListAsync(cancellationToken));
    }

    /// <summary>For rules over rows that are in no database.</summary>
    public static QueueDay Of(QueueProfile queue, DateTime now, IReadOnlyList<QueueTicket> tickets) => new(queue, now, tickets);

    /// <summary>After a change of a number.</summary>
    public void Reorder() => Line = Ordered();

    /// <summary>Who is at a counter now.</summary>
    public QueueTicket? At(string counter) => Tickets.FirstOrDefault(t => t.Counter == counter && t.State is (TicketState.Called or TicketState.Serving));

    /// <summary>Who is called next at a counter; null when nobody waits for it.</summary>
    public QueueTicket? Next(QueueCounter counter) => Line.FirstOrDefault(t => counter.Serves(t.Purpose));

    /// <summary>How many are called before it at the counters that serve it.</summary>
    public int Ahead(QueueTicket ticket)
    {
        var sharing = _queue.SharingWith(ticket.Purpose);
        return Line.TakeWhile(t => t.Number != ticket.Number).Count(t => sharing.Contains(t.Purpose));
    }

    /// <summary>About how many minutes somebody with so many before him still waits; null when too few have been served today.</summary>
    public (int From, int Until)? Minutes(string purpose, int ahead)
    {
        var sharing = _queue.SharingWith(purpose);
        var served = Tickets.Where(t => t is { State: TicketState.Done, CalledAt: not null, EndedAt: not null } && sharing.Contains(t.Purpose))
            .OrderByDescending(t => t.EndedAt).Take(WaitEstimate.Looked).Select(t => t.EndedAt!.Value - t.CalledAt!.Value).ToList();
        var counters = Tickets.Where(t => t.Counter is { } c && _queue.Counter(c)?.Serves(purpose) == true && (t.EndedAt ?? t.CalledAt) > _now - Quiet).Select(t => t.Counter).Distinct().Count();
        return WaitEstimate.Of(served, ahead, counters);
    }

    /// <summary>How long those who were called today had waited, without those who missed a call: their second wait is their own.</summary>
    public IReadOnlyList<TimeSpan> Waits => [.. Tickets.Where(t => t is { CalledAt: not null, Misses: 0 }).Select(t => t.CalledAt!.Value - t.TakenAt)];

    private IReadOnlyList<QueueTicket> Ordered()
    {
        var run = Tickets.Where(t => t.CalledAt is not null).OrderByDescending(t => t.CalledAt).ThenByDescending(t => t.Number).TakeWhile(t => t.Priority).Count();
        return QueueOrder.Of(_queue, Tickets.Where(t => t.State == TicketState.Waiting), Calls, run, _now);
    }
}
