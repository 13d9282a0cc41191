using KtpBot.Core.Messaging;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>One conversation as its page shows it.</summary>
/// <param name="Id">The conversation.</param>
/// <param name="Name">The provider's display name, or a stand-in; never trusted as identity.</param>
/// <param name="Channel">Where it runs.</param>
/// <param name="Owner">Who answers.</param>
/// <param name="Mine">This officer holds it.</param>
/// <param name="OfficerName">Who holds it.</param>
/// <param name="HandoffAt">Since when it waits for, or is held by, a person (UTC).</param>
/// <param name="Window">Whether free words reach the citizen now.</param>
/// <param name="Citizen">The person behind it.</param>
/// <param name="Cases">The citizen's cases.</param>
/// <param name="Lines">Both directions, oldest first.</param>
internal sealed record ChatView(
    long Id,
    string Name,
    ChannelKind Channel,
    ConversationOwner Owner,
    bool Mine,
    string? OfficerName,
    DateTime? HandoffAt,
    ReplyWindow Window,
    ChatCitizen Citizen,
    IReadOnlyList<(long Id, string Number)> Cases,
    IReadOnlyList<ChatLine> Lines);
