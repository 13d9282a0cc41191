using System.Globalization;
using KtpBot.Core.Audit;
using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations;

/// <summary>
/// Writes down what a provider says about an address: that it can or cannot be reached, or that somebody else may hold it now. The
/// citizen did not speak, so nothing is answered and the reply window stays as it was.
/// </summary>
internal sealed class HolderDesk(CommitQueue queue, ConversationRows rows, FieldCipher cipher, TimeProvider clock)
{
    public Task<TakenTurn> TakeAsync(LaneItem item)
    {
        var content = item.InboxId is null ? cipher.Seal(MessagingJson.Write(item.Message.Content)) : null;
        return queue.WriteAsync(async scope =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var state = rows.FindOrAdd(scope, item.Message, now);
            var fresh = item.InboxId is { } stored
                ? scope.Statements.FinishInbox(stored, null, now)
                : scope.Statements.AddInbox(item.Message.Channel, item.Message.ExternalId, state.Id, content!, InboxState.Processed, now) is not null;
            if (!fresh) return TakenTurn.Repeated;
            switch (item.Message.Content)
            {
                case ReachIn reach:
                    scope.Delivery.MarkReach(state.Id, reach.Reachable);
                    break;
                case IdentityIn:
                    await ChangeHolderAsync(scope.Db, state.Id, now);
                    break;
            }

            return new TakenTurn(true, [], null);
        });
    }

    /// <summary>
    /// The conversation begins anew: no draft, no consent, no link, no wish of the holder before, and nothing that waits for him goes
    /// out. His cases go on with a linked conversation of his, or stay closed here.
    /// </summary>
    private static async Task ChangeHolderAsync(KtpBotDb db, long id, DateTime now)
    {
        await CitizenCases.MoveOnAsync(db, id, now, CancellationToken.None);
        await CitizenLinks.LeaveAsync(db, id, CancellationToken.None);
        await db.Conversations.Where(c => c.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(c => c.IdentityChangedAt, now)
            .SetProperty(c => c.Session, (byte[]?)null)
            .SetProperty(c => c.ConsentAt, (DateTime?)null)
            .SetProperty(c => c.WakeAt, (DateTime?)null)
            .SetProperty(c => c.WakeFor, (WakeReason?)null)
            .SetProperty(c => c.OptedOutAt, (DateTime?)null)
            .SetProperty(c => c.LastInboundAt, (DateTime?)null)
            .SetProperty(c => c.DisplayName, (string?)null)
            .SetProperty(c => c.Version, c => c.Version + 1));
        await db.Conversations.Where(c => c.Id == id && c.Owner == ConversationOwner.Queue).ExecuteUpdateAsync(set => set
            .SetProperty(c => c.Owner, ConversationOwner.Bot)
            .SetProperty(c => c.HandoffAt, (DateTime?)null));
        await db.OutboxMessages.Where(m => m.ConversationId == id && m.State == DeliveryState.Pending).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, DeliveryState.Failed)
            .SetProperty(m => m.StateAt, now)
            .SetProperty(m => m.ErrorCode, "holder-changed")
            .SetProperty(m => m.Error, "Nomor ini berganti pemegang. Hubungi warga lewat cara lain."));
        db.AuditEntries.Add(new AuditEntry
        {
            OfficeId = db.OfficeId,
            At = now,
            Action = "conversation.holder-changed",
            Subject = string.Create(CultureInfo.InvariantCulture, $"conversation:{id}"),
        });
        await db.SaveChangesAsync();
    }
}
