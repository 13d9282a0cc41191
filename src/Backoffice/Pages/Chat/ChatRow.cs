using KtpBot.Core.Messaging;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>One line of the list of conversations.</summary>
internal sealed record ChatRow(
    long Id,
    string Name,
    ChannelKind Channel,
    ConversationOwner Owner,
    string? OfficerName,
    DateTime? HandoffAt,
    DateTime? LastInboundAt,
    string LastWords,
    bool Unanswered);
