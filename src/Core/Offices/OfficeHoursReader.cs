using KtpBot.Core.Calendar;
using KtpBot.Core.Data;

namespace KtpBot.Core.Offices;

/// <summary>The hours part of office.yaml: the office's week, its counters, seasons and special days.</summary>
internal sealed class OfficeHoursReader(YamlData yaml, TimeZoneInfo zone, HolidayBook holidays)
{
    private readonly bool _closedOnJointLeave = yaml.Bool("closed_on_joint_leave", true);
    private readonly IReadOnlyList<YamlData> _seasons = yaml.List("seasons");
    private readonly IReadOnlyList<YamlData> _specialDays = yaml.List("special_days");

    public WorkCalendar Office() => CalendarOf(yaml.Map("office_hours"), season => season.Child("office_hours"), day => day.Child("office_hours"));

    public IReadOnlyDictionary<string, CounterProfile> Counters()
    {
        var counters = new Dictionary<string, CounterProfile>(StringComparer.Ordinal);
        foreach (var (id, counter) in yaml.Map("counters")?.Entries() ?? [])
        {
            counters[id] = new CounterProfile(
                id,
                counter.Text("name"),
                CalendarOf(counter.Map("hours"), season => season.Child("counters")?.Child(id), day => day.Child("counters")?.Child(id)),
                OfficeFile.AtLeast(counter, "slot_minutes", 5),
                OfficeFile.AtLeast(counter, "capacity", 1),
                OfficeFile.AtLeast(counter, "min_lead_minutes", 0),
                OfficeFile.AtLeast(counter, "horizon_days", 0))
            {
                OfferHoldMinutes = OfficeFile.AtLeast(counter, "offer_hold_minutes", 20, whenMissing: 120),
                OfferEndsMinutes = OfficeFile.AtLeast(counter, "offer_ends_minutes", 0, whenMissing: 60),
                ArrivalMinutes = OfficeFile.AtLeast(counter, "arrival_minutes", 0, whenMissing: 60),
            };
        }

        return counters;
    }

    private WorkCalendar CalendarOf(YamlData? week, Func<YamlData, YamlData?> ofSeason, Func<YamlData, YamlData?> ofDay)
    {
        var usual = week is null ? null : Week(week);
        if (usual is { NeverOpen: true }) week!.Fault("At least one weekday must be open.");
        var seasons = new List<HoursSeason>();
        foreach (var season in _seasons)
        {
            var (from, until) = (season.Date("from"), season.Date("until"));
            season.Text("name");
            if (from > until) season.Fault("A season ends on or after the day it begins.");

            // A season that says nothing about this counter leaves its usual hours.
            if (ofSeason(season) is { } hours) seasons.Add(new HoursSeason(from, until, Week(hours)));
        }

        var special = new Dictionary<DateOnly, IReadOnlyList<HourSpan>>();
        foreach (var day in _specialDays)
        {
            day.Text("note");
            var spans = ofDay(day) is { } hours ? Spans(hours) : [];
            if (!special.TryAdd(day.Date("date"), spans)) day.Fault("This date stands here twice.");
        }

        return new WorkCalendar(zone, usual ?? new WeeklyHours(new Dictionary<DayOfWeek, IReadOnlyList<HourSpan>>()), holidays, _closedOnJointLeave, seasons, special);
    }

    private static WeeklyHours Week(YamlData week)
    {
        var days = new Dictionary<DayOfWeek, IReadOnlyList<HourSpan>>();
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            if (week.Child(day.ToString().ToLowerInvariant()) is { } spans) days[day] = Spans(spans);
        }

        return new WeeklyHours(days);
    }

    private static List<HourSpan> Spans(YamlData list)
    {
        var spans = new List<HourSpan>();
        foreach (var item in list.Items())
        {
            if (!HourSpan.TryParse(item.Value, out var span)) item.Fault("Hours are written \"07:30-12:00\".");
            else if (spans.Count > 0 && spans[^1].Until > span.From) item.Fault("Hours follow each other without overlap.");
            else spans.Add(span);
        }

        return spans;
    }
}
