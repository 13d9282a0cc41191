using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Conversations;

/// <summary>What a turn will write: worked out before, or inside, the transaction.</summary>
/// <param name="Session">The session after the turn.</param>
/// <param name="Owner">Who answers from now on.</param>
/// <param name="HandoffAt">Set when the turn asks for a person.</param>
/// <param name="ConsentAt">When the citizen went on after the privacy notice.</param>
/// <param name="NudgeAt">When the citizen is reminded of the form he leaves open; null when there is none.</param>
/// <param name="Messages">The bot's answers, in order.</param>
/// <param name="IsPrivate">Officers do not read this turn along.</param>
internal sealed record PlannedTurn(
    DialogSession Session,
    ConversationOwner Owner,
    DateTime? HandoffAt,
    DateTime? ConsentAt,
    DateTime? NudgeAt,
    IReadOnlyList<OutgoingContent> Messages,
    bool IsPrivate = false);
