using System.Collections.Concurrent;
using KtpBot.Bot.Conversations;
using KtpBot.Core.Messaging;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Delivery;

/// <summary>
/// Stores the providers' delivery reports. One can arrive before the answer to our own send has been recorded; it is kept in memory and
/// applied together with that record. A crash in between takes nothing away: the record is lost too, so the message is sent again under
/// another id. Where another node made the send, what is kept is tried again until that node has recorded it.
/// </summary>
internal sealed class ReportDesk(CommitQueue queue, TimeProvider clock, MailDetour? mail = null)
{
    private const int MostEarly = 10_000;
    private const int Piece = 200;

    /// <summary>After which time an early report is tried again; after the last it belongs to nobody here.</summary>
    private static readonly TimeSpan[] Ages = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(10)];

    private readonly ConcurrentDictionary<(ChannelKind, string), Early> _early = new();
    private long _failovers;

    /// <summary>Reports about messages that are not recorded, or not ours.</summary>
    public int Waiting => _early.Count;

    /// <summary>News that went to another channel after a report, since the start.</summary>
    public long Failovers => Interlocked.Read(ref _failovers);

    /// <summary>Ends when the reports are stored. True when a message is to be sent because of them.</summary>
    public async Task<bool> ReportAsync(IReadOnlyList<DeliveryReport> reports)
    {
        if (reports.Count == 0) return false;
        var outcome = await queue.WriteAsync(async scope =>
        {
            // Kept on the writer's thread, so that the record of a send comes either before or after both. To keep one twice does no harm.
            var applied = await ApplyAsync(scope, reports);
            foreach (var report in applied.Unknown) Keep(report);
            return applied;
        });
        return Count(outcome);
    }

    /// <summary>Called in the transaction that records the provider's id of a message; <see cref="Forget"/> follows when it is durable.</summary>
    public async ValueTask ApplyEarlyAsync(WriteScope scope, ChannelKind channel, string externalId)
    {
        if (_early.IsEmpty || !_early.TryGetValue((channel, externalId), out var early)) return;
        early.Outcome = await ApplyAsync(scope, early.Reports);
    }

    /// <summary>The record with its early reports is durable. True when a message is to be sent because of them.</summary>
    public bool Forget(ChannelKind channel, string externalId) =>
        !_early.IsEmpty && _early.TryRemove((channel, externalId), out var early) && early.Outcome is { } outcome && Count(outcome);

    /// <summary>Tries early reports again whose message another node may have recorded meanwhile. True when a message is to be sent because of them.</summary>
    public async Task<bool> TryEarlyAgainAsync()
    {
        if (_early.IsEmpty) return false;
        var now = clock.GetUtcNow();
        var wakes = false;
        foreach (var piece in _early.Where(early => now - early.Value.Since >= Ages[early.Value.Tries]).Take(Piece).ToArray().Chunk(50))
        {
            foreach (var (_, early) in piece) early.Tries++;
            var outcome = await queue.WriteAsync(scope => ApplyAsync(scope, [.. piece.SelectMany(early => early.Value.Reports)]));
            var unknown = outcome.Unknown.Select(report => (report.Channel, report.ExternalId)).ToHashSet();
            foreach (var kept in piece)
            {
                if (!unknown.Contains(kept.Key) || kept.Value.Tries == Ages.Length) _early.TryRemove(kept);
            }

            wakes |= Count(outcome);
        }

        return wakes;
    }

    private async ValueTask<Outcome> ApplyAsync(WriteScope scope, IReadOnlyList<DeliveryReport> reports)
    {
        List<DeliveryReport>? unknown = null;
        var (moved, putBack) = (0, 0);
        foreach (var report in reports)
        {
            if (report.Failure == ReportedFailure.WindowClosed && await PutBackAsync(scope, report))
            {
                putBack++;
                continue;
            }

            var reported = scope.Delivery.Report(report);
            if (reported == Reported.Unknown) (unknown ??= []).Add(report);
            else if (reported == Reported.Moved && report.Failure is not ReportedFailure.Final && await MoveAsync(scope, report)) moved++;
        }

        return new Outcome(unknown ?? [], moved, putBack);
    }

    /// <summary>A message that met a closed window leaves again as a template, or waits for the citizen; a second time it fails like any other.</summary>
    private async ValueTask<bool> PutBackAsync(WriteScope scope, DeliveryReport report)
    {
        var message = await (
            from m in scope.Db.OutboxMessages.AsNoTracking()
            join c in scope.Db.Conversations on m.ConversationId equals c.Id
            where m.ExternalId == report.ExternalId && c.Channel == report.Channel && (m.State == DeliveryState.Pending || m.State == DeliveryState.Sent)
            orderby m.Id
            select m).FirstOrDefaultAsync();
        if (message is null || message.WindowClosed) return false;
        DateTime? heldAt = MessagingJson.ReadOutgoing(message.Content) is TemplateOut ? null : clock.GetUtcNow().UtcDateTime;
        scope.Delivery.PutBack(message.Id, heldAt, report.ErrorCode, report.Error);
        return true;
    }

    private async ValueTask<bool> MoveAsync(WriteScope scope, DeliveryReport report)
    {
        var message = await (
            from m in scope.Db.OutboxMessages.AsNoTracking()
            join c in scope.Db.Conversations on m.ConversationId equals c.Id
            where m.ExternalId == report.ExternalId && c.Channel == report.Channel
            orderby m.Id
            select new { m.Id, m.ConversationId }).FirstAsync();
        if (report.Failure == ReportedFailure.Unreachable) scope.Delivery.MarkReach(message.ConversationId, reachable: false);
        var now = clock.GetUtcNow().UtcDateTime;
        if ((await Failover.OfferAsync(scope, message.Id, now) ?? (mail is null ? null : await mail.OfferAsync(scope, message.Id, now))) is not { } detour) return false;
        scope.Delivery.Explain(message.Id, Failover.Reason(report.Error, detour.Channel));
        return detour.IsNew;
    }

    private bool Count(Outcome outcome)
    {
        Interlocked.Add(ref _failovers, outcome.Moved);
        return outcome.Moved + outcome.PutBack > 0;
    }

    private void Keep(DeliveryReport report)
    {
        if (_early.Count >= MostEarly) return; // Reports about messages that are not ours; nothing of ours is lost.
        _early.AddOrUpdate((report.Channel, report.ExternalId), _ => new Early(clock.GetUtcNow(), [report]), (_, early) => new Early(early.Since, [.. early.Reports, report]));
    }

    private sealed class Early(DateTimeOffset since, IReadOnlyList<DeliveryReport> reports)
    {
        public DateTimeOffset Since => since;

        public IReadOnlyList<DeliveryReport> Reports => reports;

        public int Tries { get; set; }

        public Outcome? Outcome { get; set; }
    }

    private sealed record Outcome(IReadOnlyList<DeliveryReport> Unknown, int Moved, int PutBack);
}
