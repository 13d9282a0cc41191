namespace KtpBot.Backoffice.Pages.Registration;

internal static partial class RegistrationPagesLog
{
    [LoggerMessage(4660, LogLevel.Information, "An import made {Cases} cases; {Refused} lines were refused")]
    public static partial void Imported(this ILogger logger, int cases, int refused);
}
