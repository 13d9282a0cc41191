using System.Globalization;

namespace KtpBot.Core.Calendar;

/// <summary>
/// National holidays and joint leave, by the yearly joint decree of three ministers (SKB). In a year whose decree is not
/// in the book only the holidays with a fixed date are known, and <see cref="CoverageWarning"/> says so in time.
/// </summary>
public sealed class HolidayBook
{
    private readonly Dictionary<DateOnly, Holiday> _days;
    private readonly HashSet<int> _years;
    private readonly Dictionary<(int Month, int Day), string> _yearly;

    /// <param name="decreed">Every day of the decrees.</param>
    /// <param name="years">The years whose decree is in the book.</param>
    /// <param name="yearly">Holidays that fall on the same date every year.</param>
    public HolidayBook(IEnumerable<Holiday> decreed, IEnumerable<int> years, IEnumerable<(int Month, int Day, string Name)> yearly)
    {
        _days = decreed.ToDictionary(day => day.Date);
        _years = [.. years];
        _yearly = yearly.ToDictionary(day => (day.Month, day.Day), day => day.Name);
    }

    /// <summary>The holiday on that date, or null on an ordinary day.</summary>
    public Holiday? On(DateOnly date)
    {
        if (_days.TryGetValue(date, out var holiday)) return holiday;
        if (_years.Contains(date.Year)) return null;
        return _yearly.TryGetValue((date.Month, date.Day), out var name) ? new Holiday(date, HolidayKind.National, name) : null;
    }

    public bool Covers(int year) => _years.Contains(year);

    /// <summary>A sentence for staff when the coming month reaches into a year whose decree is missing; null when all is well.</summary>
    /// <param name="today">The office's date.</param>
    public string? CoverageWarning(DateOnly today)
    {
        var missing = !Covers(today.Year) ? today.Year : today.AddMonths(1).Year;
        return Covers(missing)
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Daftar hari libur tahun {missing} belum ada. Salin SKB tiga menteri ke dialogs/calendar/libur-nasional-{missing}.csv; sampai saat itu hanya hari libur bertanggal tetap yang dikenal.");
    }
}
