using KtpBot.Core.Cases;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Messaging;

/// <summary>
/// Whether the citizen wants news, on all his linked channels and by e-mail at once. News is what the office says on its own account; answers to
/// what he does himself, the receipt of his application among them, still go out.
/// </summary>
public static class CitizenNews
{
    /// <summary>Writes the wish down and drops news that still waits where none is wanted. Saved at once, inside the caller's transaction.</summary>
    /// <returns>False when the wish stood so already.</returns>
    public static async Task<bool> SetAsync(KtpBotDb db, long conversationId, bool wanted, DateTime now, CancellationToken cancellationToken)
    {
        var chats = await CitizenLinks.OfAsync(db, conversationId, cancellationToken);
        IReadOnlyList<long> own = [.. chats, .. await CaseMailbox.OfConversationsAsync(db, chats, cancellationToken)];
        DateTime? since = wanted ? null : now;

        // The row's version stays: lanes do not remember the wish, so no plan of theirs becomes wrong by it.
        var changed = await db.Conversations.Where(c => own.Contains(c.Id) && (wanted ? c.OptedOutAt != null : c.OptedOutAt == null))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.OptedOutAt, since), cancellationToken);
        if (changed == 0) return false;
        if (!wanted) await DropWaitingAsync(db, own, now, cancellationToken);
        return true;
    }

    /// <summary>News that was already written and still waits for its hour.</summary>
    private static Task<int> DropWaitingAsync(KtpBotDb db, IReadOnlyList<long> own, DateTime now, CancellationToken cancellationToken) =>
        db.OutboxMessages
            .Where(m => own.Contains(m.ConversationId) && m.State == DeliveryState.Pending && m.Origin == OutboxOrigin.Notice
                && (m.DedupKey == null || !m.DedupKey.EndsWith(":receipt")))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(m => m.State, DeliveryState.Failed)
                    .SetProperty(m => m.StateAt, now)
                    .SetProperty(m => m.ErrorCode, "opted-out")
                    .SetProperty(m => m.Error, "Warga tidak mau menerima kabar."),
                cancellationToken);
}
