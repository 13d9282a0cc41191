using KtpBot.Core.Offices;

namespace KtpBot.Core.Queueing;

public enum QueueMoveKind
{
    Taken,
    Called,
    CalledAgain,
    Served,
    Done,
    Missed,
    PutBack,
    Left,
    Prioritised,
}

/// <summary>What was done with a number, by whom and when, and how it stood before, so that the last step can be taken back.</summary>
public sealed class QueueMove : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required DateOnly Day { get; init; }

    public required long TicketId { get; init; }

    public required QueueMoveKind Kind { get; init; }

    /// <summary>At which counter; null for the front desk and the conversation.</summary>
    public string? Counter { get; init; }

    /// <summary>Null for the citizen himself.</summary>
    public long? OfficerId { get; init; }

    public required DateTime At { get; init; }

    /// <summary>JSON of <see cref="TicketPlace"/>.</summary>
    public required string Before { get; init; }

    public DateTime? UndoneAt { get; set; }
}
