using KtpBot.Core.Calendar;

namespace KtpBot.Core.Complaints;

/// <summary>
/// By when a complaint is answered and finished, in working days of the office's calendar, as SP4N-LAPOR promises it: a first answer
/// within 3 days; done within 5 when nothing needs checking, 14 without, 60 with a check on the spot
/// (https://www.lapor.go.id/tentang; Permenpan RB 62/2018).
/// </summary>
public static class ComplaintTerms
{
    public const int AnswerDays = 3;

    /// <summary>Working days until it is finished.</summary>
    public static int FinishDays(ComplaintTrack track) => track switch
    {
        ComplaintTrack.Simple => 5,
        ComplaintTrack.Desk => 14,
        ComplaintTrack.Field => 60,
    };

    /// <summary>How a kind is looked into until a supervisor decides otherwise.</summary>
    public static ComplaintTrack Usual(ComplaintKind kind) => kind switch
    {
        ComplaintKind.Levy => ComplaintTrack.Field,
        ComplaintKind.Manner => ComplaintTrack.Desk,
        ComplaintKind.Slow or ComplaintKind.WrongData or ComplaintKind.Other => ComplaintTrack.Simple,
    };

    /// <summary>Closing time of the last day for a first answer, UTC.</summary>
    public static DateTime AnswerBy(WorkCalendar calendar, DateTime receivedAt) => calendar.DueAfterWorkingDays(receivedAt, AnswerDays);

    /// <summary>Closing time of the last day to finish, UTC.</summary>
    public static DateTime FinishBy(WorkCalendar calendar, DateTime receivedAt, ComplaintTrack track) => calendar.DueAfterWorkingDays(receivedAt, FinishDays(track));
}
