namespace KtpBot.Core.Devices;

/// <summary>A station asks for one job.</summary>
public sealed record StationClaim
{
    public required string StationId { get; init; }

    /// <summary>Kinds that this station can do now. Others are not handed to it.</summary>
    public required IReadOnlyList<DeviceJobKind> Kinds { get; init; }

    /// <summary>
    /// Attempts (<see cref="StationJob.AttemptId"/>) that stand in the station's ledger. A job that is claimed by this
    /// station and missing here was lost on the way: the server hands out the same attempt once more.
    /// </summary>
    public required IReadOnlyList<string> Holding { get; init; }

    /// <summary>How long the server may keep the request open when there is no work, in seconds.</summary>
    public int WaitSeconds { get; init; }
}
