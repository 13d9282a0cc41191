using System.Globalization;

namespace KtpBot.Core.Dialogs;

/// <summary>
/// Days and times typed where a list of them is open: "besok jam 9", "senin depan", "tgl 5". Items of days have ids yyyy-MM-dd, items of
/// times yyyyMMddHHmm in UTC.
/// </summary>
internal sealed class ItemHearing(DialogBook book, DialogRun run)
{
    private const string DayForm = "yyyy-MM-dd";
    private const string TimeForm = "yyyyMMddHHmm";

    /// <summary>Chooses the item meant; says so when the day or time is not among them; false when the words name neither.</summary>
    public bool Take(ChoiceStep step, string text, DateOnly today)
    {
        var items = run.Top?.Items ?? [];
        var slots = SlotReader.Read(text, today);
        var (days, times) = (items.Count(i => DayOf(i) is not null), items.Count(i => TimeOf(i) is not null));
        if (days + times == 0 || (slots.Date is null && slots.Time is null && slots.PartOfDay is null)) return false;
        Remember(slots);
        var meant = days > 0 ? items.Where(i => slots.Date is { } day && DayOf(i) == day).ToList() : items.Where(i => IsMeant(slots, TimeOf(i))).ToList();
        if (meant is [var only]) return new DialogAnswering(book, run).Tap(step, only.Id);
        if (meant.Count == 0 && (days > 0 ? slots.Date is not null : slots.Time is not null || slots.Date is not null)) run.Say("maksud.day-gone");
        run.AskAgain();
        return true;
    }

    private void Remember(SentenceSlots slots)
    {
        foreach (var (name, value) in ToldWords.Of(new SentenceSlots(Date: slots.Date, Time: slots.Time, PartOfDay: slots.PartOfDay)) ?? []) run.Session.Answers[name] = value;
    }

    private static bool IsMeant(SentenceSlots slots, DateTime? at) =>
        at is { } time && (slots.Date is not { } day || DateOnly.FromDateTime(time) == day) && (slots.Time is not { } clock ? slots.PartOfDay is { } part && PartOf(time) == part : TimeOnly.FromDateTime(time) == clock);

    /// <summary>Pagi until eleven, siang until three, then sore.</summary>
    private static string PartOf(DateTime time) => time.Hour < 11 ? "pagi" : time.Hour < 15 ? "siang" : "sore";

    private static DateOnly? DayOf(CallItem item) => DateOnly.TryParseExact(item.Id, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private DateTime? TimeOf(CallItem item) =>
        DateTime.TryParseExact(item.Id, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? book.Office.LocalTime(at) : null;
}
