namespace KtpBot.Bot.Channels.Email;

/// <summary>Event ids 1420–1429.</summary>
internal static partial class EmailLog
{
    [LoggerMessage(1420, LogLevel.Error, "The mail server or its settings need attention ({Code}); no mail leaves meanwhile")]
    public static partial void NeedsAttention(this ILogger logger, string code);

    [LoggerMessage(1421, LogLevel.Warning, "The office tells news by e-mail, but no mail server is set; such news fails")]
    public static partial void NotSet(this ILogger logger);
}
