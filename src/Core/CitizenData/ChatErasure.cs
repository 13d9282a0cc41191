using KtpBot.Core.Audit;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.CitizenData;

/// <summary>What was destroyed of a conversation.</summary>
/// <param name="Messages">How many messages of either side lost their words.</param>
/// <param name="Files">Files that were only of the chat; their bytes go after the commit.</param>
public sealed record ChatErased(int Messages, IReadOnlyList<Guid> Files);

/// <summary>
/// Destroys what was said in a conversation: words of both sides, photos that belong to no case, the browser's copy of a web chat, and
/// the exchanges with the provider. Rows and their states stay, so that a repeated delivery is still recognised. What has not been
/// worked off or sent yet stays until it has.
/// </summary>
public static class ChatErasure
{
    /// <summary>Names of exchanges in one statement; they are found by their index.</summary>
    private const int Batch = 200;

    private const string Audited = "conversation.erase";

    /// <summary>Saved inside the caller's transaction, not committed.</summary>
    /// <param name="db">The running transaction.</param>
    /// <param name="conversationId">Whose.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<ChatErased> EraseAsync(KtpBotDb db, long conversationId, DateTime now, CancellationToken cancellationToken)
    {
        var files = await DropFilesAsync(db, conversationId, await SentFilesAsync(db, conversationId, cancellationToken), now, cancellationToken);
        await EraseExchangesAsync(db, conversationId, cancellationToken);
        await EraseWebChatAsync(db, conversationId, cancellationToken);
        var said = MessagingJson.Write(new TextIn(CaseErasure.Erased));
        var told = MessagingJson.Write(new TextOut(CaseErasure.Erased));
        var messages = await db.InboxMessages.Where(m => m.ConversationId == conversationId && m.State != InboxState.Received)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Content, said), cancellationToken)
            + await db.OutboxMessages.Where(m => m.ConversationId == conversationId && m.State != DeliveryState.Pending)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Content, told), cancellationToken);
        await db.LinkCodes.Where(c => c.ConversationId == conversationId || c.ClaimedBy == conversationId).ExecuteDeleteAsync(cancellationToken);
        await db.ProofTries.Where(t => t.ConversationId == conversationId).ExecuteDeleteAsync(cancellationToken);
        await db.Complaints.Where(c => c.ConversationId == conversationId && c.Contact != null).ExecuteUpdateAsync(set => set.SetProperty(c => c.Contact, (string?)null), cancellationToken);
        await db.QueueTickets.Where(t => t.ConversationId == conversationId)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.ConversationId, (long?)null).SetProperty(t => t.Version, t => t.Version + 1), cancellationToken);
        db.AuditEntries.Add(new AuditEntry { OfficeId = db.OfficeId, At = now, Action = Audited, Subject = $"conversation:{conversationId}" });
        await db.SaveChangesAsync(cancellationToken);
        return new ChatErased(messages, files);
    }

    /// <summary>Destroys photos that were sent and belong to no case: of a form that was left, of no use, or too many.</summary>
    public static Task<IReadOnlyList<Guid>> EraseDraftsAsync(KtpBotDb db, long conversationId, DateTime now, CancellationToken cancellationToken) =>
        DropFilesAsync(db, conversationId, [], now, cancellationToken);

    private static async Task<IReadOnlyList<Guid>> DropFilesAsync(KtpBotDb db, long conversationId, IReadOnlyList<Guid> sent, DateTime now, CancellationToken cancellationToken)
    {
        var leaving = await LeavingFilesAsync(db, conversationId, cancellationToken);
        var files = await LooseOf(db, conversationId, sent).Where(f => !leaving.Contains(f.Id)).ToListAsync(cancellationToken);
        files.ForEach(f => f.ErasedAt = now);
        await db.SaveChangesAsync(cancellationToken);
        return files.ConvertAll(f => f.Id);
    }

    /// <summary>Files that no case, no register and no complaint refers to.</summary>
    public static IQueryable<StoredFile> Loose(KtpBotDb db) => db.StoredFiles.Where(f =>
        f.ErasedAt == null && !db.CaseDocuments.Any(d => d.FileId == f.Id) && !db.RegisterEntries.Any(r => r.SignatureFileId == f.Id)
        && !db.Complaints.Any(c => c.ProofFileId == f.Id));

    /// <summary>Those of them that came with the conversation's messages, were made for it, or are named.</summary>
    public static IQueryable<StoredFile> LooseOf(KtpBotDb db, long conversationId, IReadOnlyList<Guid> named) => Loose(db).Where(f =>
        f.ConversationId == conversationId || named.Contains(f.Id) || db.InboxMessages.Any(m => m.ConversationId == conversationId && m.FileId == f.Id));

    /// <summary>Receipts and other files that went to the citizen.</summary>
    private static async Task<IReadOnlyList<Guid>> SentFilesAsync(KtpBotDb db, long conversationId, CancellationToken cancellationToken) =>
        FilesOf(await db.OutboxMessages.AsNoTracking().Where(m => m.ConversationId == conversationId && m.State != DeliveryState.Pending)
            .Select(m => m.Content).ToListAsync(cancellationToken));

    private static async Task<IReadOnlyList<Guid>> LeavingFilesAsync(KtpBotDb db, long conversationId, CancellationToken cancellationToken) =>
        FilesOf(await db.OutboxMessages.AsNoTracking().Where(m => m.ConversationId == conversationId && m.State == DeliveryState.Pending)
            .Select(m => m.Content).ToListAsync(cancellationToken));

    private static List<Guid> FilesOf(List<byte[]> contents) => [.. contents.Select(content => SentFiles.Of(MessagingJson.ReadOutgoing(content))).OfType<Guid>()];

    private static async Task EraseExchangesAsync(KtpBotDb db, long conversationId, CancellationToken cancellationToken)
    {
        var heard = await db.InboxMessages.Where(m => m.ConversationId == conversationId).Select(m => m.ExternalId).ToListAsync(cancellationToken);
        var told = await db.OutboxMessages.Where(m => m.ConversationId == conversationId).Select(m => new { m.Id, m.ExternalId }).ToListAsync(cancellationToken);
        var subjects = heard.Select(ExchangeSubject.Incoming)
            .Concat(told.Select(m => ExchangeSubject.Outgoing(m.Id)))
            .Concat(told.Select(m => m.ExternalId).OfType<string>().Select(ExchangeSubject.Report));
        foreach (var some in subjects.Chunk(Batch))
            await db.ChannelExchanges.Where(e => some.Contains(e.Subject)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The last row stays: the chat's numbers go on from it, and a window that is open keeps its place. So does what the intake has not taken.</summary>
    private static async Task EraseWebChatAsync(KtpBotDb db, long conversationId, CancellationToken cancellationToken)
    {
        if (await db.Conversations.Where(c => c.Id == conversationId && c.Channel == ChannelKind.WebChat).Select(c => c.Address).SingleOrDefaultAsync(cancellationToken) is not { } chat) return;
        var last = await db.WebChatActivities.Where(a => a.ChatId == chat).MaxAsync(a => (int?)a.Sequence, cancellationToken);
        await db.WebChatActivities
            .Where(a => a.ChatId == chat && a.Sequence < last
                && (a.ActivityKey.StartsWith("o:") || db.InboxMessages.Any(m => m.ConversationId == conversationId && m.ExternalId == a.ChatId + ":" + a.ActivityKey)))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
