using KtpBot.Core.Devices;

namespace KtpBot.Devices.Jobs;

/// <summary>Log lines of this room, ids only. Event ids 5000 to 5099.</summary>
internal static partial class JobsLog
{
    [LoggerMessage(5000, LogLevel.Information, "Attempt {AttemptId} ({Kind}) claimed")]
    public static partial void Claimed(ILogger log, string attemptId, DeviceJobKind kind);

    [LoggerMessage(5001, LogLevel.Warning, "Attempt {AttemptId} ({Kind}) was handed out again and is known; not worked twice")]
    public static partial void NotAccepted(ILogger log, string attemptId, DeviceJobKind kind);

    [LoggerMessage(5002, LogLevel.Information, "Attempt {AttemptId} ({Kind}) goes on after a restart, ledger says {Phase}")]
    public static partial void Resumed(ILogger log, string attemptId, DeviceJobKind kind, LedgerKind phase);

    [LoggerMessage(5003, LogLevel.Information, "Attempt {AttemptId} is printer job {PrinterJobId}")]
    public static partial void Submitted(ILogger log, string attemptId, string printerJobId);

    [LoggerMessage(5004, LogLevel.Warning, "Attempt {AttemptId} was found at the printer as job {PrinterJobId}; not sent again")]
    public static partial void FoundAgain(ILogger log, string attemptId, string printerJobId);

    [LoggerMessage(5005, LogLevel.Warning, "Attempt {AttemptId} never arrived at the printer; it is sent now")]
    public static partial void CertainlyAbsent(ILogger log, string attemptId);

    [LoggerMessage(5006, LogLevel.Warning, "Result of attempt {AttemptId} is not acknowledged yet (try {Tries})")]
    public static partial void NotAcknowledged(ILogger log, string attemptId, int tries);

    [LoggerMessage(5007, LogLevel.Information, "Attempt {AttemptId} ({Kind}) acknowledged as {State}")]
    public static partial void Acknowledged(ILogger log, string attemptId, DeviceJobKind kind, DeviceJobState state);

    [LoggerMessage(5008, LogLevel.Error, "Attempt {AttemptId} ({Kind}) broke off")]
    public static partial void Broke(ILogger log, Exception fault, string attemptId, DeviceJobKind kind);
}
