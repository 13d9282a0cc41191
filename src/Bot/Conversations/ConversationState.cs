using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Conversations;

/// <summary>What a lane remembers of its conversation between turns; the row is the truth, and Version tells when this is stale.</summary>
internal sealed record ConversationState(
    long Id,
    int Version,
    ConversationOwner Owner,
    string Language,
    DialogSession Session,
    DateTime? ConsentAt);
