namespace KtpBot.Core.Calendar;

/// <summary>
/// Open time of an office or of one of its counters: weekly hours, seasons, holidays and the office's own special days.
/// Moments are UTC, dates are the office's dates. Pure: the caller brings the clock.
/// </summary>
/// <param name="zone">The office's zone.</param>
/// <param name="hours">The usual week.</param>
/// <param name="holidays">National holidays and joint leave.</param>
/// <param name="closedOnJointLeave">Whether cuti bersama closes this office.</param>
/// <param name="seasons">Hours that replace the usual ones between two dates.</param>
/// <param name="specialDays">The office's own word on a date, stronger than everything else; an empty list means closed.</param>
public sealed class WorkCalendar(
    TimeZoneInfo zone,
    WeeklyHours hours,
    HolidayBook holidays,
    bool closedOnJointLeave,
    IReadOnlyList<HoursSeason> seasons,
    IReadOnlyDictionary<DateOnly, IReadOnlyList<HourSpan>> specialDays)
{
    // A search longer than this finds an office that never opens, which the loader refuses.
    private const int SearchDays = 400;

    public TimeZoneInfo Zone => zone;

    /// <summary>The usual week, as told to citizens.</summary>
    public WeeklyHours UsualWeek => hours;

    /// <summary>The office's date at a moment (UTC).</summary>
    public DateOnly DateAt(DateTime at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, zone));

    /// <summary>What is open on a date by the office's clock; empty when closed.</summary>
    public IReadOnlyList<HourSpan> HoursOn(DateOnly date)
    {
        if (specialDays.TryGetValue(date, out var special)) return special;
        if (holidays.On(date) is { } holiday && (holiday.Kind == HolidayKind.National || closedOnJointLeave)) return [];
        foreach (var season in seasons)
        {
            if (date >= season.From && date <= season.Until) return season.Hours.On(date.DayOfWeek);
        }

        return hours.On(date.DayOfWeek);
    }

    /// <summary>The same in UTC.</summary>
    public IEnumerable<OpenSpan> SpansOn(DateOnly date) =>
        HoursOn(date).Select(span => new OpenSpan(ToUtc(date, span.From), ToUtc(date, span.Until)));

    public bool IsWorkingDay(DateOnly date) => HoursOn(date).Count > 0;

    public bool IsOpen(DateTime at) => SpansOn(DateAt(at)).Any(span => at >= span.From && at < span.Until);

    /// <summary>The moment itself when it is open, otherwise the next time the doors open.</summary>
    public DateTime NextOpening(DateTime at)
    {
        var span = SpansFrom(at).First();
        return span.From > at ? span.From : at;
    }

    /// <summary>
    /// The date <paramref name="days"/> working days after a date, which itself does not count: "2 hari kerja" from a Friday
    /// ends on the Tuesday after. With 0 days: the date itself, or the next working day when it is closed.
    /// </summary>
    public DateOnly AddWorkingDays(DateOnly date, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        if (days == 0) return IsWorkingDay(date) ? date : AddWorkingDays(date, 1);
        var left = days;
        for (var searched = 0; searched < SearchDays + (days * 7); searched++)
        {
            date = date.AddDays(1);
            if (IsWorkingDay(date) && --left == 0) return date;
        }

        throw new InvalidOperationException("The calendar has no open day.");
    }

    /// <summary>When a promise of so many working days is due: closing time of the last of them, UTC.</summary>
    public DateTime DueAfterWorkingDays(DateTime from, int days)
    {
        var date = AddWorkingDays(DateAt(from), days);
        return ToUtc(date, HoursOn(date)[^1].Until);
    }

    /// <summary>The moment after so many minutes of open time; breaks, nights and holidays do not count.</summary>
    public DateTime AddWorkingMinutes(DateTime from, int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        var left = TimeSpan.FromMinutes(minutes);
        foreach (var span in SpansFrom(from))
        {
            var start = span.From > from ? span.From : from;
            if (span.Until - start >= left) return start + left;
            left -= span.Until - start;
        }

        throw new InvalidOperationException("The calendar has no open time for that many minutes.");
    }

    /// <summary>Open minutes between two moments; 0 when the second is not later.</summary>
    public int WorkingMinutesBetween(DateTime from, DateTime until)
    {
        var sum = TimeSpan.Zero;
        if (until <= from) return 0;
        foreach (var span in SpansFrom(from))
        {
            if (span.From >= until) break;
            sum += (span.Until < until ? span.Until : until) - (span.From > from ? span.From : from);
        }

        return (int)sum.TotalMinutes;
    }

    /// <summary>A local date and time as UTC.</summary>
    public DateTime ToUtc(DateOnly date, TimeOnly time) => TimeZoneInfo.ConvertTimeToUtc(date.ToDateTime(time), zone);

    // Spans that have not ended yet. It goes on while it finds any: only a search without a single open day ends it.
    private IEnumerable<OpenSpan> SpansFrom(DateTime at)
    {
        var closed = 0;
        for (var date = DateAt(at); closed < SearchDays; date = date.AddDays(1))
        {
            closed++;
            foreach (var span in SpansOn(date))
            {
                if (span.Until <= at) continue;
                closed = 0;
                yield return span;
            }
        }

        throw new InvalidOperationException("The calendar has no open time.");
    }
}
