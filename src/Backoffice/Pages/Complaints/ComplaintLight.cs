using KtpBot.Core.Calendar;
using KtpBot.Core.Complaints;

namespace KtpBot.Backoffice.Pages.Complaints;

/// <summary>How pressing a complaint is.</summary>
internal enum ComplaintLight
{
    /// <summary>Closed.</summary>
    Off,
    Green,

    /// <summary>The last day is today or the next working day.</summary>
    Amber,

    /// <summary>Overdue.</summary>
    Red,
}

/// <summary>The deadline that counts now: the first answer's until there is one, then the end's.</summary>
internal static class ComplaintDeadline
{
    public static DateTime Of(DateTime answerBy, DateTime finishBy, DateTime? firstAnsweredAt) => firstAnsweredAt is null ? answerBy : finishBy;

    public static ComplaintLight Light(WorkCalendar calendar, ComplaintState state, DateTime due, DateTime now) =>
        state == ComplaintState.Closed ? ComplaintLight.Off
        : now > due ? ComplaintLight.Red
        : calendar.DateAt(due) <= calendar.AddWorkingDays(calendar.DateAt(now), 1) ? ComplaintLight.Amber
        : ComplaintLight.Green;
}
