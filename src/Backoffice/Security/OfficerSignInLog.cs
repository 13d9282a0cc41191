namespace KtpBot.Backoffice.Security;

internal static partial class OfficerSignInLog
{
    [LoggerMessage(6001, LogLevel.Information, "Sign-in refused for officer {OfficerId}")]
    public static partial void Refused(ILogger log, long? officerId);

    [LoggerMessage(6002, LogLevel.Warning, "Officer {OfficerId} locked after repeated wrong passwords")]
    public static partial void Locked(ILogger log, long officerId);
}
