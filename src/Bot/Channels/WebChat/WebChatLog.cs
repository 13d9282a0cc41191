namespace KtpBot.Bot.Channels.WebChat;

/// <summary>Web chat's log lines (4300–4399): ids only.</summary>
internal static partial class WebChatLog
{
    [LoggerMessage(4301, LogLevel.Information, "Chat {ChatId}: activity {Sequence} was handed to the intake at start.")]
    public static partial void HandedOverLate(this ILogger logger, string chatId, int sequence);

    [LoggerMessage(4302, LogLevel.Error, "Posts left from the last run could not be handed over.")]
    public static partial void RepairFailed(this ILogger logger, Exception exception);

    [LoggerMessage(4303, LogLevel.Error, "Chat {ChatId}: a posted activity could not be stored.")]
    public static partial void PostFailed(this ILogger logger, string chatId, Exception exception);

    [LoggerMessage(4304, LogLevel.Debug, "Chat {ChatId}: stream opened at {Watermark}.")]
    public static partial void StreamOpened(this ILogger logger, string chatId, int watermark);

    [LoggerMessage(4305, LogLevel.Warning, "What browsers have got could not be reported.")]
    public static partial void SeenNotReported(this ILogger logger, Exception exception);

    [LoggerMessage(4306, LogLevel.Warning, "Chat {ChatId}: a silent client could not be greeted.")]
    public static partial void NotGreeted(this ILogger logger, string chatId, Exception exception);
}
