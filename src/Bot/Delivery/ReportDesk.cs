using System.Collections.Concurrent;
using KtpBot.Bot.Conversations;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Delivery;

/// <summary>
/// Stores the providers' delivery reports. A report can arrive before the answer to our own send has been recorded; it is kept
/// for a while and applied together with that record.
/// </summary>
internal sealed class ReportDesk(CommitQueue queue, TimeProvider clock)
{
    private const int MostEarly = 10_000;
    private static readonly TimeSpan KeepEarly = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Early> _early = new();

    public Task ReportAsync(IReadOnlyList<DeliveryReport> reports) => reports.Count == 0
        ? Task.CompletedTask
        : queue.WriteAsync(scope =>
        {
            foreach (var report in reports)
            {
                if (!scope.Statements.Report(report.ExternalId, report.State, report.At, report.ErrorCode, report.Error)) Keep(report);
            }

            return true;
        });

    /// <summary>Called in the transaction that records the provider's id of a message.</summary>
    public void ApplyEarly(WriteScope scope, string externalId)
    {
        if (_early.IsEmpty || !_early.TryRemove(externalId, out var early)) return;
        foreach (var report in early.Reports) scope.Statements.Report(report.ExternalId, report.State, report.At, report.ErrorCode, report.Error);
    }

    private void Keep(DeliveryReport report)
    {
        var now = clock.GetUtcNow();
        if (_early.Count >= MostEarly)
        {
            foreach (var (id, early) in _early)
            {
                if (now - early.Since > KeepEarly) _early.TryRemove(id, out _);
            }

            if (_early.Count >= MostEarly) return; // Reports about messages that are not ours; nothing of ours is lost.
        }

        _early.AddOrUpdate(report.ExternalId, _ => new Early(now, [report]), (_, early) => early with { Reports = [.. early.Reports, report] });
    }

    private sealed record Early(DateTimeOffset Since, IReadOnlyList<DeliveryReport> Reports);
}
