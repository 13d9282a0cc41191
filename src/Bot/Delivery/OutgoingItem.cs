using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Delivery;

/// <summary>A stored message on its way to a channel.</summary>
/// <param name="ConversationId">Messages of one conversation leave in the order of their ids.</param>
/// <param name="Channel">Which channel sends it.</param>
/// <param name="Attempts">How often it was tried before.</param>
/// <param name="Message">What the channel gets.</param>
internal sealed record OutgoingItem(long ConversationId, ChannelKind Channel, int Attempts, OutgoingMessage Message);
