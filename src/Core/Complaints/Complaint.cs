using KtpBot.Core.Offices;

namespace KtpBot.Core.Complaints;

/// <summary>
/// A citizen's complaint. One without a name holds nothing that leads to its conversation: no id, no moment finer than a day, and a
/// <see cref="ReporterKey"/> that only this program's key file can compare.
/// </summary>
public sealed class Complaint : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    /// <summary>ADU-2026-0001.</summary>
    public required string Number { get; init; }

    public required ComplaintKind Kind { get; init; }

    public ComplaintState State { get; set; }

    public ComplaintTrack Track { get; set; }

    public required bool Anonymous { get; init; }

    /// <summary>Keyed hash of number and conversation: whoever asks from the same conversation is known again, and nobody can go the other way.</summary>
    public required byte[] ReporterKey { get; set; }

    /// <summary>Keyed hash of conversation and date, to bound how many one conversation files in a day.</summary>
    public required byte[] DayKey { get; set; }

    /// <summary>Where the answer goes; null for an anonymous one, and once its writer has had it erased.</summary>
    public long? ConversationId { get; set; }

    /// <summary>The citizen's language.</summary>
    public required string Language { get; init; }

    /// <summary>Encrypted: what happened.</summary>
    public string? Words { get; set; }

    /// <summary>Encrypted: who asked for money.</summary>
    public string? Who { get; set; }

    /// <summary>Encrypted.</summary>
    public string? Place { get; set; }

    /// <summary>Encrypted: when, in the citizen's words.</summary>
    public string? Moment { get; set; }

    /// <summary>Encrypted: how much, in the citizen's words.</summary>
    public string? Amount { get; set; }

    /// <summary>Encrypted: a case number the citizen named; not checked, since it may be of another case.</summary>
    public string? CaseNumber { get; set; }

    /// <summary>Encrypted: a name or number the citizen left.</summary>
    public string? Contact { get; set; }

    /// <summary>When the citizen agreed that his name or number is kept (UU 27/2022 Ps 20); null when he left none.</summary>
    public DateTime? ContactConsentAt { get; set; }

    /// <summary>A photo or PDF as proof.</summary>
    public Guid? ProofFileId { get; set; }

    /// <summary>UTC; of an anonymous one only the office's day.</summary>
    public required DateTime ReceivedAt { get; init; }

    public required DateTime AnswerBy { get; init; }

    public DateTime FinishBy { get; set; }

    public long? TakenBy { get; set; }

    public DateTime? TakenAt { get; set; }

    public DateTime? FirstAnsweredAt { get; set; }

    public DateTime? ClosedAt { get; set; }

    /// <summary>Concurrency token: two supervisors may act at once.</summary>
    public int Version { get; set; }

    /// <summary>What the citizen told and what leads back to him is gone; only a settled one can be. The keys are random from now on, and answer to nobody.</summary>
    public void Forget(byte[] reporterKey, byte[] dayKey)
    {
        if (State != ComplaintState.Closed) throw new InvalidOperationException("Only a settled complaint is erased.");
        (ReporterKey, DayKey, ConversationId) = (reporterKey, dayKey, null);
        (Words, Who, Place, Moment, Amount, CaseNumber, Contact) = (null, null, null, null, null, null, null);
        (ContactConsentAt, ProofFileId) = (null, null);
        Version++;
    }
}
