namespace KtpBot.Bot.Registration;

internal static partial class RegistrationLog
{
    [LoggerMessage(1450, LogLevel.Information, "Case {CaseId} was registered on the public form")]
    public static partial void Registered(this ILogger logger, long caseId);

    [LoggerMessage(1451, LogLevel.Warning, "A form for {Service} was refused by the desk")]
    public static partial void Refused(this ILogger logger, string service);

    [LoggerMessage(1452, LogLevel.Information, "A form that only a program can have filled was turned away")]
    public static partial void Trapped(this ILogger logger);

    [LoggerMessage(1453, LogLevel.Warning, "An address sends forms too often")]
    public static partial void TooOften(this ILogger logger);
}
