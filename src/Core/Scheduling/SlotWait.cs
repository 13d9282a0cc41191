using KtpBot.Core.Offices;

namespace KtpBot.Core.Scheduling;

public enum WaitState
{
    /// <summary>Waits for a place.</summary>
    Waiting,

    /// <summary>A place is held for the citizen until <see cref="SlotWait.OfferUntil"/>.</summary>
    Offered,

    /// <summary>He has a place now.</summary>
    Taken,

    /// <summary>He did not want the place offered.</summary>
    Declined,

    /// <summary>He did not answer in time, or the day he wanted has passed.</summary>
    Expired,

    /// <summary>He took himself off the list, or the case no longer needs a slot.</summary>
    Left,
}

/// <summary>
/// A case that waits for a place at a counter. At most one open row for each case (a unique index holds it). While a place is offered,
/// an appointment in state <see cref="AppointmentState.Held"/> keeps the seat, so that nobody else can take it.
/// </summary>
public sealed class SlotWait : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required string Counter { get; init; }

    public required long CaseId { get; init; }

    /// <summary>The place in the list: the longest wait comes first.</summary>
    public required DateTime SinceAt { get; set; }

    /// <summary>By the office's calendar; null: any day.</summary>
    public DateOnly? WantedDay { get; set; }

    public WaitState State { get; set; }

    /// <summary>When the place that is, or was, offered begins.</summary>
    public DateTime? OfferedStartsAt { get; set; }

    /// <summary>How long the place is kept.</summary>
    public DateTime? OfferUntil { get; set; }

    /// <summary>Null while it waits or is offered a place.</summary>
    public DateTime? ClosedAt { get; set; }
}
