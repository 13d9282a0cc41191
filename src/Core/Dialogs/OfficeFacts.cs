using System.Globalization;
using KtpBot.Core.Calendar;
using KtpBot.Core.Offices;

namespace KtpBot.Core.Dialogs;

/// <summary>What sentences say about the office. Each may differ by language.</summary>
/// <param name="Name">For example "Desa Kwangsan".</param>
/// <param name="Address">Where citizens come.</param>
/// <param name="Hours">Counter hours, ready to print, by language.</param>
/// <param name="Phone">The office's own number, if any.</param>
public sealed record OfficeFacts(string Name, string Address, IReadOnlyDictionary<string, string> Hours, string? Phone = null)
{
    private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>The facts of a profile; days with equal hours share a line.</summary>
    public static OfficeFacts Of(OfficeProfile office) => new(
        office.ShortName,
        office.Address,
        new Dictionary<string, string>
        {
            ["id"] = HoursText(office, "id-ID", '.', "tutup"),
            ["en"] = HoursText(office, "en-GB", ':', "closed"),
        },
        office.Phone);

    private static string HoursText(OfficeProfile office, string culture, char separator, string closed)
    {
        var names = CultureInfo.GetCultureInfo(culture).DateTimeFormat;
        var lines = new List<string>();
        for (var from = 0; from < Week.Length;)
        {
            var hours = office.Calendar.UsualWeek.On(Week[from]);
            var until = from;
            while (until + 1 < Week.Length && hours.SequenceEqual(office.Calendar.UsualWeek.On(Week[until + 1]))) until++;
            var days = names.GetDayName(Week[from]) + (until > from ? "–" + names.GetDayName(Week[until]) : "");
            lines.Add($"• {days}: {(hours.Count == 0 ? closed : string.Join(", ", hours.Select(Span)) + " " + office.ZoneLabel)}");
            from = until + 1;
        }

        return string.Join('\n', lines);

        string Span(HourSpan span) => $"{Time(span.From)}–{Time(span.Until)}";
        string Time(TimeOnly time) => time.ToString($"HH'{separator}'mm", CultureInfo.InvariantCulture);
    }
}
