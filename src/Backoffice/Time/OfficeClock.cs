using System.Globalization;
using KtpBot.Core.Offices;

namespace KtpBot.Backoffice.Time;

/// <summary>Shows moments as the office's own clock and calendar say them, in Indonesian.</summary>
internal sealed class OfficeClock(OfficeProfile office, TimeProvider time)
{
    private static readonly string[] Days = ["Min", "Sen", "Sel", "Rab", "Kam", "Jum", "Sab"];
    private static readonly string[] LongDays = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];

    private static readonly string[] LongMonths =
        ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

    public DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    public DateOnly Today => office.DateAt(UtcNow);

    /// <summary>When the office's today began (UTC).</summary>
    public DateTime Midnight => office.DayStart(Today);

    /// <summary>The first day of the present month.</summary>
    public DateOnly ThisMonth => new(Today.Year, Today.Month, 1);

    /// <summary>The first day of a "yyyy-MM" word's month; null for anything else.</summary>
    public static DateOnly? MonthOf(string? word) =>
        DateOnly.TryParseExact(word + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    /// <summary>From the beginning of one month to the end of another (UTC, the end not included).</summary>
    public (DateTime From, DateTime Until) MonthSpan(DateOnly first, DateOnly last) => (office.DayStart(first), office.DayStart(last.AddMonths(1)));

    /// <summary>"20 Nov 2026 14.05 WIB".</summary>
    public string Moment(DateTime at)
    {
        var local = office.LocalTime(at);
        return string.Create(CultureInfo.InvariantCulture, $"{local.Day} {Months[local.Month - 1]} {local.Year} {local:HH.mm} {office.ZoneLabel}");
    }

    /// <summary>"20 Nov 2026 14.05.09 WIB": where seconds matter.</summary>
    public string Exact(DateTime at)
    {
        var local = office.LocalTime(at);
        return string.Create(CultureInfo.InvariantCulture, $"{local.Day} {Months[local.Month - 1]} {local.Year} {local:HH.mm.ss} {office.ZoneLabel}");
    }

    /// <summary>"Jum, 20 Nov 14.05": for lists, where the year and the zone stand elsewhere.</summary>
    public string Short(DateTime at)
    {
        var local = office.LocalTime(at);
        return string.Create(CultureInfo.InvariantCulture, $"{Days[(int)local.DayOfWeek]}, {local.Day} {Months[local.Month - 1]} {local:HH.mm}");
    }

    /// <summary>"14.05".</summary>
    public string Hour(DateTime at) => office.LocalTime(at).ToString("HH.mm", CultureInfo.InvariantCulture);

    /// <summary>"Jumat, 20 November 2026".</summary>
    public static string Day(DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{LongDays[(int)date.DayOfWeek]}, {date.Day} {LongMonths[date.Month - 1]} {date.Year}");

    /// <summary>"20 Nov 2026".</summary>
    public static string Date(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{date.Day} {Months[date.Month - 1]} {date.Year}");

    /// <summary>"November 2026".</summary>
    public static string MonthName(DateOnly month) => string.Create(CultureInfo.InvariantCulture, $"{LongMonths[month.Month - 1]} {month.Year}");

    public DateOnly DateOf(DateTime at) => office.DateAt(at);

    /// <summary>How long ago, in the largest fitting unit: "baru saja", "12 menit", "3 jam", "2 hari".</summary>
    public string Since(DateTime at)
    {
        var span = UtcNow - at;
        return span.TotalMinutes < 1 ? "baru saja"
            : span.TotalMinutes < 60 ? $"{(int)span.TotalMinutes} menit"
            : span.TotalHours < 24 ? $"{(int)span.TotalHours} jam"
            : $"{(int)span.TotalDays} hari";
    }

    /// <summary>"14.05" today, "Jum, 20 Nov 14.05" on any other day.</summary>
    public string HourOrDay(DateTime at) => DateOf(at) == Today ? Hour(at) : Short(at);

    /// <summary>How much time is left: "3 jam 20 menit", "12 menit", "kurang dari semenit".</summary>
    public string Left(DateTime until)
    {
        var span = until - UtcNow;
        return span.TotalMinutes < 1 ? "kurang dari semenit"
            : span.TotalHours < 1 ? $"{(int)span.TotalMinutes} menit"
            : span.Minutes == 0 ? $"{(int)span.TotalHours} jam"
            : $"{(int)span.TotalHours} jam {span.Minutes} menit";
    }
}
