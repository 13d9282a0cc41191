namespace KtpBot.Core.Workflow;

/// <summary>News about a correction that an application outside waits for (texts notice.…).</summary>
public static class CorrectionNotices
{
    /// <summary>Instead of "returned": with the deadline.</summary>
    public const string Returned = "returned-until";

    /// <summary>The deadline became known, or is another one, after the case had been returned.</summary>
    public const string Due = "correction-due";

    public const string Reminder = TimerKinds.CorrectionReminder;

    public static IReadOnlyList<string> All { get; } = [Returned, Due, Reminder];
}
