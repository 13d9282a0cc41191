using KtpBot.Core.Scheduling;

namespace KtpBot.Core.Dialogs;

/// <summary>
/// Days and times typed where a list of them is open: "besok jam 9", "senin depan", "tgl 5". Items are named as <see cref="SlotIds"/> names them.
/// </summary>
internal sealed class ItemHearing(DialogBook book, DialogRun run)
{
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
        at is { } time && (slots.Date is not { } day || DateOnly.FromDateTime(time) == day) && (slots.Time is not { } clock ? slots.PartOfDay is { } part && DayParts.IdOf(DayParts.Of(TimeOnly.FromDateTime(time))) == part : TimeOnly.FromDateTime(time) == clock);

    private static DateOnly? DayOf(CallItem item) => SlotIds.Day(item.Id);

    private DateTime? TimeOf(CallItem item) => SlotIds.Slot(item.Id) is { } at ? book.Office.LocalTime(at) : null;
}
