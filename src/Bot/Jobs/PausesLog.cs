namespace KtpBot.Bot.Jobs;

/// <summary>Event ids 1470–1479.</summary>
internal static partial class PausesLog
{
    [LoggerMessage(1470, LogLevel.Information, "Pauses of the office: {Rested} cases began to rest, {Released} go on")]
    public static partial void PausesCarriedOut(this ILogger logger, int rested, int released);

    [LoggerMessage(1471, LogLevel.Error, "Carrying out pauses of the office failed; the next look goes on")]
    public static partial void PausesFailed(this ILogger logger, Exception error);
}
