using KtpBot.Core.Offices;

namespace KtpBot.Core.Messaging;

/// <summary>A one-time code that a conversation showed its citizen, to prove on another channel that both are his. The code itself is nowhere stored.</summary>
public sealed class LinkCode : IOfficeRow
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public long Id { get; init; }

    public required string OfficeId { get; init; }

    /// <summary>Where it was shown.</summary>
    public required long ConversationId { get; init; }

    /// <summary>Keyed hash of the eight digits.</summary>
    public required byte[] CodeHash { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    /// <summary>The conversation that typed it; from then on nobody else can.</summary>
    public long? ClaimedBy { get; set; }

    /// <summary>When both were linked by it.</summary>
    public DateTime? UsedAt { get; set; }
}
