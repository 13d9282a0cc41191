using System.Globalization;
using KtpBot.Bot.Conversations;
using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using KtpBot.Core.Notices;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Delivery;

/// <summary>
/// The last way for news about a case that no conversation takes: the applicant's e-mail, where the office writes any. What went by e-mail
/// beside the chat already is not written twice.
/// </summary>
internal sealed class MailDetour(NoticeWriter notices, OfficeProfile office)
{
    private const string Receipt = ":receipt";

    /// <summary>Queues it. Null when it is no news about a case, when there is no address, or when the citizen wants no news.</summary>
    public async ValueTask<Detour?> OfferAsync(WriteScope scope, long messageId, DateTime now)
    {
        if (office.EmailNotices is null) return null;
        var db = scope.Db;
        if (await FindAsync(db, messageId) is not { Origin: OutboxOrigin.Notice, CaseId: { } caseId } message) return null;
        var first = await FirstAsync(db, message);
        if (first.DedupKey?.EndsWith(":picture" + Receipt, StringComparison.Ordinal) == true) return null; // The paper that follows says the same.
        var talk = await db.Conversations.Where(c => c.Id == message.ConversationId).Select(c => new { c.Channel, c.Language, c.OptedOutAt }).SingleAsync();
        if (talk.Channel == ChannelKind.Email || talk.OptedOutAt is not null) return null;
        var file = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId);
        if (CaseMailbox.AddressOf(office, file) is not { } address) return null;
        if (first.DedupKey is { } told && await db.OutboxMessages.AnyAsync(m => m.DedupKey == "mail:" + told)) return new Detour(ChannelKind.Email, IsNew: false);
        var mailbox = await CaseMailbox.FindAsync(db, file, address, talk.Language, now, CancellationToken.None);
        if (mailbox.Unreachable) return null;
        db.OutboxMessages.Add(new OutboxMessage
        {
            OfficeId = db.OfficeId,
            ConversationId = mailbox.ConversationId,
            CaseId = caseId,
            Origin = OutboxOrigin.Notice,
            Content = MessagingJson.Write(notices.Mail.Write(file, mailbox.Language, NoticeOf(first.DedupKey), MessagingJson.ReadOutgoing(message.Content))),
            DedupKey = Failover.KeyOf(messageId),
            CreatedAt = now,
        });
        await db.SaveChangesAsync();
        return new Detour(ChannelKind.Email, IsNew: true);
    }

    /// <summary>The message before all detours.</summary>
    private static async Task<OutboxMessage> FirstAsync(KtpBotDb db, OutboxMessage message)
    {
        while (message.DedupKey is { } key && key.StartsWith(Failover.Prefix, StringComparison.Ordinal)
            && long.TryParse(key.AsSpan(Failover.Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var before)
            && before < message.Id && await FindAsync(db, before) is { } earlier)
        {
            message = earlier;
        }

        return message;
    }

    /// <summary>The notice that a key of the desk stands for: case:ID:VERSION:NOTICE, or the receipt; null for any other.</summary>
    private static string? NoticeOf(string? key) =>
        key is null ? null
        : key.EndsWith(Receipt, StringComparison.Ordinal) ? OfficeMail.Receipt
        : key.Split(':') is ["case", _, not "timer", var notice] ? notice
        : null;

    private static Task<OutboxMessage?> FindAsync(KtpBotDb db, long id) => db.OutboxMessages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id);
}
