namespace KtpBot.Bot.Conversations;

/// <summary>Event ids 1100–1199.</summary>
internal static partial class ConversationsLog
{
    [LoggerMessage(1100, LogLevel.Warning, "A batch of {Count} writes was rolled back and is tried piece by piece")]
    public static partial void BatchSplit(this ILogger logger, int count, Exception error);

    [LoggerMessage(1101, LogLevel.Error, "Turn failed for a message on {Channel}; it is kept as failed and a person is asked to help")]
    public static partial void TurnFailed(this ILogger logger, KtpBot.Core.Messaging.ChannelKind channel, Exception error);

    [LoggerMessage(1102, LogLevel.Warning, "Storage refused a message on {Channel}; the provider will deliver it again")]
    public static partial void StorageFailed(this ILogger logger, KtpBot.Core.Messaging.ChannelKind channel, Exception error);

    [LoggerMessage(1103, LogLevel.Information, "{Count} stored messages wait for their turn since before the start")]
    public static partial void Recovered(this ILogger logger, int count);

    [LoggerMessage(1104, LogLevel.Warning, "Media of inbox message {InboxId} could not be fetched ({Code}), attempt {Attempt}")]
    public static partial void FetchRetry(this ILogger logger, long inboxId, string code, int attempt);
}
