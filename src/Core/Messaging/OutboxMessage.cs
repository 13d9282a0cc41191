using KtpBot.Core.Offices;

namespace KtpBot.Core.Messaging;

/// <summary>Who speaks in an outgoing message.</summary>
public enum OutboxOrigin
{
    /// <summary>The bot's answer in the dialog.</summary>
    Bot,

    /// <summary>News about a case, from the desk.</summary>
    Notice,

    /// <summary>A person in the back-office.</summary>
    Officer,
}

/// <summary>A message to send: a row first, a call later.</summary>
public sealed class OutboxMessage : IOfficeRow
{
    /// <summary>The error code of a message that an officer called back before it left; it stands as failed, so that nothing tries it any more.</summary>
    public const string Withdrawn = "withdrawn";

    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required long ConversationId { get; init; }

    public long? CaseId { get; init; }

    public required OutboxOrigin Origin { get; init; }

    public long? OfficerId { get; init; }

    /// <summary>Encrypted JSON of the <see cref="OutgoingContent"/>.</summary>
    public required byte[] Content { get; init; }

    /// <summary>Unique in the office where set: the same notice is never queued twice.</summary>
    public string? DedupKey { get; init; }

    public DeliveryState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>Not before this moment (UTC): back-off, or a message planned for later.</summary>
    public DateTime? NextAttemptAt { get; set; }

    /// <summary>The node that sends it, and until when no other node may.</summary>
    public string? ClaimedBy { get; set; }

    public DateTime? ClaimedUntil { get; set; }

    /// <summary>The provider's id, after it accepted the message.</summary>
    public string? ExternalId { get; set; }

    /// <summary>Since when it waits for the citizen to write again; until then no attempt is made.</summary>
    public DateTime? HeldAt { get; set; }

    /// <summary>The provider said that the reply window is closed, whatever our clock says: only a template passes.</summary>
    public bool WindowClosed { get; set; }

    /// <summary>Said in a flow that officers do not read along: it stands on no page.</summary>
    public bool IsPrivate { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? StateAt { get; set; }

    public string? ErrorCode { get; set; }

    /// <summary>What staff should know about a failure, in Indonesian.</summary>
    public string? Error { get; set; }
}
