using KtpBot.Core.Offices;

namespace KtpBot.Core.Scheduling;

/// <summary>
/// Which slots of a counter are free: counter hours, cut into slots, less the seats that are taken. Nothing is prepared in
/// advance, so a holiday or a special day takes effect at once. Pure: the caller brings the clock and the taken seats.
/// </summary>
public sealed class SlotFinder(OfficeProfile office)
{
    /// <summary>Every free slot within the counter's horizon, in order. Empty for a counter the office does not have.</summary>
    /// <param name="counter">The counter's id, for example "rekam".</param>
    /// <param name="now">UTC; slots begin at least the counter's lead time after it.</param>
    /// <param name="taken">Seats of this counter held from now on.</param>
    public IReadOnlyList<Slot> Find(string counter, DateTime now, IReadOnlyCollection<TakenSeat> taken)
    {
        if (!office.Counters.TryGetValue(counter, out var profile)) return [];
        var free = new List<Slot>();
        foreach (var (startsAt, endsAt) in Grid(profile, now))
        {
            var seats = profile.Capacity - SeatsTaken(startsAt, endsAt, taken).Count;
            if (seats > 0) free.Add(new Slot(counter, startsAt, endsAt, seats));
        }

        return free;
    }

    /// <summary>
    /// A few free slots for a menu: the first of each half day, so that a citizen sees several days and both halves of them,
    /// then, while there is room, the following ones. In order of time.
    /// </summary>
    /// <param name="counter">The counter's id.</param>
    /// <param name="now">UTC.</param>
    /// <param name="taken">Seats of this counter held from now on.</param>
    /// <param name="most">How many the menu can show.</param>
    public IReadOnlyList<Slot> Offer(string counter, DateTime now, IReadOnlyCollection<TakenSeat> taken, int most)
    {
        var free = Find(counter, now, taken);
        var firsts = free.GroupBy(HalfDay).Select(half => half.First()).Take(most).ToHashSet();
        foreach (var slot in free)
        {
            if (firsts.Count >= most) break;
            firsts.Add(slot);
        }

        return [.. firsts.OrderBy(slot => slot.StartsAt)];
    }

    /// <summary>The slot that begins at a moment, with its lowest free seat; null when there is none, or it is full or too soon.</summary>
    /// <param name="counter">The counter's id.</param>
    /// <param name="startsAt">UTC, as offered.</param>
    /// <param name="now">UTC.</param>
    /// <param name="taken">Seats of this counter held from now on.</param>
    public TakenSeat? SeatAt(string counter, DateTime startsAt, DateTime now, IReadOnlyCollection<TakenSeat> taken)
    {
        if (!office.Counters.TryGetValue(counter, out var profile)) return null;
        foreach (var (start, end) in Grid(profile, now))
        {
            if (start != startsAt) continue;
            var held = SeatsTaken(start, end, taken);
            for (var seat = 1; seat <= profile.Capacity; seat++)
            {
                if (!held.Contains(seat)) return new TakenSeat(start, end, seat);
            }
        }

        return null;
    }

    private static IEnumerable<(DateTime StartsAt, DateTime EndsAt)> Grid(CounterProfile counter, DateTime now)
    {
        var earliest = now.AddMinutes(counter.MinLeadMinutes);
        var today = counter.Calendar.DateAt(now);
        for (var ahead = 0; ahead <= counter.HorizonDays; ahead++)
        {
            foreach (var span in counter.Calendar.SpansOn(today.AddDays(ahead)))
            {
                for (var start = span.From; start.AddMinutes(counter.SlotMinutes) <= span.Until; start = start.AddMinutes(counter.SlotMinutes))
                {
                    if (start >= earliest && start > now) yield return (start, start.AddMinutes(counter.SlotMinutes));
                }
            }
        }
    }

    // By overlap, not by equal start: appointments stay valid when the office changes its slot length. A seat beyond today's
    // capacity still takes somebody's time, so it counts too.
    private static HashSet<int> SeatsTaken(DateTime startsAt, DateTime endsAt, IReadOnlyCollection<TakenSeat> taken) =>
        [.. taken.Where(seat => seat.StartsAt < endsAt && seat.EndsAt > startsAt).Select(seat => seat.Seat)];

    private (DateOnly Date, bool Afternoon) HalfDay(Slot slot)
    {
        var local = office.LocalTime(slot.StartsAt);
        return (DateOnly.FromDateTime(local), local.Hour >= 12);
    }
}
