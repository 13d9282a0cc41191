using KtpBot.Core.Offices;

namespace KtpBot.Core.Messaging;

/// <summary>One Direct Line activity of a web chat, as the browser sees it: its watermark is the sequence number.</summary>
public sealed class WebChatActivity : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    /// <summary>The Direct Line conversation id, which is the conversation's address.</summary>
    public required string ChatId { get; init; }

    /// <summary>1, 2, 3… within the chat.</summary>
    public required int Sequence { get; init; }

    /// <summary>Unique within the chat: "c:" + client activity id, or "o:" + outbox id, so that a retry changes nothing.</summary>
    public required string ActivityKey { get; init; }

    /// <summary>Encrypted activity JSON.</summary>
    public required byte[] Activity { get; init; }

    public required DateTime CreatedAt { get; init; }
}
