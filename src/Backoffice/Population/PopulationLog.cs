using KtpBot.Core.Population;

namespace KtpBot.Backoffice.Population;

/// <summary>Log lines of this room, ids only. Event ids 4620 to 4639.</summary>
internal static partial class PopulationLog
{
    [LoggerMessage(4620, LogLevel.Warning, "The population service gave no answer about a person: {Outcome}")]
    public static partial void ServiceFailed(ILogger log, PopulationOutcome outcome);

    [LoggerMessage(4621, LogLevel.Information, "Population snapshot {SnapshotId} is read; in use: {InUse}")]
    public static partial void SnapshotRead(ILogger log, long snapshotId, bool inUse);

    [LoggerMessage(4622, LogLevel.Error, "Population snapshot {SnapshotId} was cut short")]
    public static partial void SnapshotBroken(ILogger log, long snapshotId, Exception error);
}
