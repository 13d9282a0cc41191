using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Channels;

/// <summary>
/// Reads how the channels fare. Waiting, held and failed messages and open alarms have indexes of their own; of everything else only
/// the newest rows are looked at.
/// </summary>
internal sealed class ChannelReader(KtpBotDb db, TimeProvider time)
{
    public const int ClosedShownDays = 7;

    private const int NewestLooked = 1_000;
    private const int TalksLooked = 20;

    /// <summary>A card for every channel that left a trace, whatever its name; those in trouble first.</summary>
    public async Task<IReadOnlyList<ChannelCard>> CardsAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var talks = await db.Conversations.GroupBy(c => c.Channel)
            .Select(g => new { Channel = g.Key, Citizens = g.Count(), LastInAt = g.Max(c => c.LastInboundAt) }).ToListAsync(cancellationToken);
        var pending = await db.OutboxMessages.Where(m => m.State == DeliveryState.Pending).Join(db.Conversations, m => m.ConversationId, c => c.Id, (m, c) => new { c.Channel, m.HeldAt, m.CreatedAt })
            .GroupBy(m => new { m.Channel, Held = m.HeldAt != null }).Select(g => new { g.Key.Channel, g.Key.Held, Count = g.Count(), Oldest = g.Min(m => m.CreatedAt) }).ToListAsync(cancellationToken);
        var failures = await FailuresAsync(now.AddDays(-1), cancellationToken);
        var alarms = await AlarmsAsync(now.AddDays(-ClosedShownDays), cancellationToken);
        var left = await LastOutAsync([.. talks.Select(t => t.Channel)], cancellationToken);
        return
        [
            .. talks.Select(t => t.Channel).Concat(alarms.Keys).Distinct().OrderBy(c => !alarms.GetValueOrDefault(c, []).Exists(a => a.ClosedAt is null)).ThenBy(c => c.Name, StringComparer.Ordinal).Select(channel =>
            {
                var talk = talks.Find(t => t.Channel == channel);
                var waiting = pending.Find(p => p.Channel == channel && !p.Held);
                var known = alarms.GetValueOrDefault(channel, []);
                return new ChannelCard(
                    channel, talk?.Citizens ?? 0, talk?.LastInAt, left.TryGetValue(channel, out var at) ? at : null,
                    waiting?.Count ?? 0, waiting?.Oldest, pending.Find(p => p.Channel == channel && p.Held)?.Count ?? 0,
                    failures.GetValueOrDefault(channel, []), [.. known.Where(a => a.ClosedAt is null)], [.. known.Where(a => a.ClosedAt is not null)]);
            }),
        ];
    }

    private async Task<Dictionary<ChannelKind, List<FailureCause>>> FailuresAsync(DateTime since, CancellationToken cancellationToken)
    {
        var rows = await db.OutboxMessages.Where(m => m.State == DeliveryState.Failed && m.StateAt >= since && m.ErrorCode != OutboxMessage.Withdrawn)
            .Join(db.Conversations, m => m.ConversationId, c => c.Id, (m, c) => new { c.Channel, m.ErrorCode, m.Error })
            .GroupBy(m => new { m.Channel, m.ErrorCode }).Select(g => new { g.Key.Channel, g.Key.ErrorCode, Count = g.Count(), Error = g.Max(m => m.Error) }).ToListAsync(cancellationToken);
        return rows.GroupBy(r => r.Channel).ToDictionary(
            g => g.Key,
            g => g.OrderByDescending(r => r.Count).ThenBy(r => r.ErrorCode, StringComparer.Ordinal).Select(r => new FailureCause(r.ErrorCode, FailedMessages.ReasonOf(r.Channel, r.ErrorCode, r.Error), r.Count)).ToList());
    }

    private async Task<Dictionary<ChannelKind, List<AlarmView>>> AlarmsAsync(DateTime since, CancellationToken cancellationToken)
    {
        var rows = await db.ChannelAlarms.Where(a => a.ClosedAt == null || a.ClosedAt >= since).OrderByDescending(a => a.ClosedAt ?? a.LastAt)
            .Select(a => new { a.Channel, View = new AlarmView(a.Id, a.Code, a.Text, a.FirstAt, a.LastAt, a.Count, a.ClosedAt, db.Officers.Where(o => o.Id == a.ClosedBy).Select(o => o.DisplayName).SingleOrDefault()) })
            .ToListAsync(cancellationToken);
        return rows.GroupBy(r => r.Channel).ToDictionary(g => g.Key, g => g.Select(r => r.View).ToList());
    }

    /// <summary>The newest messages tell it for every busy channel; for a quiet one its latest conversations do.</summary>
    private async Task<Dictionary<ChannelKind, DateTime>> LastOutAsync(List<ChannelKind> channels, CancellationToken cancellationToken)
    {
        var newest = await db.OutboxMessages.Where(m => m.State != DeliveryState.Pending && m.State != DeliveryState.Failed).OrderByDescending(m => m.Id).Take(NewestLooked)
            .Join(db.Conversations, m => m.ConversationId, c => c.Id, (m, c) => new { c.Channel, m.StateAt })
            .GroupBy(m => m.Channel).Select(g => new { Channel = g.Key, At = g.Max(m => m.StateAt) }).ToListAsync(cancellationToken);
        var found = newest.Where(n => n.At is not null).ToDictionary(n => n.Channel, n => n.At!.Value);
        foreach (var quiet in channels.Where(c => !found.ContainsKey(c)))
        {
            var talks = await db.Conversations.Where(c => c.Channel == quiet).OrderByDescending(c => c.LastInboundAt ?? c.CreatedAt).Take(TalksLooked).Select(c => c.Id).ToListAsync(cancellationToken);
            var at = await db.OutboxMessages.Where(m => talks.Contains(m.ConversationId) && m.State != DeliveryState.Pending && m.State != DeliveryState.Failed).MaxAsync(m => m.StateAt, cancellationToken);
            if (at is { } known) found[quiet] = known;
        }

        return found;
    }
}
