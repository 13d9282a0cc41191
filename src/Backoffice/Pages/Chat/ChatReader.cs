using System.Globalization;
using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>Reads conversations for the pages.</summary>
internal sealed class ChatReader(KtpBotDb db, CurrentOfficer officer)
{
    public const int PageSize = 30;
    private const int LinesShown = 120;

    /// <summary>WhatsApp takes free words only within 24 hours after the citizen last wrote.</summary>
    private static readonly TimeSpan WhatsAppWindow = TimeSpan.FromHours(24);

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
            _ => db.Conversations,
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
                c.LastInboundAt,
                Officer = db.Officers.Where(o => o.Id == c.OfficerId).Select(o => o.DisplayName).SingleOrDefault(),
                LastIn = db.InboxMessages.Where(m => m.ConversationId == c.Id).OrderByDescending(m => m.Id).Select(m => new { m.Content, m.ReceivedAt }).FirstOrDefault(),
                LastOutAt = db.OutboxMessages.Where(m => m.ConversationId == c.Id).OrderByDescending(m => m.Id).Select(m => (DateTime?)m.CreatedAt).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return (
            [.. rows.Select(c => new ChatRow(
                c.Id, NameOf(c.DisplayName, c.Id), c.Channel, c.Owner, c.Officer, c.HandoffAt, c.LastInboundAt,
                c.LastIn is null ? "" : WordsOf(MessagingJson.ReadIncoming(c.LastIn.Content)),
                c.LastIn is not null && (c.LastOutAt is null || c.LastIn.ReceivedAt > c.LastOutAt)))],
            pages);
    }

    /// <summary>Null when the office has no such conversation.</summary>
    public async Task<ChatView?> ReadAsync(long conversationId, CancellationToken cancellationToken)
    {
        if (await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Id == conversationId, cancellationToken) is not { } c) return null;
        var names = await db.Officers.ToDictionaryAsync(o => o.Id, o => o.DisplayName, cancellationToken);
        var cases = await db.Cases.Where(f => f.ConversationId == conversationId).OrderByDescending(f => f.Id).Select(f => new { f.Id, f.Number }).ToListAsync(cancellationToken);
        var lines = (await HeardAsync(conversationId, cancellationToken)).Concat(await SaidAsync(conversationId, names, cancellationToken));
        return new ChatView(
            c.Id,
            NameOf(c.DisplayName, c.Id),
            c.Channel,
            c.Owner,
            c.Owner == ConversationOwner.Officer && c.OfficerId == officer.Id,
            c.OfficerId is { } id ? names.GetValueOrDefault(id) : null,
            c.HandoffAt,
            c.Channel == ChannelKind.WhatsApp ? (c.LastInboundAt ?? c.CreatedAt) + WhatsAppWindow : null,
            c.Unreachable,
            [.. cases.Select(f => (f.Id, f.Number))],
            [.. lines.OrderBy(l => l.At).ThenBy(l => !l.FromCitizen).ThenBy(l => l.MessageId).TakeLast(LinesShown)]);
    }

    public static string NameOf(string? displayName, long id) => string.IsNullOrWhiteSpace(displayName) ? string.Create(CultureInfo.InvariantCulture, $"Warga #{id}") : displayName;

    private static string WordsOf(IncomingContent content) => MessageText.Of(content) is { Length: > 0 } words ? words : "📎 Mengirim berkas";

    private async Task<IEnumerable<ChatLine>> HeardAsync(long conversationId, CancellationToken cancellationToken)
    {
        var rows = await db.InboxMessages.Where(m => m.ConversationId == conversationId).OrderByDescending(m => m.Id).Take(LinesShown)
            .Select(m => new { m.Id, m.ReceivedAt, m.Content, m.State, Mime = db.StoredFiles.Where(f => f.Id == m.FileId && f.ErasedAt == null).Select(f => f.MimeType).SingleOrDefault() })
            .ToListAsync(cancellationToken);
        return rows.Select(m =>
        {
            var content = MessagingJson.ReadIncoming(m.Content);
            var words = m.Mime is null ? WordsOf(content) : MessageText.Of(content);
            var failed = m.State == InboxState.Failed ? "Pesan ini tidak selesai diproses asisten; perlu dijawab petugas." : null;
            return new ChatLine(m.ReceivedAt, true, null, words, [], m.Id, m.Mime is not null, m.Mime?.StartsWith("image/", StringComparison.Ordinal) == true, null, failed, false);
        });
    }

    private async Task<IEnumerable<ChatLine>> SaidAsync(long conversationId, Dictionary<long, string> names, CancellationToken cancellationToken)
    {
        var rows = await db.OutboxMessages.AsNoTracking().Where(m => m.ConversationId == conversationId).OrderByDescending(m => m.Id).Take(LinesShown).ToListAsync(cancellationToken);
        var again = rows.Select(m => m.DedupKey).OfType<string>().ToHashSet();
        return rows.Select(m =>
        {
            var content = MessagingJson.ReadOutgoing(m.Content);
            var who = m.Origin switch
            {
                OutboxOrigin.Bot => "Asisten",
                OutboxOrigin.Notice => "Pemberitahuan",
                OutboxOrigin.Officer => m.OfficerId is { } id && names.TryGetValue(id, out var name) ? name : "Petugas",
            };
            return new ChatLine(
                m.CreatedAt, false, who, MessageText.Of(content), MessageText.ButtonsOf(content), m.Id, false, false, m.State,
                m.State == DeliveryState.Failed ? m.Error : null, m.State == DeliveryState.Failed && !again.Contains(ChatDesk.ResendKey(m.Id)));
        });
    }
}
