using System.Globalization;
using KtpBot.Backoffice.Pages.Shared;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Audit;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Notices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>
/// Takes conversations over, writes in them and gives them back. The bot writes the same row, so each change holds its version and is
/// tried again when the citizen wrote in between.
/// </summary>
internal sealed class ChatDesk(KtpBotDb db, CurrentOfficer officer, TextBook texts, OfficerKnock knock, WakeTimes times, TimeProvider time)
{
    public const int LongestText = 2000;
    private const int Tries = 5;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>From now on this officer answers. Null when it is done, otherwise the sentence for the officer.</summary>
    public Task<string?> TakeOverAsync(long conversationId, CancellationToken cancellationToken) => ChangeAsync(conversationId, "chat.take", c =>
    {
        if (c.Owner == ConversationOwner.Officer && c.OfficerId != officer.Id) return "Percakapan ini sudah ditangani petugas lain.";
        if (c.Owner == ConversationOwner.Officer) return null;
        (c.Owner, c.OfficerId, c.HandoffAt) = (ConversationOwner.Officer, officer.Id, Now);
        HoldOn(c);
        Say(c, new TextOut(texts.Render("petugas.taken", c.Language, new Dictionary<string, string> { ["name"] = officer.Name })));
        return null;
    }, cancellationToken);

    /// <summary>The bot answers again. It says so itself, with its next look, and goes on where the dialog stood.</summary>
    public Task<string?> GiveBackAsync(long conversationId, CancellationToken cancellationToken) => ChangeAsync(conversationId, "chat.return", c =>
    {
        if (c.Owner == ConversationOwner.Officer && c.OfficerId != officer.Id) return "Percakapan ini ditangani petugas lain.";
        if (c.Owner == ConversationOwner.Bot) return null;
        (c.Owner, c.OfficerId, c.HandoffAt) = (ConversationOwner.Bot, null, null);
        (c.WakeAt, c.WakeFor) = (Now, WakeReason.HandBack);
        return null;
    }, cancellationToken);

    /// <summary>
    /// Sends words to the citizen; the row is the message, the bot's pump brings it out. Behind a closed reply window the words wait for
    /// the citizen, and a template that asks for an answer goes before them: once for each closed window.
    /// </summary>
    public Task<string?> WriteAsync(long conversationId, string text, CancellationToken cancellationToken) => WorkAsync(conversationId, "chat.write", async c =>
    {
        if (c.Owner != ConversationOwner.Officer || c.OfficerId != officer.Id) return "Ambil alih percakapan ini dulu, supaya asisten tidak ikut menjawab.";
        if (c.OptedOutAt is null && await IsClosedAsync(c, cancellationToken)) await KnockAsync(c, cancellationToken);
        Say(c, new TextOut(text));
        HoldOn(c);
        return null;
    }, cancellationToken);

    /// <summary>On the citizen's word: no news on our own account any more, or again, on all channels of his.</summary>
    public async Task<string?> SetNewsAsync(long conversationId, bool wanted, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await CitizenNews.SetAsync(db, conversationId, wanted, Now, cancellationToken)) return null;
        Write(wanted ? "chat.opt-in" : "chat.opt-out", conversationId);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>This conversation stands alone again. Linking it anew takes the citizen's own proof.</summary>
    public async Task<string?> UnlinkAsync(long conversationId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if ((await CitizenLinks.OfAsync(db, conversationId, cancellationToken)).Count < 2) return "Percakapan ini tidak tertaut dengan kanal lain.";
        await CitizenLinks.LeaveAsync(db, conversationId, cancellationToken);
        Write("chat.unlink", conversationId);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private Task<string?> ChangeAsync(long conversationId, string action, Func<Conversation, string?> change, CancellationToken cancellationToken) =>
        WorkAsync(conversationId, action, c => Task.FromResult(change(c)), cancellationToken);

    private async Task<string?> WorkAsync(long conversationId, string action, Func<Conversation, Task<string?>> change, CancellationToken cancellationToken)
    {
        for (var left = Tries; ; left--)
        {
            db.ChangeTracker.Clear();
            if (await db.Conversations.SingleOrDefaultAsync(c => c.Id == conversationId && c.Channel != ChannelKind.Email, cancellationToken) is not { } conversation) return "Percakapan tidak ditemukan.";
            if (await change(conversation) is { } problem) return problem;
            conversation.Version++;
            Write(action, conversationId);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return null;
            }
            catch (DbUpdateException clash) when (left > 1 && StorageClash.Is(clash))
            {
                // The citizen, or another officer, wrote at the same moment: read again and decide again.
            }
        }
    }

    private async Task<bool> IsClosedAsync(Conversation c, CancellationToken cancellationToken)
    {
        if (!ReplyWindow.IsLimited(c.Channel)) return false;
        var told = await db.OutboxMessages.Where(m => m.ConversationId == c.Id && m.WindowClosed).MaxAsync(m => m.HeldAt ?? (DateTime?)m.CreatedAt, cancellationToken);
        return ReplyWindow.Of(c.Channel, c.LastInboundAt, told, Now).Closed;
    }

    private async Task KnockAsync(Conversation c, CancellationToken cancellationToken)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"ketuk:{c.Id}:{c.LastInboundAt?.Ticks ?? 0}");
        if (await db.OutboxMessages.SingleOrDefaultAsync(m => m.DedupKey == key, cancellationToken) is not { } earlier) Say(c, knock.Write(c.Language), key);
        else if (MessageSteps.Of(earlier.State, earlier.HeldAt, earlier.ErrorCode) == MessageStep.Withdrawn)
            (earlier.State, earlier.StateAt, earlier.ErrorCode, earlier.Error, earlier.NextAttemptAt) = (DeliveryState.Pending, Now, null, null, null);
    }

    /// <summary>The officer is there: the conversation stays his until long after this word.</summary>
    private void HoldOn(Conversation c) => (c.WakeAt, c.WakeFor) = (times.ReleaseAt(Now), WakeReason.Away);

    private void Say(Conversation c, OutgoingContent content, string? key = null) => db.OutboxMessages.Add(new OutboxMessage
    {
        OfficeId = db.OfficeId,
        ConversationId = c.Id,
        Origin = OutboxOrigin.Officer,
        OfficerId = officer.Id,
        Content = MessagingJson.Write(content),
        DedupKey = key,
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
