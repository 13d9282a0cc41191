using System.Globalization;

namespace KtpBot.Core.Calendar;

/// <summary>A stretch of open time within one day, by the office's own clock. A break is the gap between two of them.</summary>
/// <param name="From">The doors open.</param>
/// <param name="Until">The doors close: the first moment that is no longer open.</param>
public readonly record struct HourSpan(TimeOnly From, TimeOnly Until)
{
    /// <summary>Reads "07:30-12:00" (24-hour clock, start before end).</summary>
    public static bool TryParse(string text, out HourSpan span)
    {
        span = default;
        var parts = text.Split('-', StringSplitOptions.TrimEntries);
        if (parts.Length != 2) return false;
        if (!TimeOnly.TryParseExact(parts[0], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)) return false;
        if (!TimeOnly.TryParseExact(parts[1], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)) return false;
        if (from >= until) return false;
        span = new HourSpan(from, until);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH\\:mm}-{Until:HH\\:mm}");
}
