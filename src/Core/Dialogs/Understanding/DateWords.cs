using System.Globalization;
using System.Text.RegularExpressions;

namespace KtpBot.Core.Dialogs;

/// <summary>Days as people say them: besok, senin depan, tgl 5, 5/12, also in Javanese, Balinese and English.</summary>
internal static partial class DateWords
{
    // The longest words first: "day after tomorrow" holds "tomorrow".
    private static readonly (string Words, int Days)[] Nearby =
    [
        .. Said(0, "hari ini, dina iki, dinten niki, dinten puniki, today, sekarang")
            .Concat(Said(1, "besok, bsk, besuk, sesuk, isuk, mbenjing, benjing, benjang, buin mani, bin mani, tomorrow"))
            .Concat(Said(2, "lusa, emben, sesuk emben, buin puan, day after tomorrow"))
            .OrderByDescending(pair => pair.Words.Length),
    ];

    private static readonly (string Words, int Days)[] Days =
    [
        .. Said((int)DayOfWeek.Monday, "senin, senen, soma, monday"),
        .. Said((int)DayOfWeek.Tuesday, "selasa, slasa, anggara, tuesday"),
        .. Said((int)DayOfWeek.Wednesday, "rabu, rebo, buda, wednesday"),
        .. Said((int)DayOfWeek.Thursday, "kamis, kemis, wraspati, thursday"),
        .. Said((int)DayOfWeek.Friday, "jumat, jum at, jemuwah, sukra, friday"),
        .. Said((int)DayOfWeek.Saturday, "sabtu, setu, saniscara, saturday"),
        .. Said((int)DayOfWeek.Sunday, "ahad, redite, sunday"),
    ];

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"];

    /// <summary>The day meant, today or later; null when none is.</summary>
    /// <param name="lower">The sentence in small letters, with its signs.</param>
    /// <param name="plain">The same as plain words.</param>
    /// <param name="today">In the office's zone.</param>
    public static DateOnly? Read(string lower, string plain, DateOnly today) =>
        Written(lower, today) ?? Near(plain, today) ?? Weekday(plain, today) ?? Week(plain, today);

    // 5/12, 05-12-2026, 5 desember, tgl 5.
    private static DateOnly? Written(string text, DateOnly today)
    {
        if (Numbers().Match(text) is { Success: true } numbers)
            return Day(Int(numbers, "d"), Int(numbers, "m"), numbers.Groups["y"].Success ? Int(numbers, "y") : null, today);
        if (Named().Match(text) is { Success: true } named)
            return Day(Int(named, "d"), Month(named.Groups["m"].Value), named.Groups["y"].Success ? Int(named, "y") : null, today);
        if (DayOnly().Match(text) is not { Success: true } only) return null;
        var day = Int(only, "d");
        for (var month = new DateOnly(today.Year, today.Month, 1); day is >= 1 and <= 31; month = month.AddMonths(1))
        {
            if (day <= DateTime.DaysInMonth(month.Year, month.Month) && month.AddDays(day - 1) >= today) return month.AddDays(day - 1);
        }

        return null;
    }

    private static DateOnly? Near(string plain, DateOnly today)
    {
        var padded = $" {plain} ";

        foreach (var (words, days) in Nearby)
        {
            // "Besok senin" names the Monday.
            if (padded.Contains($" {words} ", StringComparison.Ordinal) && (days != 1 || Weekday(plain, today) is null)) return today.AddDays(days);
        }

        return InDays().Match(padded) is { Success: true } match ? today.AddDays(Int(match, "n")) : null;
    }

    private static DateOnly? Weekday(string plain, DateOnly today)
    {
        var padded = $" {plain} ";
        foreach (var (name, day) in Days)
        {
            if (!padded.Contains($" {name} ", StringComparison.Ordinal)) continue;
            var ahead = (day - (int)today.DayOfWeek + 7) % 7;
            if (ahead == 0) ahead = padded.Contains($" {name} ini ", StringComparison.Ordinal) ? 0 : 7;

            // "Senin depan" is the Monday that comes; said on a Sunday evening nobody means eight days. "Minggu depan" after it adds a week.
            var nextWeek = padded.Contains($" {name} minggu depan ", StringComparison.Ordinal) || padded.Contains($" {name} depannya ", StringComparison.Ordinal);
            return today.AddDays(nextWeek && ahead < 7 && Monday(today.AddDays(ahead)) == Monday(today) ? ahead + 7 : ahead);
        }

        return null;
    }

    private static DateOnly? Week(string plain, DateOnly today)
    {
        var padded = $" {plain} ";
        if (padded.Contains(" minggu depan ", StringComparison.Ordinal) || padded.Contains(" next week ", StringComparison.Ordinal)) return Monday(today).AddDays(7);
        if (padded.Contains(" hari minggu ", StringComparison.Ordinal)) return today.AddDays(today.DayOfWeek == DayOfWeek.Sunday ? 7 : 7 - (int)today.DayOfWeek);
        return null;
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static DateOnly? Day(int day, int month, int? year, DateOnly today)
    {
        if (year is < 100) year += 2000;
        if (month is < 1 or > 12 || day < 1 || year is < 2000 or > 2100) return null;
        var chosen = year ?? today.Year;
        if (day > DateTime.DaysInMonth(chosen, month)) return null;
        var date = new DateOnly(chosen, month, day);
        if (date >= today) return date;
        return year is null && date.AddYears(1) is var next && next <= today.AddMonths(6) ? next : null;
    }

    private static IEnumerable<(string Words, int Days)> Said(int days, string words) => words.Split(", ").Select(each => (each, days));

    private static int Month(string name) => name switch
    {
        "may" => 5,
        "aug" or "ags" => 8,
        "oct" => 10,
        "dec" => 12,
        "nop" => 11,
        _ => Array.IndexOf(Months, name[..3]) + 1,
    };

    private static int Int(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\d/\-.])(?<d>[0-3]?\d)[/\-](?<m>[01]?\d)(?:[/\-](?<y>(?:20)?\d\d))?(?![\d/\-])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?<!\d)(?<d>[0-3]?\d)\s*(?<m>jan|feb|mar|apr|mei|may|jun|jul|agu|ags|aug|sep|okt|oct|nov|nop|des|dec)[a-z]*\.?\s*(?<y>20\d\d)?", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(?:tgl|tanggal|tngl|tanggl)\.?\s*(?<d>[0-3]?\d)(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DayOnly();

    [GeneratedRegex(@" (?<n>[1-9]|1\d) (?:hari lagi|dina maneh|days? from now) ", RegexOptions.CultureInvariant)]
    private static partial Regex InDays();
}
