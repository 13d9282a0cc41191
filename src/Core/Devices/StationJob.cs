namespace KtpBot.Core.Devices;

/// <summary>One job as a station receives it. The task that belongs to <see cref="Kind"/> is filled; a signature needs none.</summary>
public sealed record StationJob
{
    /// <summary>The server's id of the job, opaque to the station; letters, digits and hyphens, at most 40.</summary>
    public required string JobId { get; init; }

    /// <summary>
    /// The permission to act once, unique over all jobs; letters, digits and hyphens, at most 40. Every report carries it and
    /// is recognised by it when it arrives twice. A second try, decided by an officer, has a new one.
    /// </summary>
    public required string AttemptId { get; init; }

    public required DeviceJobKind Kind { get; init; }

    /// <summary>Number of the case as people read it, for the screen at the counter. Holds no personal data.</summary>
    public required string CaseNumber { get; init; }

    public PhotoTask? Photo { get; init; }

    public FingerprintTask? Fingerprints { get; init; }

    public CardTask? Card { get; init; }
}
