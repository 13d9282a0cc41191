using KtpBot.Core.Offices;

namespace KtpBot.Core.Pauses;

/// <summary>A case that an office's pause let rest, at one step; or whose citizen was told of it when he applied.</summary>
public sealed class RestingCase : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required long PauseId { get; init; }

    public required long CaseId { get; init; }

    /// <summary>Where it rests; empty for one that was only told.</summary>
    public required string StepId { get; init; }

    /// <summary>The moment on the case itself: when it differs there, somebody has continued it or paused it for itself. Null for one that was only told.</summary>
    public DateTime? PausedAt { get; init; }

    /// <summary>It goes on, or need not rest any more.</summary>
    public DateTime? ReleasedAt { get; set; }
}
