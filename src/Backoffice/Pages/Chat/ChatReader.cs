using System.Globalization;
using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>Reads conversations for the pages.</summary>
internal sealed class ChatReader(KtpBotDb db, LineReader lines, CurrentOfficer officer, TimeProvider time)
{
    public const int PageSize = 30;

    /// <summary>One page of conversations: whoever waits for a person first, the longest waiting on top.</summary>
    /// <param name="filter">menunggu, saya, or everything else for all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<(IReadOnlyList<ChatRow> Rows, int Pages)> ListAsync(string? filter, int page, CancellationToken cancellationToken)
    {
        var me = officer.Id;
        var found = filter switch
        {
            "menunggu" => db.Conversations.Where(c => c.Owner == ConversationOwner.Queue),
            "saya" => db.Conversations.Where(c => c.Owner == ConversationOwner.Officer && c.OfficerId == me),
            _ => db.Conversations.Where(c => c.Channel != ChannelKind.Email),
        };
        var pages = Math.Max(1, (await found.CountAsync(cancellationToken) + PageSize - 1) / PageSize);
        var rows = await found.OrderByDescending(c => c.Owner == ConversationOwner.Queue).ThenBy(c => c.Owner == ConversationOwner.Queue ? c.HandoffAt : null)
            .ThenByDescending(c => c.LastInboundAt).ThenByDescending(c => c.Id)
            .Skip((Math.Clamp(page, 1, pages) - 1) * PageSize).Take(PageSize)
            .Select(c => new
            {
                c.Id,
                c.DisplayName,
                c.Channel,
                c.Owner,
                c.HandoffAt,
                Officer = db.Officers.Where(o => o.Id == c.OfficerId).Select(o => o.DisplayName).SingleOrDefault(),
                LastIn = db.InboxMessages.Where(m => m.ConversationId == c.Id && !m.IsPrivate).OrderByDescending(m => m.Id).Select(m => new { m.Content, m.ReceivedAt }).FirstOrDefault(),
                LastOutAt = db.OutboxMessages.Where(m => m.ConversationId == c.Id && !m.IsPrivate).OrderByDescending(m => m.Id).Select(m => (DateTime?)m.CreatedAt).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return (
            [.. rows.Select(c => new ChatRow(
                c.Id, NameOf(c.DisplayName, c.Id), c.Channel, c.Owner, c.Officer, c.HandoffAt, c.LastIn?.ReceivedAt,
                c.LastIn is null ? "" : WordsOf(MessagingJson.ReadIncoming(c.LastIn.Content)),
                c.LastIn is not null && (c.LastOutAt is null || c.LastIn.ReceivedAt > c.LastOutAt)))],
            pages);
    }

    /// <summary>Null when the office has no such conversation; a mailbox is none, nobody answers there.</summary>
    public async Task<ChatView?> ReadAsync(long conversationId, CancellationToken cancellationToken)
    {
        if (await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Id == conversationId && c.Channel != ChannelKind.Email, cancellationToken) is not { } c) return null;
        var names = await db.Officers.ToDictionaryAsync(o => o.Id, o => o.DisplayName, cancellationToken);
        var own = await CitizenCases.OfAsync(db, conversationId, cancellationToken);
        var cases = await own.OrderByDescending(f => f.Id).Select(f => new { f.Id, f.Number }).ToListAsync(cancellationToken);
        var others = await OthersAsync(c, cancellationToken);
        var (shown, toldClosedAt) = await lines.ReadAsync(c.Id, names, c.OptedOutAt is not null, others, cancellationToken);
        return new ChatView(
            c.Id,
            NameOf(c.DisplayName, c.Id),
            c.Channel,
            c.Owner,
            c.Owner == ConversationOwner.Officer && c.OfficerId == officer.Id,
            c.OfficerId is { } id ? names.GetValueOrDefault(id) : null,
            c.HandoffAt,
            ReplyWindow.Of(c.Channel, c.LastInboundAt, toldClosedAt, time.GetUtcNow().UtcDateTime),
            new ChatCitizen(c.Language, c.Unreachable, c.OptedOutAt, c.ConsentWithdrawnAt > (c.ConsentAt ?? DateTime.MinValue) ? c.ConsentWithdrawnAt : null, c.IdentityChangedAt, others.Count > 0, others),
            [.. cases.Select(f => (f.Id, f.Number))],
            shown);
    }

    public static string NameOf(string? displayName, long id) => string.IsNullOrWhiteSpace(displayName) ? string.Create(CultureInfo.InvariantCulture, $"Warga #{id}") : displayName;

    public static string WordsOf(IncomingContent content) => MessageText.Of(content) is { Length: > 0 } words ? words : "📎 Mengirim berkas";

    private async Task<IReadOnlyList<LinkedChat>> OthersAsync(Conversation c, CancellationToken cancellationToken) => c.CitizenId is not { } citizen
        ? []
        : await db.Conversations.Where(o => o.CitizenId == citizen && o.Id != c.Id).OrderByDescending(o => o.LastInboundAt)
            .Select(o => new LinkedChat(o.Id, o.Channel, o.LastInboundAt, o.Unreachable, o.OptedOutAt != null, o.IdentityChangedAt != null)).ToListAsync(cancellationToken);
}
