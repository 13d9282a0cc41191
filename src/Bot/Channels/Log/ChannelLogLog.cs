namespace KtpBot.Bot.Channels.Log;

/// <summary>Event ids 4400–4409.</summary>
internal static partial class ChannelLogLog
{
    [LoggerMessage(4400, LogLevel.Error, "Exchanges with a provider could not be kept for staff")]
    public static partial void ExchangesNotKept(this ILogger logger, Exception error);

    [LoggerMessage(4401, LogLevel.Error, "An alarm about a channel could not be stored; it is tried again")]
    public static partial void AlarmNotKept(this ILogger logger, Exception error);

    [LoggerMessage(4402, LogLevel.Information, "{Exchanges} exchanges with providers and {Alarms} closed alarms were old enough to be deleted")]
    public static partial void OldDeleted(this ILogger logger, int exchanges, int alarms);

    [LoggerMessage(4403, LogLevel.Error, "Deleting old exchanges failed; the next hour tries again")]
    public static partial void OldNotDeleted(this ILogger logger, Exception error);
}
