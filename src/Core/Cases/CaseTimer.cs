using KtpBot.Core.Offices;

namespace KtpBot.Core.Cases;

public enum TimerState
{
    Waiting,
    Done,
    Cancelled,
}

/// <summary>A promised moment: a row with a due time, worked off by Quartz.</summary>
public sealed class CaseTimer : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required long CaseId { get; init; }

    /// <summary>For example appointment-reminder or pickup-reminder.</summary>
    public required string Kind { get; init; }

    public required DateTime DueAt { get; set; }

    public TimerState State { get; set; }

    public DateTime? DoneAt { get; set; }
}
