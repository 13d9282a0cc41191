using KtpBot.Core.Offices;

namespace KtpBot.Core.Cases;

public enum ActorKind
{
    Citizen,
    Officer,
    Station,
    Timer,
    System,
}

/// <summary>One change of a case: who, when, why. Written in the same commit as the change.</summary>
public sealed class CaseEvent : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required long CaseId { get; init; }

    public required DateTime At { get; init; }

    /// <summary>The kind of input, for example Submitted or Decided.</summary>
    public required string Kind { get; init; }

    public required ActorKind Actor { get; init; }

    /// <summary>Officer id, station id, conversation id; null for timers.</summary>
    public string? ActorId { get; init; }

    public required CaseStage Stage { get; init; }

    public required string StepId { get; init; }

    /// <summary>Where the case came to rest with it; null when it stayed.</summary>
    public string? ToStepId { get; init; }

    /// <summary>A coded reason of the procedure.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Encrypted: the words that went with it.</summary>
    public string? Note { get; init; }
}
