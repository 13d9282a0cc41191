using System.Globalization;
using System.Text.RegularExpressions;

namespace KtpBot.Core.Dialogs;

/// <summary>Times of day as people say them: jam 9 pagi, 09.30, setengah sepuluh, jam 2 siang.</summary>
internal static partial class TimeWords
{
    private static readonly string[] Hours = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas", "duabelas"];

    /// <summary>The time, or else the part of the day; neither when none was said.</summary>
    /// <param name="lower">The sentence in small letters, with its signs.</param>
    /// <param name="plain">The same as plain words.</param>
    public static (TimeOnly? Time, string? Part) Read(string lower, string plain)
    {
        var part = PartOf($" {plain} ");
        if (Half().Match(plain) is { Success: true } half && Hour(half.Groups["h"].Value) is { } full)
            return (At(full - 1, 30, part), null); // Setengah sepuluh is half past nine.
        if (Clock().Match(lower) is { Success: true } clock)
        {
            var hour = Hour(clock.Groups["h"].Value);
            var minute = clock.Groups["m"].Success ? int.Parse(clock.Groups["m"].Value, CultureInfo.InvariantCulture) : 0;
            if (hour is <= 24 && minute < 60) return (At(hour.Value, minute, part), null);
        }

        if (Digital().Match(lower) is { Success: true } digital)
        {
            var (hour, minute) = (int.Parse(digital.Groups["h"].Value, CultureInfo.InvariantCulture), int.Parse(digital.Groups["m"].Value, CultureInfo.InvariantCulture));
            if (hour < 24 && minute < 60) return (At(hour, minute, part), null);
        }

        if (HourOfPart().Match(plain) is { Success: true } bare && Hour(bare.Groups["h"].Value) is { } named) return (At(named, 0, part), null);
        return (null, part);
    }

    // Offices are open by day: "jam 2" is the afternoon.
    private static TimeOnly At(int hour, int minute, string? part)
    {
        if (hour < 12 && (part is "sore" || (part is "siang" && hour < 11) || (part is null && hour is >= 1 and <= 5))) hour += 12;
        return new TimeOnly(hour % 24, minute);
    }

    private static string? PartOf(string padded) =>
        padded.Contains(" pagi ", StringComparison.Ordinal) || padded.Contains(" esuk ", StringComparison.Ordinal) || padded.Contains(" enjing ", StringComparison.Ordinal)
            || padded.Contains(" semeng ", StringComparison.Ordinal) || padded.Contains(" morning ", StringComparison.Ordinal) ? "pagi"
        : padded.Contains(" siang ", StringComparison.Ordinal) || padded.Contains(" awan ", StringComparison.Ordinal) || padded.Contains(" siyang ", StringComparison.Ordinal)
            || padded.Contains(" noon ", StringComparison.Ordinal) ? "siang"
        : padded.Contains(" sore ", StringComparison.Ordinal) || padded.Contains(" sonten ", StringComparison.Ordinal) || padded.Contains(" sanja ", StringComparison.Ordinal)
            || padded.Contains(" afternoon ", StringComparison.Ordinal) ? "sore"
        : null;

    private static int? Hour(string said)
    {
        if (int.TryParse(said, CultureInfo.InvariantCulture, out var number)) return number;
        var named = Array.IndexOf(Hours, said);
        return named > 0 ? named : null;
    }

    [GeneratedRegex(@"\b(?:setengah|stengah|stgh)\s+(?<h>\d{1,2}|[a-z]+)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Half();

    [GeneratedRegex(@"\b(?:jam|jm|pukul|pkl|at)\.?\s*(?<h>\d{1,2}|[a-z]+)(?:[.:](?<m>\d\d))?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?<![\d.:/\-])(?<h>[01]?\d|2[0-3])[.:](?<m>[0-5]\d)(?![\d.:/\-])", RegexOptions.CultureInvariant)]
    private static partial Regex Digital();

    [GeneratedRegex(@"\b(?<h>\d{1,2})\s+(?:pagi|siang|sore)\b", RegexOptions.CultureInvariant)]
    private static partial Regex HourOfPart();
}
