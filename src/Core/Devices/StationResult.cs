namespace KtpBot.Core.Devices;

/// <summary>The final report of an attempt. Sent until it is answered, so it may arrive more than once.</summary>
public sealed record StationResult
{
    public required string StationId { get; init; }

    public required string AttemptId { get; init; }

    /// <summary>Done for captures, ConfirmedByPrinter for cards, Failed or Cancelled for both.</summary>
    public required DeviceJobState State { get; init; }

    /// <summary>When the device finished or gave up, UTC.</summary>
    public required DateTime OccurredAt { get; init; }

    /// <summary>Filled exactly when <see cref="State"/> is Failed or Cancelled.</summary>
    public DeviceFailure? Failure { get; init; }

    public string? PrinterJobId { get; init; }

    public required IReadOnlyList<StationArtifact> Artifacts { get; init; }

    public required IReadOnlyList<FingerScore> Fingers { get; init; }
}
