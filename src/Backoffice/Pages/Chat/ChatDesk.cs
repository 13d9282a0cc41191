using System.Globalization;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Audit;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>
/// Takes conversations over, writes in them and gives them back. The bot writes the same row, so each change holds its version and is
/// tried again when the citizen wrote in between.
/// </summary>
internal sealed class ChatDesk(KtpBotDb db, CurrentOfficer officer, TextBook texts, TimeProvider time)
{
    public const int LongestText = 2000;
    private const int Tries = 5;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public static string ResendKey(long messageId) => string.Create(CultureInfo.InvariantCulture, $"resend:{messageId}");

    /// <summary>From now on this officer answers. Null when it is done, otherwise the sentence for the officer.</summary>
    public Task<string?> TakeOverAsync(long conversationId, CancellationToken cancellationToken) => ChangeAsync(conversationId, "chat.take", c =>
    {
        if (c.Owner == ConversationOwner.Officer && c.OfficerId != officer.Id) return "Percakapan ini sudah ditangani petugas lain.";
        if (c.Owner == ConversationOwner.Officer) return null;
        (c.Owner, c.OfficerId, c.HandoffAt) = (ConversationOwner.Officer, officer.Id, Now);
        Say(c, texts.Render("petugas.taken", c.Language, new Dictionary<string, string> { ["name"] = officer.Name }));
        return null;
    }, cancellationToken);

    /// <summary>The bot answers again, and says so.</summary>
    public Task<string?> GiveBackAsync(long conversationId, CancellationToken cancellationToken) => ChangeAsync(conversationId, "chat.return", c =>
    {
        if (c.Owner == ConversationOwner.Officer && c.OfficerId != officer.Id) return "Percakapan ini ditangani petugas lain.";
        if (c.Owner == ConversationOwner.Bot) return null;
        (c.Owner, c.OfficerId, c.HandoffAt) = (ConversationOwner.Bot, null, null);
        Say(c, texts.Render("petugas.back", c.Language));
        return null;
    }, cancellationToken);

    /// <summary>Sends words to the citizen; the row is the message, the bot's pump brings it out.</summary>
    public Task<string?> WriteAsync(long conversationId, string text, CancellationToken cancellationToken) => ChangeAsync(conversationId, "chat.write", c =>
    {
        if (c.Owner != ConversationOwner.Officer || c.OfficerId != officer.Id) return "Ambil alih percakapan ini dulu, supaya asisten tidak ikut menjawab.";
        Say(c, text);
        return null;
    }, cancellationToken);

    /// <summary>Sends a failed message once more, as a new message; a second click changes nothing.</summary>
    public async Task<string?> ResendAsync(long conversationId, long messageId, CancellationToken cancellationToken)
    {
        var failed = await db.OutboxMessages.AsNoTracking()
            .SingleOrDefaultAsync(m => m.Id == messageId && m.ConversationId == conversationId && m.State == DeliveryState.Failed, cancellationToken);
        if (failed is null) return "Pesan itu tidak perlu dikirim ulang.";
        var key = ResendKey(messageId);
        if (await db.OutboxMessages.AnyAsync(m => m.DedupKey == key, cancellationToken)) return null;
        db.OutboxMessages.Add(new OutboxMessage
        {
            OfficeId = db.OfficeId,
            ConversationId = conversationId,
            CaseId = failed.CaseId,
            Origin = failed.Origin,
            OfficerId = failed.OfficerId,
            Content = failed.Content,
            DedupKey = key,
            CreatedAt = Now,
        });
        Write("chat.resend", conversationId);
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    private async Task<string?> ChangeAsync(long conversationId, string action, Func<Conversation, string?> change, CancellationToken cancellationToken)
    {
        for (var left = Tries; ; left--)
        {
            db.ChangeTracker.Clear();
            if (await db.Conversations.SingleOrDefaultAsync(c => c.Id == conversationId, cancellationToken) is not { } conversation) return "Percakapan tidak ditemukan.";
            if (change(conversation) is { } problem) return problem;
            conversation.Version++;
            Write(action, conversationId);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return null;
            }
            catch (DbUpdateConcurrencyException) when (left > 1)
            {
                // The citizen wrote at the same moment: read again and decide again.
            }
        }
    }

    private void Say(Conversation c, string text) => db.OutboxMessages.Add(new OutboxMessage
    {
        OfficeId = db.OfficeId,
        ConversationId = c.Id,
        Origin = OutboxOrigin.Officer,
        OfficerId = officer.Id,
        Content = MessagingJson.Write(new TextOut(text)),
        CreatedAt = Now,
    });

    private void Write(string action, long conversationId) => db.AuditEntries.Add(new AuditEntry
    {
        OfficeId = db.OfficeId,
        At = Now,
        OfficerId = officer.Id,
        Action = action,
        Subject = string.Create(CultureInfo.InvariantCulture, $"conversation:{conversationId}"),
    });
}
