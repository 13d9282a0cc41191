using KtpBot.Core.Audit;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.CitizenData;

/// <summary>
/// A citizen takes the consent back (UU 27/2022 Pasal 9): no more news, and what was begun and not sent is destroyed. A running
/// application goes on by law, not by consent (Pasal 20 ayat (2) huruf d dan e), unless the citizen withdraws it.
/// </summary>
public static class ConsentWithdrawal
{
    /// <summary>Saved inside the caller's transaction. The dialog's own session is the caller's to reset.</summary>
    public static async Task ApplyAsync(KtpBotDb db, long conversationId, DateTime now, CancellationToken cancellationToken)
    {
        await CitizenNews.SetAsync(db, conversationId, wanted: false, now, cancellationToken);
        await ChatErasure.EraseDraftsAsync(db, conversationId, now, cancellationToken);

        // The row's version stays: the turn that runs writes the row anyway, and lanes do not remember this moment.
        await db.Conversations.Where(c => c.Id == conversationId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ConsentWithdrawnAt, now), cancellationToken);
        db.AuditEntries.Add(new AuditEntry { OfficeId = db.OfficeId, At = now, Action = "consent.withdraw", Subject = $"conversation:{conversationId}" });
        await db.SaveChangesAsync(cancellationToken);
    }
}
