using KtpBot.Core.Calendar;
using KtpBot.Core.Offices;

namespace KtpBot.Core.Dialogs;

/// <summary>What sentences say about the office. Each may differ by language.</summary>
/// <param name="Name">For example "Desa Kwangsan".</param>
/// <param name="Address">Where citizens come.</param>
/// <param name="Hours">Counter hours, ready to print, by language.</param>
/// <param name="Phone">The office's own number, if any.</param>
/// <param name="Zone">Its clock; UTC when null.</param>
public sealed record OfficeFacts(string Name, string Address, IReadOnlyDictionary<string, string> Hours, string? Phone = null, TimeZoneInfo? Zone = null)
{
    /// <summary>The office's own clock at a moment (UTC).</summary>
    public DateTime LocalTime(DateTime at) => Zone is null ? at : TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc), Zone);

    /// <summary>The office's date at a moment (UTC).</summary>
    public DateOnly DateAt(DateTime at) => DateOnly.FromDateTime(LocalTime(at));

    /// <summary>The services this office opens; null where that is not known, and every service counts as opened.</summary>
    public IReadOnlySet<string>? Services { get; init; }

    /// <summary>The office tells news by e-mail too, so an application may name an address.</summary>
    public bool SendsMail { get; init; }

    /// <summary>The letters its case numbers begin with; null where they are not known.</summary>
    public string? CaseNumberPrefix { get; init; }

    private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>The facts of a profile; days with equal hours share a line.</summary>
    public static OfficeFacts Of(OfficeProfile office, TextBook texts) => new(
        office.ShortName,
        office.Address,
        texts.Languages.ToDictionary(language => language, language => HoursText(office, new CalendarWords(texts, language))),
        office.Phone,
        office.Zone)
    {
        Services = office.Procedures.Keys.ToHashSet(StringComparer.Ordinal),
        SendsMail = office.EmailNotices is { Count: > 0 },
        CaseNumberPrefix = office.CaseNumberPrefix,
    };

    /// <summary>Whether an application for the service can be made here.</summary>
    public bool Opens(string service) => Services?.Contains(service) ?? true;

    private static string HoursText(OfficeProfile office, CalendarWords words)
    {
        var lines = new List<string>();
        for (var from = 0; from < Week.Length;)
        {
            var hours = office.Calendar.UsualWeek.On(Week[from]);
            var until = from;
            while (until + 1 < Week.Length && hours.SequenceEqual(office.Calendar.UsualWeek.On(Week[until + 1]))) until++;
            var days = words.Day(Week[from]) + (until > from ? "–" + words.Day(Week[until]) : "");
            lines.Add($"• {days}: {(hours.Count == 0 ? words.Closed : string.Join(", ", hours.Select(Span)) + " " + office.ZoneLabel)}");
            from = until + 1;
        }

        return string.Join('\n', lines);

        string Span(HourSpan span) => $"{words.Time(span.From)}–{words.Time(span.Until)}";
    }
}
