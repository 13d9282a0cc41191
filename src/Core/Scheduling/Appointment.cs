using KtpBot.Core.Offices;

namespace KtpBot.Core.Scheduling;

public enum AppointmentState
{
    Booked,

    /// <summary>The citizen said that he is at the office; see <see cref="Appointment.ArrivedAt"/>.</summary>
    Arrived,
    Done,
    NoShow,
    Cancelled,

    /// <summary>Kept for one on the waiting list who has been offered it. No booking yet.</summary>
    Held,
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

    /// <summary>When the citizen said that he is there.</summary>
    public DateTime? ArrivedAt { get; set; }

    /// <summary>His number of that day, in the order of arrival; see <see cref="Queueing.QueueTicket"/>.</summary>
    public int? QueueNumber { get; set; }

    public required DateTime CreatedAt { get; init; }
}
