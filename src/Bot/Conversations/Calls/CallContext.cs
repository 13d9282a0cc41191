using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>Who calls, and when.</summary>
internal sealed record CallContext(long ConversationId, ChannelKind Channel, string Language, DateTime Now);

/// <summary>Carries out a dialog's call inside the running transaction: <paramref name="db"/> is bound to it, nothing here commits.</summary>
internal delegate Task<CallResult> DialogCaller(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken);
