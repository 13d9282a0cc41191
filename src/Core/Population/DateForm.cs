using System.Globalization;
using System.Text.RegularExpressions;

namespace KtpBot.Core.Population;

/// <summary>Dates of birth in the ways in which services, tables and people write them.</summary>
internal static partial class DateForm
{
    private const int FirstSerial = 3654; // 1910
    private const int LastSerial = 73050; // 2099

    private static readonly string[] Forms = ["yyyy-M-d", "d-M-yyyy", "yyyyMMdd"];
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGU", "SEP", "OKT", "NOV", "DES"];

    public static ElementGrade Grade(string ours, string theirs)
    {
        if (Read(ours) is not { } a || Read(theirs) is not { } b)
            return string.Concat(Likeness.Words(ours)) == string.Concat(Likeness.Words(theirs)) ? ElementGrade.Same : ElementGrade.Different;
        if (a == b) return ElementGrade.Same;
        return a.Year == b.Year && a.Day == b.Month && a.Month == b.Day ? ElementGrade.Similar : ElementGrade.Different;
    }

    /// <summary>The date, or null when it is in none of the known forms. A clock behind the date is passed over.</summary>
    public static DateOnly? Read(string text)
    {
        var date = Clock().Replace(text.Trim(), "").Replace('/', '-').Replace('.', '-');
        if (DateOnly.TryParseExact(date, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var found)) return found;

        // A spreadsheet's own number of the day, counted from 30 December 1899.
        if (date.Length is 4 or 5 && int.TryParse(date, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is >= FirstSerial and <= LastSerial)
            return new DateOnly(1899, 12, 30).AddDays(serial);
        var parts = Worded().Match(date);
        if (!parts.Success || MonthOf(parts.Groups["month"].Value.ToUpperInvariant()) is not { } month) return null;
        return DateOnly.TryParseExact($"{parts.Groups["year"].Value}-{month}-{parts.Groups["day"].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out found) ? found : null;
    }

    private static int? MonthOf(string word)
    {
        var name = word[..3] switch { "MAY" => "MEI", "AUG" or "AGS" or "AGT" => "AGU", "OCT" => "OKT", "DEC" => "DES", "PEB" => "FEB", "NOP" => "NOV", var short3 => short3 };
        return Array.IndexOf(Months, name) is >= 0 and var at ? at + 1 : null;
    }

    [GeneratedRegex(@"(T|\s+)\d{1,2}[:.]\d{2}.*$")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^(?<day>\d{1,2})[\s-]+(?<month>[A-Za-z]{3,})[\s-]+(?<year>\d{4})$")]
    private static partial Regex Worded();
}
