using System.Globalization;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;

namespace KtpBot.Core.Scheduling;

/// <summary>Dates and times as the office's people say them: office zone, day and month names in the citizen's language (<see cref="CalendarWords"/>).</summary>
public static class SlotLabel
{
    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

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

    /// <inheritdoc cref="Short(OfficeProfile, TextBook, DateTime, string)"/>
    public static string Short(OfficeProfile office, DateTime startsAt, string language) =>
        Format(office, startsAt, language, "ddd d MMM, HH.mm", "ddd d MMM, HH:mm");

    /// <summary>Indonesian and English only; a citizen's other languages need the texts.</summary>
    public static string Long(OfficeProfile office, DateTime startsAt, string language) =>
        $"{Date(office, startsAt, language)} {(IsEnglish(language) ? "at" : "pukul")} {Time(office, startsAt, language)}";

    /// <inheritdoc cref="Long(OfficeProfile, DateTime, string)"/>
    public static string Date(OfficeProfile office, DateTime at, string language) =>
        Format(office, at, language, "dddd, d MMMM yyyy", "dddd, d MMMM yyyy");

    /// <inheritdoc cref="Long(OfficeProfile, DateTime, string)"/>
    public static string Time(OfficeProfile office, DateTime at, string language) =>
        Format(office, at, language, "HH.mm", "HH:mm") + " " + office.ZoneLabel;

    private static string Format(OfficeProfile office, DateTime at, string language, string indonesian, string english)
    {
        var local = office.LocalTime(at);
        return IsEnglish(language) ? local.ToString(english, English) : local.ToString(indonesian, Indonesian);
    }

    private static bool IsEnglish(string language) => language == "en";
}
