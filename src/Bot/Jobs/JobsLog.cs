namespace KtpBot.Bot.Jobs;

/// <summary>Event ids 1300–1399.</summary>
internal static partial class JobsLog
{
    [LoggerMessage(1300, LogLevel.Information, "{Count} due timers were worked off")]
    public static partial void TimersDone(this ILogger logger, int count);

    [LoggerMessage(1301, LogLevel.Warning, "Timer {TimerId} of case {CaseId} was refused ({Reason}) and rests until {NextAt:u}")]
    public static partial void TimerRefused(this ILogger logger, long timerId, long caseId, KtpBot.Core.Cases.DeskRefusal reason, DateTime nextAt);

    [LoggerMessage(1302, LogLevel.Error, "Timer {TimerId} of case {CaseId} failed and rests until {NextAt:u}")]
    public static partial void TimerFailed(this ILogger logger, long timerId, long caseId, DateTime nextAt, Exception error);

    [LoggerMessage(1303, LogLevel.Error, "Looking for due timers failed; the next look tries again")]
    public static partial void LookFailed(this ILogger logger, Exception error);

    [LoggerMessage(1304, LogLevel.Information, "{Count} files that nobody refers to were destroyed")]
    public static partial void OrphansErased(this ILogger logger, int count);

    [LoggerMessage(1305, LogLevel.Error, "Sweeping files failed; the next sweep tries again")]
    public static partial void SweepFailed(this ILogger logger, Exception error);

    [LoggerMessage(1306, LogLevel.Warning, "{Warning}")]
    public static partial void HolidaysEnd(this ILogger logger, string warning);

    [LoggerMessage(1310, LogLevel.Warning, "Wait {WaitId} of case {CaseId} was refused ({Reason}); the next look tries again")]
    public static partial void WaitRefused(this ILogger logger, long waitId, long caseId, KtpBot.Core.Cases.DeskRefusal reason);

    [LoggerMessage(1311, LogLevel.Error, "Wait {WaitId} of case {CaseId} failed; the next look tries again")]
    public static partial void WaitFailed(this ILogger logger, long waitId, long caseId, Exception error);

    [LoggerMessage(1312, LogLevel.Error, "Looking at the waiting list failed; the next look tries again")]
    public static partial void OffersFailed(this ILogger logger, Exception error);

    [LoggerMessage(1320, LogLevel.Information, "The bot spoke of its own accord, or gave way, in {Count} conversations")]
    public static partial void Woken(this ILogger logger, int count);

    [LoggerMessage(1321, LogLevel.Error, "Conversation {ConversationId} could not be woken; the next look tries again")]
    public static partial void WakeFailed(this ILogger logger, long conversationId, Exception error);

    [LoggerMessage(1322, LogLevel.Error, "Looking for conversations to wake failed; the next look tries again")]
    public static partial void WakesLookFailed(this ILogger logger, Exception error);

    [LoggerMessage(1307, LogLevel.Information, "{Cases} ended cases and {Chats} silent conversations lost what need not be kept longer")]
    public static partial void NotKeptLonger(this ILogger logger, int cases, int chats);

    [LoggerMessage(1308, LogLevel.Error, "Destroying what has been kept long enough failed; the next hour tries again")]
    public static partial void RetentionFailed(this ILogger logger, Exception error);
}
