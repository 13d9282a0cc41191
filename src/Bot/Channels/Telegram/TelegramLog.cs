namespace KtpBot.Bot.Channels.Telegram;

/// <summary>Event ids 4200–4299.</summary>
internal static partial class TelegramLog
{
    [LoggerMessage(4200, LogLevel.Warning, "A Telegram webhook without the secret token was refused")]
    public static partial void BadSecret(this ILogger logger);

    [LoggerMessage(4201, LogLevel.Information, "Telegram update {UpdateId} leads to no message: {Kind}")]
    public static partial void LeftAside(this ILogger logger, long? updateId, string kind);

    [LoggerMessage(4202, LogLevel.Error, "A Telegram update could not be stored; it will be delivered again")]
    public static partial void NotStored(this ILogger logger, Exception error);

    [LoggerMessage(4203, LogLevel.Warning, "{Method} failed ({Code}); no message depends on it")]
    public static partial void ErrandFailed(this ILogger logger, string method, string code);

    [LoggerMessage(4204, LogLevel.Error, "Telegram answers with code {Code}: the token or the configuration needs attention")]
    public static partial void NeedsAttention(this ILogger logger, string code);

    [LoggerMessage(4205, LogLevel.Warning, "Asking Telegram for updates failed ({Code}); next try in {Seconds} s")]
    public static partial void PollFailed(this ILogger logger, string code, double seconds);

    [LoggerMessage(4206, LogLevel.Information, "{Method} is done")]
    public static partial void Registered(this ILogger logger, string method);

    [LoggerMessage(4207, LogLevel.Warning, "{Method} failed ({Code}); next try in {Seconds} s")]
    public static partial void NotRegistered(this ILogger logger, string method, string code, double seconds);

    [LoggerMessage(4208, LogLevel.Warning, "A Telegram webhook was longer than allowed")]
    public static partial void TooLong(this ILogger logger);

    [LoggerMessage(4209, LogLevel.Error, "Another receiver (a webhook or a second process) takes this bot's updates")]
    public static partial void AnotherReceiver(this ILogger logger);

    [LoggerMessage(4210, LogLevel.Warning, "A Telegram file address had expired and is resolved again")]
    public static partial void AddressExpired(this ILogger logger);

    [LoggerMessage(4211, LogLevel.Warning, "Too many small calls are under way; one was left out")]
    public static partial void ErrandLeftOut(this ILogger logger);
}
