using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Backoffice.Pages.Shared;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>Reads the messages of a conversation, with what became of ours.</summary>
internal sealed class LineReader(KtpBotDb db)
{
    private const int LinesShown = 120;

    /// <summary>The newest lines of both directions, oldest first, and when the provider last said that the reply window is closed.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="names">Officers' names.</param>
    /// <param name="optedOut">The citizen wants no news: none is offered another way.</param>
    /// <param name="others">The citizen's other conversations.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<(IReadOnlyList<ChatLine> Lines, DateTime? ToldClosedAt)> ReadAsync(
        long conversationId, IReadOnlyDictionary<long, string> names, bool optedOut, IReadOnlyList<LinkedChat> others, CancellationToken cancellationToken)
    {
        var heard = await HeardAsync(conversationId, cancellationToken);
        var rows = await db.OutboxMessages.AsNoTracking().Where(m => m.ConversationId == conversationId && !m.IsPrivate).OrderByDescending(m => m.Id).Take(LinesShown).ToListAsync(cancellationToken);
        var again = rows.Select(m => m.DedupKey).OfType<string>().ToHashSet();
        var detours = await DetoursAsync(rows, cancellationToken);
        var ways = others.Where(o => o.IsOpen).Select(o => new ChatDoor(o.Id, o.Channel)).ToList();
        var said = rows.Select(m =>
        {
            var content = MessagingJson.ReadOutgoing(m.Content);
            var resent = again.Contains(MessageDesk.ResendKey(m.Id));
            var open = resent || (optedOut && m.Origin == OutboxOrigin.Notice) ? [] : ways;
            return new ChatLine(m.CreatedAt, WhoOf(m, names), MessageText.Of(content), MessageText.ButtonsOf(content), m.Id, false, false, null, SentOf(m, resent, open, detours));
        });
        return (
            [.. heard.Concat(said).OrderBy(l => l.At).ThenBy(l => !l.FromCitizen).ThenBy(l => l.MessageId).TakeLast(LinesShown)],
            rows.Where(m => m.WindowClosed).Select(m => m.HeldAt ?? m.CreatedAt).Cast<DateTime?>().Max());
    }

    private static SentView SentOf(OutboxMessage m, bool resent, IReadOnlyList<ChatDoor> ways, Detours detours)
    {
        var step = MessageSteps.Of(m.State, m.HeldAt, m.ErrorCode);
        var sentOn = detours.To.GetValueOrDefault(m.Id);
        return new SentView(
            step,
            step == MessageStep.Held ? m.HeldAt : m.StateAt,
            step == MessageStep.Waiting ? m.NextAttemptAt : null,
            m.Attempts,
            step is MessageStep.Failed or MessageStep.Held ? m.Error : null,
            step == MessageStep.Failed && !resent && sentOn is null,
            step is MessageStep.Waiting or MessageStep.Held,
            step == MessageStep.Withdrawn && sentOn is null,
            step is MessageStep.Failed or MessageStep.Held && sentOn is null ? ways : [],
            sentOn,
            m.DedupKey is { } key && MessageDesk.DetouredFrom(key) is { } from ? detours.From.GetValueOrDefault(from) : null);
    }

    private static string WhoOf(OutboxMessage m, IReadOnlyDictionary<long, string> names) => m.Origin switch
    {
        OutboxOrigin.Bot => "Asisten",
        OutboxOrigin.Notice => "Pemberitahuan",
        OutboxOrigin.Officer => m.OfficerId is { } id && names.TryGetValue(id, out var name) ? name : "Petugas",
    };

    /// <summary>Where messages of this conversation went instead, and where those of others that came here should have gone.</summary>
    private async Task<Detours> DetoursAsync(List<OutboxMessage> rows, CancellationToken cancellationToken)
    {
        var keys = rows.Where(m => m.State is DeliveryState.Failed).Select(m => MessageDesk.DetourKey(m.Id)).ToList();
        var to = keys.Count == 0 ? [] : await db.OutboxMessages.Where(m => keys.Contains(m.DedupKey!))
            .Join(db.Conversations, m => m.ConversationId, c => c.Id, (m, c) => new { m.DedupKey, c.Id, c.Channel }).ToListAsync(cancellationToken);
        var ids = rows.Select(m => m.DedupKey is { } key ? MessageDesk.DetouredFrom(key) : null).OfType<long>().ToList();
        var from = ids.Count == 0 ? [] : await db.OutboxMessages.Where(m => ids.Contains(m.Id))
            .Join(db.Conversations, m => m.ConversationId, c => c.Id, (m, c) => new { m.Id, ConversationId = c.Id, c.Channel }).ToListAsync(cancellationToken);
        return new Detours(
            to.ToDictionary(m => MessageDesk.DetouredFrom(m.DedupKey!)!.Value, m => new ChatDoor(m.Id, m.Channel)),
            from.ToDictionary(m => m.Id, m => new ChatDoor(m.ConversationId, m.Channel)));
    }

    private async Task<IEnumerable<ChatLine>> HeardAsync(long conversationId, CancellationToken cancellationToken)
    {
        var rows = await db.InboxMessages.Where(m => m.ConversationId == conversationId && !m.IsPrivate).OrderByDescending(m => m.Id).Take(LinesShown)
            .Select(m => new { m.Id, m.ReceivedAt, m.Content, m.State, Mime = db.StoredFiles.Where(f => f.Id == m.FileId && f.ErasedAt == null).Select(f => f.MimeType).SingleOrDefault() })
            .ToListAsync(cancellationToken);
        return rows.Select(m =>
        {
            var content = MessagingJson.ReadIncoming(m.Content);
            var words = m.Mime is null ? ChatReader.WordsOf(content) : MessageText.Of(content);
            var failed = m.State == InboxState.Failed ? "Pesan ini tidak selesai diproses asisten; perlu dijawab petugas." : null;
            return new ChatLine(m.ReceivedAt, null, words, [], m.Id, m.Mime is not null, m.Mime?.StartsWith("image/", StringComparison.Ordinal) == true, failed, null);
        });
    }

    private sealed record Detours(IReadOnlyDictionary<long, ChatDoor> To, IReadOnlyDictionary<long, ChatDoor> From);
}
