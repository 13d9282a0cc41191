using KtpBot.Core.Offices;

namespace KtpBot.Core.Scheduling;

/// <summary>Free places of one day.</summary>
public sealed record DaySeats(DateOnly Day, int Seats);

/// <summary>Free places of one part of a day.</summary>
public sealed record PartSeats(DayPart Part, int Seats);

/// <summary>
/// Lays free slots out for a chat, where a list holds ten rows: days, then parts of a day that has more times than a list holds, then
/// times. Pure: made from what <see cref="SlotFinder"/> found at one moment.
/// </summary>
public sealed class SlotMenu(OfficeProfile office, CounterProfile counter, IReadOnlyList<Slot> free)
{
    /// <summary>Days that have room, in order, from a date on.</summary>
    public IReadOnlyList<DaySeats> Days(DateOnly? from = null) =>
        [.. free.GroupBy(DayOf).Where(day => from is null || day.Key >= from).Select(day => new DaySeats(day.Key, day.Sum(slot => slot.FreeSeats)))];

    /// <summary>The parts of a day that have room.</summary>
    public IReadOnlyList<PartSeats> Parts(DateOnly day) =>
        [.. On(day).GroupBy(PartOf).Select(part => new PartSeats(part.Key, part.Sum(slot => slot.FreeSeats)))];

    /// <summary>The free slots of a day or of a part of it.</summary>
    public IReadOnlyList<Slot> Times(DateOnly day, DayPart? part) => [.. On(day).Where(slot => part is null || PartOf(slot) == part)];

    /// <summary>Days within the horizon on which the counter serves and every place is taken.</summary>
    /// <param name="now">UTC.</param>
    public IReadOnlyList<DateOnly> FullDays(DateTime now)
    {
        var today = counter.Calendar.DateAt(now);
        var open = free.Select(DayOf).ToHashSet();
        return
        [
            .. Enumerable.Range(0, counter.HorizonDays + 1).Select(today.AddDays)
                .Where(day => !open.Contains(day) && counter.Calendar.SpansOn(day).Any(span => span.Until > now.AddMinutes(counter.MinLeadMinutes + counter.SlotMinutes))),
        ];
    }

    /// <summary>Finds what a citizen wished for, or where to go on and why not.</summary>
    /// <param name="wish">Not <see cref="SlotWish.None"/>.</param>
    /// <param name="now">UTC.</param>
    public WishMet Meet(SlotWish wish, DateTime now)
    {
        var day = wish.Day ?? FirstDay(wish);
        if (day is not { } date) return new WishMet(null, null, null, free.Count == 0 || (wish.Time is null && wish.Part is null) ? WishMiss.DayFull : WishMiss.TimeTaken);
        if (DayMiss(date, now) is { } miss) return new WishMet(null, null, null, miss);
        if (wish.Time is { } time) return AtTime(date, Meant(time, wish.Part));
        if (wish.Part is { } part && Times(date, part).Count == 0) return new WishMet(date, null, null, WishMiss.TimeTaken);
        return new WishMet(date, wish.Part, null, null);
    }

    private WishMet AtTime(DateOnly day, TimeOnly time)
    {
        var times = Times(day, null);
        var local = day.ToDateTime(time);
        var exact = times.FirstOrDefault(slot => office.LocalTime(slot.StartsAt) <= local && local < office.LocalTime(slot.EndsAt));
        if (exact is not null) return new WishMet(day, PartOf(exact), exact, null);
        var served = counter.Calendar.HoursOn(day).Any(span => span.From <= time && time < span.Until);
        var nearest = times.MinBy(slot => Math.Abs((office.LocalTime(slot.StartsAt) - local).Ticks))!;
        return new WishMet(day, PartOf(nearest), null, served ? WishMiss.TimeTaken : WishMiss.TimeClosed);
    }

    /// <summary>"jam 2" means the afternoon: no counter serves before seven.</summary>
    private static TimeOnly Meant(TimeOnly time, DayPart? part) =>
        time.Hour is > 0 and < 7 || (part is DayPart.Sore && time.Hour is > 0 and < 12) ? time.AddHours(12) : time;

    private DateOnly? FirstDay(SlotWish wish) =>
        free.Where(slot => wish.Part is null || PartOf(slot) == wish.Part)
            .Where(slot => wish.Time is not { } time || Covers(slot, Meant(time, wish.Part)))
            .Select(slot => (DateOnly?)DayOf(slot)).FirstOrDefault();

    private bool Covers(Slot slot, TimeOnly time) =>
        TimeOnly.FromDateTime(office.LocalTime(slot.StartsAt)) <= time && time < TimeOnly.FromDateTime(office.LocalTime(slot.EndsAt));

    private WishMiss? DayMiss(DateOnly day, DateTime now)
    {
        var today = counter.Calendar.DateAt(now);
        if (day < today) return WishMiss.Past;
        if (counter.Calendar.HoursOn(day).Count == 0) return WishMiss.Closed;
        if (day > today.AddDays(counter.HorizonDays)) return WishMiss.TooFar;
        if (On(day).Any()) return null;
        return FullDays(now).Contains(day) ? WishMiss.DayFull : WishMiss.Past;
    }

    private IEnumerable<Slot> On(DateOnly day) => free.Where(slot => DayOf(slot) == day);

    private DateOnly DayOf(Slot slot) => office.DateAt(slot.StartsAt);

    private DayPart PartOf(Slot slot) => DayParts.Of(TimeOnly.FromDateTime(office.LocalTime(slot.StartsAt)));
}
