using System.Globalization;

namespace KtpBot.Core.Dialogs;

/// <summary>Days, months and times as a citizen's language says them. The words are data: <c>word.…</c> in dialogs/text.</summary>
public readonly struct CalendarWords(TextBook texts, string language)
{
    /// <summary>"Senin"; in Balinese with the Indonesian name behind it.</summary>
    public string Day(DayOfWeek day) => Word("day." + NameOf(day));

    /// <summary>"Senin, 23 November 2026".</summary>
    public string Date(DateTime local) => Filled("word.date", Day(local.DayOfWeek), local, Word("month." + Number(local.Month)));

    /// <summary>"Senin, 23 November 2026 pukul 08.00 WIB".</summary>
    public string Moment(DateTime local, string zone) =>
        texts.Render("word.moment", language, new Dictionary<string, string> { ["date"] = Date(local), ["time"] = $"{Time(TimeOnly.FromDateTime(local))} {zone}" });

    /// <summary>"Senin, 23 Nov": for a list row, or a button where there are few; at most 20 characters.</summary>
    public string DayRow(DateOnly day) => $"{Word("day-row." + NameOf(day.DayOfWeek))}, {Number(day.Day)} {Word("month-short." + Number(day.Month))}";

    /// <summary>"Sen 23 Nov, 08.00": for a list row, at most 24 characters.</summary>
    public string MomentRow(DateTime local) =>
        $"{Word("day-short." + NameOf(local.DayOfWeek))} {Number(local.Day)} {Word("month-short." + Number(local.Month))}, {Time(TimeOnly.FromDateTime(local))}";

    /// <summary>"08.00"</summary>
    public string Time(TimeOnly time) => time.ToString("HH", CultureInfo.InvariantCulture) + Word("clock") + time.ToString("mm", CultureInfo.InvariantCulture);

    /// <summary>What stands beside a day without hours.</summary>
    public string Closed => Word("closed");

    private string Filled(string key, string day, DateTime local, string month) => texts.Render(
        key,
        language,
        new Dictionary<string, string> { ["day"] = day, ["date"] = Number(local.Day), ["month"] = month, ["year"] = Number(local.Year) });

    private string Word(string end) => texts.Render("word." + end, language);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string NameOf(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => "monday",
        DayOfWeek.Tuesday => "tuesday",
        DayOfWeek.Wednesday => "wednesday",
        DayOfWeek.Thursday => "thursday",
        DayOfWeek.Friday => "friday",
        DayOfWeek.Saturday => "saturday",
        _ => "sunday",
    };
}
