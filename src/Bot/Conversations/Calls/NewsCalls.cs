using System.Globalization;
using KtpBot.Core.Audit;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>
/// Whether the citizen wants news, on all his linked channels at once. News is what the office says on its own account; answers to
/// what he does himself, the receipt of his application among them, still go out.
/// </summary>
internal static class NewsCalls
{
    public static async Task<CallResult> SetAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        var wanted = call.Arguments.GetValueOrDefault("on") == "ya";
        var own = await CitizenLinks.OfAsync(db, context.ConversationId, cancellationToken);
        DateTime? since = wanted ? null : context.Now;

        // The row's version stays: lanes do not remember the wish, so no plan of theirs becomes wrong by it.
        var changed = await db.Conversations.Where(c => own.Contains(c.Id) && (wanted ? c.OptedOutAt != null : c.OptedOutAt == null))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.OptedOutAt, since), cancellationToken);
        if (changed == 0) return CallArguments.Result("same");
        if (!wanted) await DropWaitingAsync(db, own, context.Now, cancellationToken);
        db.AuditEntries.Add(new AuditEntry
        {
            OfficeId = db.OfficeId,
            At = context.Now,
            Action = wanted ? "conversation.opt-in" : "conversation.opt-out",
            Subject = string.Create(CultureInfo.InvariantCulture, $"conversation:{context.ConversationId}"),
        });
        await db.SaveChangesAsync(cancellationToken);
        return CallArguments.Result("ok");
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
