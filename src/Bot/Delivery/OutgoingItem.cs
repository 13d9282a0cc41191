using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Delivery;

/// <summary>A stored message on its way to a channel.</summary>
/// <param name="ConversationId">Messages of one conversation leave in the order of their ids.</param>
/// <param name="Channel">Which channel sends it.</param>
/// <param name="Attempts">How often it was tried before.</param>
/// <param name="Message">What the channel gets.</param>
/// <param name="Origin">Who speaks.</param>
/// <param name="ReadAt">When the rows behind it were read, UTC; null for the answer of a turn, which knows them.</param>
/// <param name="OptedOut">The citizen wants no news here.</param>
/// <param name="Unreachable">The provider said that nothing arrives here.</param>
internal sealed record OutgoingItem(
    long ConversationId,
    ChannelKind Channel,
    int Attempts,
    OutgoingMessage Message,
    OutboxOrigin Origin = OutboxOrigin.Bot,
    DateTime? ReadAt = null,
    bool OptedOut = false,
    bool Unreachable = false)
{
    /// <summary>The moment up to which we know what the citizen wrote, UTC.</summary>
    public DateTime KnownAt => ReadAt ?? Message.LastInboundAt ?? DateTime.MinValue;
}
