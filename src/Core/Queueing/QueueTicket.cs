using System.Globalization;
using KtpBot.Core.Offices;

namespace KtpBot.Core.Queueing;

public enum TicketState
{
    Waiting,

    /// <summary>Called to <see cref="QueueTicket.Counter"/>; not there yet.</summary>
    Called,

    /// <summary>At the counter.</summary>
    Serving,
    Done,

    /// <summary>Called and not there, for the last time.</summary>
    Missed,

    /// <summary>Given up by the citizen, by an officer for him, or by the end of the day.</summary>
    Left,
}

/// <summary>
/// A number of the day. It holds nothing about a person but links; the mark for priority does not say why, because a reason (age,
/// disability, pregnancy) would be specific personal data (UU 27/2022 Pasal 4 ayat (2)).
/// </summary>
public sealed class QueueTicket : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    /// <summary>The office's own date.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Without gaps through the day, whatever the purpose, beginning with 1.</summary>
    public required int Number { get; init; }

    public required string Purpose { get; init; }

    public TicketState State { get; set; }

    /// <summary>Elderly, disabled, pregnant, or with a small child: an officer saw it.</summary>
    public bool Priority { get; set; }

    /// <summary>Which case it is about; null while nobody knows.</summary>
    public long? CaseId { get; set; }

    /// <summary>What kind of application it is about, where that is known.</summary>
    public string? Service { get; set; }

    public long? AppointmentId { get; set; }

    /// <summary>The appointment's time (UTC), copied so that the order needs no other row.</summary>
    public DateTime? SlotStartsAt { get; set; }

    public DateTime? SlotEndsAt { get; set; }

    /// <summary>Who hears of it in the conversation; else the case's own conversation does.</summary>
    public long? ConversationId { get; set; }

    /// <summary>Where he was last called to.</summary>
    public string? Counter { get; set; }

    public required DateTime TakenAt { get; init; }

    /// <summary>Last called, not counting repeated calls (UTC); null again when the call was taken back.</summary>
    public DateTime? CalledAt { get; set; }

    public DateTime? ServedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>How often he was called, repeated calls too; 0 again when the call was taken back.</summary>
    public int Calls { get; set; }

    /// <summary>How often he was called and not there.</summary>
    public int Misses { get; set; }

    /// <summary>Back after a miss: called when so many of the day have been called.</summary>
    public int? AfterCalls { get; set; }

    /// <summary>When he heard, or knew from the beginning, that it is near.</summary>
    public DateTime? NearToldAt { get; set; }

    /// <summary>The paper that was printed for it.</summary>
    public long? PaperId { get; set; }

    public int Version { get; set; }

    /// <summary>In the queue or at a counter.</summary>
    public bool IsOpen => State is TicketState.Waiting or TicketState.Called or TicketState.Serving;

    /// <summary>As people read it: "B004".</summary>
    public string Label(QueueProfile queue) => LabelOf(queue, Purpose, Number);

    /// <summary>As people read it: "B004".</summary>
    public static string LabelOf(QueueProfile queue, string purpose, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{queue.Purpose(purpose)?.Prefix}{number:000}");
}
