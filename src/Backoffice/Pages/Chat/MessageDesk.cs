using System.Globalization;
using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Backoffice.Pages.Shared;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Audit;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>
/// What an officer can still do about a message of ours. The bot's pump changes the same rows: a row is only taken back in the state
/// it was seen in, and a message that has left counts as sent whatever was clicked.
/// </summary>
internal sealed class MessageDesk(KtpBotDb db, CurrentOfficer officer, TimeProvider time)
{
    /// <summary>Begins the key of a message that was sent again.</summary>
    public const string Resend = "resend:";

    /// <summary>Begins the key of a message that stands for one of another channel.</summary>
    public const string Detour = "lewat:";

    private const string AnotherHolder = "Nomor ini sudah berganti pemegang, jadi pesan untuk pemegang lama tidak dikirim ke sana. Hubungi warga lewat cara lain.";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public static string ResendKey(long messageId) => string.Create(CultureInfo.InvariantCulture, $"{Resend}{messageId}");

    public static string DetourKey(long messageId) => string.Create(CultureInfo.InvariantCulture, $"{Detour}{messageId}");

    /// <summary>The message that this key's message stands for on another channel; null for any other key.</summary>
    public static long? DetouredFrom(string key) =>
        key.StartsWith(Detour, StringComparison.Ordinal) && long.TryParse(key.AsSpan(Detour.Length), CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Sends a failed message once more, as a new message; a second click changes nothing.</summary>
    public async Task<string?> ResendAsync(long conversationId, long messageId, CancellationToken cancellationToken)
    {
        if (await FindAsync(conversationId, messageId, cancellationToken) is not { } failed || StepOf(failed) != MessageStep.Failed) return "Pesan itu tidak perlu dikirim ulang.";
        if (await IsForAnotherHolderAsync(failed, cancellationToken)) return AnotherHolder;
        if (await IsTakenAsync(ResendKey(messageId), cancellationToken) || await IsTakenAsync(DetourKey(messageId), cancellationToken)) return null;
        db.OutboxMessages.Add(CopyOf(failed, conversationId, MessagingJson.ReadOutgoing(failed.Content), ResendKey(messageId), Now));
        return await SaveOnceAsync("chat.resend", conversationId, cancellationToken);
    }

    /// <summary>Sends a message that does not get through by another channel of the same citizen; the first one is not tried any more.</summary>
    public async Task<string?> SendByAsync(long conversationId, long messageId, long otherId, CancellationToken cancellationToken)
    {
        if (await FindAsync(conversationId, messageId, cancellationToken) is not { } stuck || StepOf(stuck) is not (MessageStep.Failed or MessageStep.Held))
            return "Pesan itu tidak perlu lewat kanal lain.";
        if (await IsTakenAsync(DetourKey(messageId), cancellationToken)) return null;
        if (await IsTakenAsync(ResendKey(messageId), cancellationToken)) return "Pesan itu sudah dikirim ulang.";
        if (!await MayGoByAsync(stuck, otherId, cancellationToken)) return "Kanal itu tidak bisa dipakai untuk warga ini.";
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (StepOf(stuck) == MessageStep.Held && !await TakeBackAsync(stuck, cancellationToken)) return "Pesan itu baru saja berangkat, jadi tidak dikirim dua kali.";
        db.OutboxMessages.Add(CopyOf(stuck, otherId, ForAnotherDialog(stuck), DetourKey(messageId), Now));
        if (await SaveOnceAsync("chat.send-by", conversationId, cancellationToken) is { } problem) return problem;
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Calls back a message that has not left.</summary>
    public async Task<string?> WithdrawAsync(long conversationId, long messageId, CancellationToken cancellationToken)
    {
        if (await FindAsync(conversationId, messageId, cancellationToken) is not { } waiting) return "Pesan tidak ditemukan.";
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await TakeBackAsync(waiting, cancellationToken)) return "Pesan itu sudah berangkat, jadi tidak bisa dibatalkan.";
        return await CommitAsync(transaction, "chat.withdraw", conversationId, cancellationToken);
    }

    /// <summary>Lets a message that was called back wait for its turn again.</summary>
    public async Task<string?> RestoreAsync(long conversationId, long messageId, CancellationToken cancellationToken)
    {
        if (await IsTakenAsync(DetourKey(messageId), cancellationToken)) return "Pesan itu sudah dikirim lewat kanal lain.";
        if (await FindAsync(conversationId, messageId, cancellationToken) is { } withdrawn && await IsForAnotherHolderAsync(withdrawn, cancellationToken)) return AnotherHolder;
        var now = Now;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var changed = await db.OutboxMessages
            .Where(m => m.Id == messageId && m.ConversationId == conversationId && m.State == DeliveryState.Failed && m.ErrorCode == OutboxMessage.Withdrawn)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, DeliveryState.Pending).SetProperty(m => m.StateAt, now).SetProperty(m => m.ErrorCode, (string?)null)
                    .SetProperty(m => m.Error, (string?)null).SetProperty(m => m.NextAttemptAt, (DateTime?)null).SetProperty(m => m.ClaimedBy, (string?)null),
                cancellationToken);
        return changed == 0 ? "Pesan itu tidak sedang dibatalkan." : await CommitAsync(transaction, "chat.restore", conversationId, cancellationToken);
    }

    /// <summary>The row of a message that is sent once more.</summary>
    public static OutboxMessage CopyOf(OutboxMessage message, long conversationId, OutgoingContent content, string key, DateTime now) => new()
    {
        OfficeId = message.OfficeId,
        ConversationId = conversationId,
        CaseId = message.CaseId,
        Origin = message.Origin,
        OfficerId = message.OfficerId,
        Content = MessagingJson.Write(content),
        DedupKey = key,
        IsPrivate = message.IsPrivate,
        CreatedAt = now,
    };

    private static MessageStep StepOf(OutboxMessage m) => MessageSteps.Of(m.State, m.HeldAt, m.ErrorCode);

    /// <summary>A question of the bot belongs to the dialog it was asked in: elsewhere only its words are of use.</summary>
    private static OutgoingContent ForAnotherDialog(OutboxMessage m)
    {
        var content = MessagingJson.ReadOutgoing(m.Content);
        return m.Origin == OutboxOrigin.Bot && content is ChoicesOut or TextOut ? new TextOut(MessageText.Of(content)) : content;
    }

    private Task<OutboxMessage?> FindAsync(long conversationId, long messageId, CancellationToken cancellationToken) =>
        db.OutboxMessages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == messageId && m.ConversationId == conversationId && !m.IsPrivate, cancellationToken);

    /// <summary>The address changed hands after it was written: it was meant for somebody else.</summary>
    private Task<bool> IsForAnotherHolderAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        db.Conversations.AnyAsync(c => c.Id == message.ConversationId && c.IdentityChangedAt >= message.CreatedAt, cancellationToken);

    private Task<bool> IsTakenAsync(string key, CancellationToken cancellationToken) => db.OutboxMessages.AnyAsync(m => m.DedupKey == key, cancellationToken);

    private async Task<bool> MayGoByAsync(OutboxMessage m, long otherId, CancellationToken cancellationToken)
    {
        var from = await db.Conversations.Where(c => c.Id == m.ConversationId).Select(c => new { c.CitizenId, c.OptedOutAt }).SingleAsync(cancellationToken);
        if (from.CitizenId is not { } citizen || (from.OptedOutAt is not null && m.Origin == OutboxOrigin.Notice)) return false;
        return await db.Conversations.AnyAsync(
            c => c.Id == otherId && c.Id != m.ConversationId && c.CitizenId == citizen && !c.Unreachable && c.OptedOutAt == null && c.IdentityChangedAt == null, cancellationToken);
    }

    private async Task<bool> TakeBackAsync(OutboxMessage m, CancellationToken cancellationToken)
    {
        var (id, conversation, now) = (m.Id, m.ConversationId, Now);
        return await db.OutboxMessages.Where(o => o.Id == id && o.ConversationId == conversation && o.State == DeliveryState.Pending)
            .ExecuteUpdateAsync(
                set => set.SetProperty(o => o.State, DeliveryState.Failed).SetProperty(o => o.StateAt, now).SetProperty(o => o.HeldAt, (DateTime?)null)
                    .SetProperty(o => o.ErrorCode, OutboxMessage.Withdrawn).SetProperty(o => o.Error, "Dibatalkan petugas."),
                cancellationToken) == 1;
    }

    private async Task<string?> CommitAsync(Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, string action, long conversationId, CancellationToken cancellationToken)
    {
        Note(action, conversationId);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private async Task<string?> SaveOnceAsync(string action, long conversationId, CancellationToken cancellationToken)
    {
        Note(action, conversationId);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException clash) when (StorageClash.Is(clash))
        {
            return "Petugas lain baru saja mengirim pesan itu.";
        }
    }

    private void Note(string action, long conversationId) => db.AuditEntries.Add(new AuditEntry
    {
        OfficeId = db.OfficeId,
        At = Now,
        OfficerId = officer.Id,
        Action = action,
        Subject = string.Create(CultureInfo.InvariantCulture, $"conversation:{conversationId}"),
    });
}
