namespace KtpBot.Core.Devices;

/// <summary>An intermediate report. Reports may arrive twice or late; the server keeps the furthest state.</summary>
public sealed record StationProgress
{
    public required string StationId { get; init; }

    public required string AttemptId { get; init; }

    /// <summary><see cref="DeviceJobState.Claimed"/> (alive, waiting), Submitted or Printing.</summary>
    public required DeviceJobState State { get; init; }

    /// <summary>When the station saw it, UTC.</summary>
    public required DateTime OccurredAt { get; init; }

    /// <summary>The printer's own number of the job, once it has one.</summary>
    public string? PrinterJobId { get; init; }

    /// <summary>An obstacle on which the station keeps trying by itself, for the officer's screen.</summary>
    public DeviceFailure? Obstacle { get; init; }
}
