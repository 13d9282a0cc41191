using Microsoft.Extensions.Logging;

namespace KtpBot.Core.Data;

internal static partial class LiveDialogsLog
{
    [LoggerMessage(100, LogLevel.Information, "The changed dialogs are in use")]
    public static partial void Taken(this ILogger logger);

    [LoggerMessage(101, LogLevel.Error, "The changed dialogs are refused, the ones before stay in use: {Fault}")]
    public static partial void Refused(this ILogger logger, DataFault fault);

    [LoggerMessage(102, LogLevel.Error, "Looking for changed dialogs failed; the next look tries again")]
    public static partial void LookFailed(this ILogger logger, Exception error);
}
