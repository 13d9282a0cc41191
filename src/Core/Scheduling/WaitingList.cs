using KtpBot.Core.Offices;

namespace KtpBot.Core.Scheduling;

/// <summary>One place for one who waits.</summary>
/// <param name="Wait">Whose turn it is.</param>
/// <param name="Slot">The place.</param>
/// <param name="Until">How long it is kept for him (UTC).</param>
public sealed record SeatOffer(SlotWait Wait, Slot Slot, DateTime Until);

/// <summary>Who is offered which place. Pure: rows and free slots in, offers out; storage decides again whether the seat is still free.</summary>
public static class WaitingList
{
    /// <summary>An offer that leaves less time to answer than this is not made; the place stays open to everybody.</summary>
    public static readonly TimeSpan LeastTime = TimeSpan.FromMinutes(20);

    /// <summary>The offers to make now: the one who has waited longest gets the earliest place that fits. None at night, when nobody answers.</summary>
    /// <param name="office">The office.</param>
    /// <param name="counter">Its counter.</param>
    /// <param name="waiting">Rows in state Waiting.</param>
    /// <param name="free">Free slots, in order.</param>
    /// <param name="now">UTC.</param>
    public static IReadOnlyList<SeatOffer> Plan(OfficeProfile office, CounterProfile counter, IEnumerable<SlotWait> waiting, IReadOnlyList<Slot> free, DateTime now)
    {
        if (ReminderTimes.AfterQuiet(office, now) != now) return [];
        var left = free.ToDictionary(slot => slot, slot => slot.FreeSeats);
        var offers = new List<SeatOffer>();
        foreach (var wait in waiting.OrderBy(w => w.SinceAt).ThenBy(w => w.Id))
        {
            var fits = free.FirstOrDefault(slot => left[slot] > 0
                && (wait.WantedDay is null || office.DateAt(slot.StartsAt) == wait.WantedDay)
                && HoldUntil(counter, slot.StartsAt, now) - now >= LeastTime);
            if (fits is null) continue;
            left[fits]--;
            offers.Add(new SeatOffer(wait, fits, HoldUntil(counter, fits.StartsAt, now)));
        }

        return offers;
    }

    /// <summary>The counter's hold time, but never so long that the citizen could not come any more.</summary>
    public static DateTime HoldUntil(CounterProfile counter, DateTime startsAt, DateTime now)
    {
        var latest = startsAt.AddMinutes(-Math.Max(counter.OfferEndsMinutes, counter.MinLeadMinutes));
        var hold = now.AddMinutes(counter.OfferHoldMinutes);
        return hold < latest ? hold : latest;
    }

    /// <summary>The day somebody waits for has passed.</summary>
    public static bool IsOver(OfficeProfile office, SlotWait wait, DateTime now) => wait.WantedDay < office.DateAt(now);
}
