using KtpBot.Core.Offices;

namespace KtpBot.Core.Scheduling;

/// <summary>When reminders are due: never at night, never too late to be of use. Moments are UTC, rules are the office's local time.</summary>
public static class ReminderTimes
{
    /// <summary>No reminder reaches anyone from here…</summary>
    public static readonly TimeOnly QuietFrom = new(20, 0);

    /// <summary>…to here.</summary>
    public static readonly TimeOnly QuietUntil = new(7, 0);

    private static readonly TimeOnly DayBefore = new(16, 0);
    private static readonly TimeSpan ShortNotice = TimeSpan.FromHours(2);

    /// <summary>
    /// For an appointment: the day before at 16:00, or two hours before when that has passed. Null when there is no useful moment left.
    /// </summary>
    public static DateTime? ForAppointment(OfficeProfile office, DateTime startsAt, DateTime now)
    {
        var dayBefore = office.Calendar.ToUtc(office.DateAt(startsAt).AddDays(-1), DayBefore);
        if (dayBefore > now) return dayBefore;
        var due = AfterQuiet(office, startsAt - ShortNotice);
        return due > now && due < startsAt ? due : null;
    }

    /// <summary>On the day of the appointment, two hours before it, for one whose first reminder comes the day before. Null otherwise.</summary>
    public static DateTime? OnTheDay(OfficeProfile office, DateTime startsAt, DateTime now)
    {
        if (office.Calendar.ToUtc(office.DateAt(startsAt).AddDays(-1), DayBefore) <= now) return null;
        var due = AfterQuiet(office, startsAt - ShortNotice);
        return due < startsAt ? due : null;
    }

    /// <summary>For a card that waits: so many days later at the same time of day.</summary>
    public static DateTime ForPickup(OfficeProfile office, DateTime readyAt) => AfterQuiet(office, readyAt.AddDays(office.PickupReminderDays));

    /// <summary>For the survey: when the doors open, so many days after the card was handed over. Null where the office asks for none.</summary>
    public static DateTime? ForSurvey(OfficeProfile office, DateTime handedOverAt) => office.SurveyAfterDays == 0
        ? null
        : office.Calendar.NextOpening(office.DayStart(office.DateAt(handedOverAt).AddDays(office.SurveyAfterDays)));

    /// <summary>The moment itself, or 07:00 after the quiet hours in which it lies.</summary>
    public static DateTime AfterQuiet(OfficeProfile office, DateTime at)
    {
        var local = office.LocalTime(at);
        var time = TimeOnly.FromDateTime(local);
        if (time >= QuietUntil && time < QuietFrom) return at;
        var date = DateOnly.FromDateTime(local);
        return office.Calendar.ToUtc(time < QuietUntil ? date : date.AddDays(1), QuietUntil);
    }
}
