using KtpBot.Backoffice.Pages.Chat;
using KtpBot.Backoffice.Pages.Shared;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Channels;

/// <summary>Messages of one channel that failed for one cause and were not helped since.</summary>
internal sealed class FailedMessages(KtpBotDb db, TimeProvider time)
{
    /// <summary>What failed longer ago is history.</summary>
    public const int LookedDays = 30;

    /// <summary>News that is older than this may no longer be true; it is only sent again when an officer wants it so.</summary>
    public const int FreshDays = 3;

    private const int MostShown = 100;

    /// <summary>The cause in words.</summary>
    public static string ReasonOf(ChannelKind channel, string? code, string? stored) => stored ?? CodeWords.Of(channel, code) ?? "Penyedia tidak menyebut sebabnya.";

    /// <summary>What the page shows.</summary>
    public async Task<FailedView> ReadAsync(ChannelKind channel, string? code, CancellationToken cancellationToken)
    {
        var fresh = FreshFrom;
        var stuck = Stuck(channel, code);
        var counts = await stuck.GroupBy(s => s.Message.CreatedAt >= fresh).Select(g => new { Fresh = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var open = await Sendable(stuck).GroupBy(s => s.Message.CreatedAt >= fresh).Select(g => new { Fresh = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var rows = await stuck.OrderByDescending(s => s.Message.Id).Take(MostShown)
            .Select(s => new FailedRow(s.Message.Id, s.Message.ConversationId, s.Message.CaseId, s.Message.Origin, s.Message.CreatedAt, s.Message.Error, s.Talk.Unreachable, s.Talk.OptedOutAt != null && s.Message.Origin == OutboxOrigin.Notice))
            .ToListAsync(cancellationToken);
        return new FailedView(
            ReasonOf(channel, code, rows.Select(r => r.Error).FirstOrDefault(e => e is not null)), rows, counts.Sum(c => c.Count),
            open.Where(c => c.Fresh).Sum(c => c.Count), open.Where(c => !c.Fresh).Sum(c => c.Count));
    }

    /// <summary>Those that a resend takes, oldest first.</summary>
    public Task<List<OutboxMessage>> TakeAsync(ChannelKind channel, string? code, bool oldToo, int most, CancellationToken cancellationToken)
    {
        var from = oldToo ? DateTime.UnixEpoch : FreshFrom;
        return Sendable(Stuck(channel, code)).Where(s => s.Message.CreatedAt >= from).OrderBy(s => s.Message.Id).Take(most).Select(s => s.Message).AsNoTracking().ToListAsync(cancellationToken);
    }

    private DateTime FreshFrom => time.GetUtcNow().UtcDateTime.AddDays(-FreshDays);

    private static IQueryable<StuckMessage> Sendable(IQueryable<StuckMessage> stuck) =>
        stuck.Where(s => !s.Talk.Unreachable && (s.Talk.IdentityChangedAt == null || s.Talk.IdentityChangedAt < s.Message.CreatedAt) && (s.Talk.OptedOutAt == null || s.Message.Origin != OutboxOrigin.Notice));

    private IQueryable<StuckMessage> Stuck(ChannelKind channel, string? code)
    {
        var since = time.GetUtcNow().UtcDateTime.AddDays(-LookedDays);
        return db.OutboxMessages
            .Where(m => m.State == DeliveryState.Failed && m.StateAt >= since && m.ErrorCode == code)
            .Where(m => !db.OutboxMessages.Any(o => o.DedupKey == MessageDesk.Resend + m.Id) && !db.OutboxMessages.Any(o => o.DedupKey == MessageDesk.Detour + m.Id))
            .Join(db.Conversations, m => m.ConversationId, c => c.Id, (m, c) => new StuckMessage { Message = m, Talk = c })
            .Where(s => s.Talk.Channel == channel);
    }

    private sealed class StuckMessage
    {
        public required OutboxMessage Message { get; init; }

        public required Conversation Talk { get; init; }
    }
}
