using KtpBot.Core.Offices;

namespace KtpBot.Core.Scheduling;

public enum AppointmentState
{
    Booked,
    Arrived,
    Done,
    NoShow,
    Cancelled,
}

/// <summary>A place in a recording slot. The database refuses two active ones for the same seat.</summary>
public sealed class Appointment : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required long CaseId { get; init; }

    /// <summary>The counter, for example "rekam".</summary>
    public required string Counter { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime StartsAt { get; init; }

    public required DateTime EndsAt { get; init; }

    /// <summary>1…capacity while it holds a place, null once cancelled: unique with office, counter and start.</summary>
    public int? Seat { get; set; }

    public AppointmentState State { get; set; }

    public required DateTime CreatedAt { get; init; }
}
