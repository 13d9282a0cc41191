using System.Globalization;

namespace KtpBot.Core.Scheduling;

/// <summary>How days and times are named in choices, wishes and buttons.</summary>
public static class SlotIds
{
    private const string DayForm = "yyyy-MM-dd";
    private const string HourForm = "HH:mm";
    private const string SlotForm = "yyyyMMddHHmm";

    /// <summary>A day of the office's calendar: yyyy-MM-dd.</summary>
    public static string Of(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    /// <summary>An hour of the office's clock: HH:mm.</summary>
    public static string Of(TimeOnly hour) => hour.ToString(HourForm, CultureInfo.InvariantCulture);

    /// <summary>A slot by its beginning in UTC: yyyyMMddHHmm.</summary>
    public static string Of(DateTime startsAt) => startsAt.ToString(SlotForm, CultureInfo.InvariantCulture);

    /// <summary>The day; null for anything else.</summary>
    public static DateOnly? Day(string? id) => DateOnly.TryParseExact(id, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The hour; null for anything else.</summary>
    public static TimeOnly? Hour(string? id) => TimeOnly.TryParseExact(id, HourForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? hour : null;

    /// <summary>The slot's beginning (UTC); null for anything else.</summary>
    public static DateTime? Slot(string? id) =>
        DateTime.TryParseExact(id, SlotForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
