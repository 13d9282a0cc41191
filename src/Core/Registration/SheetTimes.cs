using System.Globalization;
using System.Text.RegularExpressions;
using KtpBot.Core.Offices;

namespace KtpBot.Core.Registration;

/// <summary>
/// The time stamps of one exported sheet. A form's own export writes "2026/11/20 8:14:05 AM GMT+8"; a sheet writes by its locale:
/// "20/11/2026 08:14:05" or "20/11/2026 8.14.05" in Indonesia, "11/20/2026 8:14:05" in America. Which of day and month comes first is
/// told by the whole column: one stamp of the 13th or later settles all of them.
/// </summary>
public sealed partial class SheetTimes
{
    private readonly OfficeProfile _office;
    private readonly bool _monthFirst;

    /// <param name="office">Whose clock a stamp without a zone shows.</param>
    /// <param name="column">All stamps of the sheet.</param>
    public SheetTimes(OfficeProfile office, IEnumerable<string> column)
    {
        _office = office;
        var (dayFirst, monthFirst) = (0, 0);
        foreach (var match in column.Select(text => Stamp().Match(text.Trim())).Where(m => m.Success && m.Groups["y"].Length == 4))
        {
            if (Number(match, "a") > 12) dayFirst++;
            if (Number(match, "b") > 12) monthFirst++;
        }

        _monthFirst = monthFirst > dayFirst;
    }

    /// <summary>UTC; null when the text is no time stamp.</summary>
    public DateTime? Read(string text)
    {
        var match = Stamp().Match(text.Trim());
        if (!match.Success) return null;
        var (a, b) = (Number(match, "a"), Number(match, "b"));
        var (year, month, day) = match.Groups["y0"].Success ? (Number(match, "y0"), a, b) : _monthFirst ? (Number(match, "y"), a, b) : (Number(match, "y"), b, a);
        if (!match.Groups["y0"].Success && month > 12 && day <= 12) (month, day) = (day, month);
        var hour = Number(match, "h");
        var half = match.Groups["half"].Value.ToUpperInvariant();
        if (half.Length > 0) hour = (hour % 12) + (half[0] == 'P' ? 12 : 0);
        if (year is < 2000 or > 2100 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || Number(match, "m") > 59 || Number(match, "s") > 59) return null;
        var local = new DateTime(year, month, day, hour, Number(match, "m"), Number(match, "s"), DateTimeKind.Unspecified);
        return match.Groups["zone"].Success
            ? DateTime.SpecifyKind(local - TimeSpan.FromMinutes((Number(match, "zone") * 60) + (match.Groups["zone"].Value[0] == '-' ? -1 : 1) * Number(match, "zm")), DateTimeKind.Utc)
            : TimeZoneInfo.ConvertTimeToUtc(local, _office.Zone);
    }

    private static int Number(Match match, string group) => match.Groups[group] is { Success: true, Length: > 0 } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:(?<y0>\d{4})[/\-.](?<a>\d{1,2})[/\-.](?<b>\d{1,2})|(?<a>\d{1,2})[/\-.](?<b>\d{1,2})[/\-.](?<y>\d{4}))[ T,]+(?<h>\d{1,2})[:.](?<m>\d{2})(?:[:.](?<s>\d{2})(?:[.,]\d+)?)?\s*(?<half>[AaPp]\.?[Mm]\.?)?\s*(?:(?:GMT|UTC)\s*(?:(?<zone>[+-]\d{1,2})(?::?(?<zm>\d{2}))?)?|(?<zone>[+-]\d{2}):?(?<zm>\d{2})|Z)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Stamp();
}
