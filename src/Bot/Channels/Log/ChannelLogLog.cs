namespace KtpBot.Bot.Channels.Log;

/// <summary>Event ids 4400–4409.</summary>
internal static partial class ChannelLogLog
{
    [LoggerMessage(4400, LogLevel.Error, "Exchanges with a provider could not be kept for staff")]
    public static partial void ExchangesNotKept(this ILogger logger, Exception error);
}
