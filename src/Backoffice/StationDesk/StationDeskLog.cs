using KtpBot.Core.Cases;
using KtpBot.Core.Devices;

namespace KtpBot.Backoffice.StationDesk;

/// <summary>Log lines of this room, ids only. Event ids 4500 to 4599.</summary>
internal static partial class StationDeskLog
{
    [LoggerMessage(4500, LogLevel.Information, "Device job {JobId} ended as {State}")]
    public static partial void Taken(ILogger log, long jobId, DeviceJobState state);

    [LoggerMessage(4501, LogLevel.Warning, "The result of device job {JobId} could not be taken: {Reason}; the station keeps it")]
    public static partial void Refused(ILogger log, long jobId, DeskRefusal reason);

    [LoggerMessage(4502, LogLevel.Warning, "Device job {JobId} was at the printer and station {StationId} no longer knows it; a person has to look")]
    public static partial void LostByStation(ILogger log, long jobId, long stationId);
}
