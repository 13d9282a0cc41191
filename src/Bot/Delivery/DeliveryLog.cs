using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Delivery;

/// <summary>Event ids 1200–1299.</summary>
internal static partial class DeliveryLog
{
    [LoggerMessage(1200, LogLevel.Warning, "Outgoing message {OutboxId} was not accepted ({Code}), attempt {Attempt}; next in {Seconds} s")]
    public static partial void SendRetry(this ILogger logger, long outboxId, string code, int attempt, double seconds);

    [LoggerMessage(1201, LogLevel.Warning, "Outgoing message {OutboxId} failed for good ({Code})")]
    public static partial void SendFailed(this ILogger logger, long outboxId, string code);

    [LoggerMessage(1202, LogLevel.Error, "Sending outgoing message {OutboxId} threw")]
    public static partial void SendThrew(this ILogger logger, long outboxId, Exception error);

    [LoggerMessage(1203, LogLevel.Error, "Looking for outgoing messages failed; it is tried again")]
    public static partial void LookFailed(this ILogger logger, Exception error);

    [LoggerMessage(1204, LogLevel.Error, "The state of outgoing message {OutboxId} could not be stored; it is sent again after a restart")]
    public static partial void MarkFailed(this ILogger logger, long outboxId, Exception error);

    [LoggerMessage(1205, LogLevel.Warning, "Channel {Channel} is paused ({Code}); message {OutboxId} and all others wait")]
    public static partial void ChannelPaused(this ILogger logger, ChannelKind channel, string code, long outboxId);

    [LoggerMessage(1206, LogLevel.Information, "Outgoing message {OutboxId} waits until the citizen writes again ({Code})")]
    public static partial void SendHeld(this ILogger logger, long outboxId, string code);

    [LoggerMessage(1207, LogLevel.Information, "Outgoing message {OutboxId} goes to another channel of the citizen instead")]
    public static partial void SentElsewhere(this ILogger logger, long outboxId);

    [LoggerMessage(1208, LogLevel.Information, "Outgoing message {OutboxId} was refused afterwards because the reply window is closed; it is pending again")]
    public static partial void PutBack(this ILogger logger, long outboxId);
}
