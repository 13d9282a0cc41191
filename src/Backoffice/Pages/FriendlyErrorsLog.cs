namespace KtpBot.Backoffice.Pages;

internal static partial class FriendlyErrorsLog
{
    [LoggerMessage(6010, LogLevel.Error, "Request {ErrorId} failed")]
    public static partial void Failed(ILogger log, string errorId, Exception exception);
}
