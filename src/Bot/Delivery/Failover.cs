using System.Globalization;
using KtpBot.Bot.Conversations;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Delivery;

/// <summary>
/// News about a case that cannot arrive on one channel goes to the next conversation of the same citizen. Only news: a dialog's answer
/// belongs where the question was, and what an officer wrote is sent elsewhere only by an officer.
/// </summary>
internal static class Failover
{
    public const string Prefix = "lewat:";

    /// <summary>The key of the copy, which keeps it from being made twice.</summary>
    public static string KeyOf(long messageId) => Prefix + messageId.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Queues the message for the citizen's next conversation, the most recently active first and never one that may have another holder, and says which channel that is; a message
    /// that went before is not queued again. Null when it is no news, when there is no other conversation, or when all of them had their turn.
    /// </summary>
    public static async ValueTask<Detour?> OfferAsync(WriteScope scope, long messageId, DateTime now)
    {
        var db = scope.Db;
        if (await FindAsync(db, messageId) is not { Origin: OutboxOrigin.Notice } message) return null;
        if (await CitizenOfAsync(db, message.ConversationId) is not { } citizen) return null;
        var key = KeyOf(messageId);
        var before = await (
            from copy in db.OutboxMessages
            join c in db.Conversations on copy.ConversationId equals c.Id
            where copy.DedupKey == key
            select (ChannelKind?)c.Channel).SingleOrDefaultAsync();
        if (before is { } already) return new Detour(already, IsNew: false);
        var tried = await TriedAsync(db, message);
        var next = await db.Conversations.AsNoTracking()
            .Where(c => c.CitizenId == citizen && !tried.Contains(c.Id) && !c.Unreachable && c.OptedOutAt == null && c.IdentityChangedAt == null)
            .OrderByDescending(c => c.LastInboundAt ?? DateTime.UnixEpoch).ThenByDescending(c => c.Id)
            .Select(c => new { c.Id, c.Channel })
            .FirstOrDefaultAsync();
        if (next is null) return null;
        db.OutboxMessages.Add(new OutboxMessage
        {
            OfficeId = db.OfficeId,
            ConversationId = next.Id,
            CaseId = message.CaseId,
            Origin = OutboxOrigin.Notice,
            Content = message.Content,
            DedupKey = key,
            CreatedAt = now,
        });
        await db.SaveChangesAsync();
        return new Detour(next.Channel, IsNew: true);
    }

    /// <summary>The reason for staff, with where the message went instead.</summary>
    public static string Reason(string? reason, ChannelKind channel) =>
        string.Create(CultureInfo.InvariantCulture, $"{reason} Dikirim lewat {(channel == ChannelKind.WebChat ? "obrolan web" : channel == ChannelKind.Email ? "e-mail" : channel.Name)}.").TrimStart();

    private static async Task<HashSet<long>> TriedAsync(KtpBotDb db, OutboxMessage message)
    {
        var tried = new HashSet<long> { message.ConversationId };
        while (message.DedupKey is { } key && key.StartsWith(Prefix, StringComparison.Ordinal)
            && long.TryParse(key.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var before)
            && await FindAsync(db, before) is { } earlier && tried.Add(earlier.ConversationId))
        {
            message = earlier;
        }

        return tried;
    }

    private static Task<OutboxMessage?> FindAsync(KtpBotDb db, long id) => db.OutboxMessages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id);

    private static Task<Guid?> CitizenOfAsync(KtpBotDb db, long conversationId) =>
        db.Conversations.Where(c => c.Id == conversationId).Select(c => c.CitizenId).SingleAsync();
}

/// <summary>Where news went instead.</summary>
internal sealed record Detour(ChannelKind Channel, bool IsNew);
