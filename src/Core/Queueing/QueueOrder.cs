namespace KtpBot.Core.Queueing;

/// <summary>
/// In which order those who wait are called. The rule, in one breath: by number; within one purpose an appointment whose time has
/// come goes first, so it takes the earliest place of its own purpose and nobody else's; whoever is marked for priority goes before
/// all, but only so many in a row; who missed his call comes back behind the next few. Pure.
/// </summary>
public static class QueueOrder
{
    /// <summary>The order.</summary>
    /// <param name="queue">The office's rule.</param>
    /// <param name="waiting">All who wait today.</param>
    /// <param name="calls">How many of today have been called.</param>
    /// <param name="priorityRun">How many of those called last, one after the other, were marked for priority.</param>
    /// <param name="now">UTC.</param>
    public static IReadOnlyList<QueueTicket> Of(QueueProfile queue, IEnumerable<QueueTicket> waiting, int calls, int priorityRun, DateTime now)
    {
        var (back, fresh) = (new List<QueueTicket>(), new List<QueueTicket>());
        foreach (var ticket in waiting.OrderBy(t => t.Number)) (ticket.AfterCalls is null ? fresh : back).Add(ticket);
        var lines = fresh.GroupBy(t => t.Purpose).ToDictionary(
            line => line.Key,
            line => new Queue<QueueTicket>(line.OrderBy(t => IsDue(queue, t, now) ? t.SlotStartsAt!.Value : DateTime.MaxValue).ThenBy(t => t.Number)));
        var order = PriorityFirst([.. fresh.Select(t => lines[t.Purpose].Dequeue())], queue.PriorityInARow, priorityRun);

        // The one who comes back last is put in first, so that the others do not land behind him.
        foreach (var ticket in back.OrderByDescending(t => t.AfterCalls).ThenByDescending(t => t.Number))
            order.Insert(Math.Clamp(ticket.AfterCalls!.Value - calls, 0, order.Count), ticket);
        return order;
    }

    /// <summary>It is for an appointment whose time has come and is not over.</summary>
    public static bool IsDue(QueueProfile queue, QueueTicket ticket, DateTime now) =>
        queue.AppointmentsFirst && ticket is { SlotStartsAt: { } starts, SlotEndsAt: { } ends }
        && now >= starts.AddMinutes(-queue.EarlyMinutes) && now <= ends.AddMinutes(queue.LateMinutes);

    private static List<QueueTicket> PriorityFirst(List<QueueTicket> fair, int inARow, int run)
    {
        if (inARow == 0) return fair;
        var (marked, others) = (new Queue<QueueTicket>(fair.Where(t => t.Priority)), new Queue<QueueTicket>(fair.Where(t => !t.Priority)));
        var order = new List<QueueTicket>(fair.Count);
        while (marked.Count + others.Count > 0)
        {
            var first = marked.Count > 0 && (run < inARow || others.Count == 0);
            order.Add(first ? marked.Dequeue() : others.Dequeue());
            run = first ? run + 1 : 0;
        }

        return order;
    }
}
