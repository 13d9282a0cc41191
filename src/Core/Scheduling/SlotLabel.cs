using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;

namespace KtpBot.Core.Scheduling;

/// <summary>Dates and times as the office's people say them: office zone, day and month names in the citizen's language (<see cref="CalendarWords"/>).</summary>
public static class SlotLabel
{
    /// <summary>For a list row, at most 24 characters: "Sen 23 Nov, 08.00".</summary>
    public static string Short(OfficeProfile office, TextBook texts, DateTime startsAt, string language) =>
        new CalendarWords(texts, language).MomentRow(office.LocalTime(startsAt));

    /// <summary>For a sentence: "Senin, 23 November 2026 pukul 08.00 WIB".</summary>
    public static string Long(OfficeProfile office, TextBook texts, DateTime startsAt, string language) =>
        new CalendarWords(texts, language).Moment(office.LocalTime(startsAt), office.ZoneLabel);

    /// <summary>"Senin, 23 November 2026".</summary>
    public static string Date(OfficeProfile office, TextBook texts, DateTime at, string language) =>
        new CalendarWords(texts, language).Date(office.LocalTime(at));

    /// <summary>"08.00 WIB".</summary>
    public static string Time(OfficeProfile office, TextBook texts, DateTime at, string language) =>
        $"{new CalendarWords(texts, language).Time(TimeOnly.FromDateTime(office.LocalTime(at)))} {office.ZoneLabel}";
}
