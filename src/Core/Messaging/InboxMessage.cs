using KtpBot.Core.Offices;

namespace KtpBot.Core.Messaging;

public enum InboxState
{
    /// <summary>Stored, its turn has not been taken yet.</summary>
    Received,

    /// <summary>Its turn is committed.</summary>
    Processed,

    /// <summary>Its turn failed for good; staff see it in the conversation.</summary>
    Failed,
}

/// <summary>One message of a citizen as stored before the provider got its 200.</summary>
public sealed class InboxMessage : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required ChannelKind Channel { get; init; }

    /// <summary>The provider's id; unique with <see cref="Channel"/> in the office.</summary>
    public required string ExternalId { get; init; }

    public required long ConversationId { get; init; }

    /// <summary>Encrypted JSON of the <see cref="IncomingContent"/>.</summary>
    public required byte[] Content { get; init; }

    public InboxState State { get; set; }

    public required DateTime ReceivedAt { get; init; }

    public DateTime? ProcessedAt { get; set; }

    /// <summary>A fetched photo or file, once it is stored.</summary>
    public Guid? FileId { get; set; }

    /// <summary>Said in a flow that officers do not read along: it stands on no page.</summary>
    public bool IsPrivate { get; set; }

    public int Attempts { get; set; }

    /// <summary>Which step failed; never the citizen's words.</summary>
    public string? Error { get; set; }
}
