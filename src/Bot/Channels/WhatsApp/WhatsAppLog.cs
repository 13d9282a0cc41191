namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>Event ids 4100–4199.</summary>
internal static partial class WhatsAppLog
{
    [LoggerMessage(4100, LogLevel.Warning, "A WhatsApp webhook without a valid signature was refused")]
    public static partial void BadSignature(this ILogger logger);

    [LoggerMessage(4101, LogLevel.Warning, "A WhatsApp webhook handshake with a wrong token was refused")]
    public static partial void BadHandshake(this ILogger logger);

    [LoggerMessage(4102, LogLevel.Information, "Part of a WhatsApp webhook leads to no message: {Kind} {Id}")]
    public static partial void LeftAside(this ILogger logger, string kind, string? id);

    [LoggerMessage(4103, LogLevel.Error, "A WhatsApp webhook could not be stored; it will be delivered again")]
    public static partial void NotStored(this ILogger logger, Exception error);

    [LoggerMessage(4104, LogLevel.Error, "WhatsApp answers with code {Code}: the account or the configuration needs attention")]
    public static partial void NeedsAttention(this ILogger logger, string code);

    [LoggerMessage(4105, LogLevel.Warning, "WhatsApp media address had expired and is resolved again")]
    public static partial void AddressExpired(this ILogger logger);

    [LoggerMessage(4106, LogLevel.Warning, "A WhatsApp webhook was longer than allowed")]
    public static partial void TooLong(this ILogger logger);
}
