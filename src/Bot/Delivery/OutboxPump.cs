using System.Collections.Concurrent;
using KtpBot.Bot.Conversations;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Delivery;

/// <summary>
/// Sends what is stored: one conversation in order, many side by side. A message leaves at least once; only a crash between
/// the provider's answer and its record can send one again, so at most the sends in flight at that moment.
/// </summary>
internal sealed class OutboxPump(
    IEnumerable<IChannel> channels,
    OutboxReader reader,
    CommitQueue queue,
    ReportDesk reports,
    TimeProvider clock,
    ILogger<OutboxPump> logger) : BackgroundService
{
    /// <summary>A message that fails this often steps aside, so that later ones of the conversation are not held up.</summary>
    private const int AttemptsInLane = 5;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan RetryClaim = TimeSpan.FromMinutes(2);

    private readonly Dictionary<ChannelKind, IChannel> _channels = channels.ToDictionary(channel => channel.Kind);
    private readonly ConcurrentDictionary<long, SendLane> _lanes = new();
    private readonly SentMemory _known = new();
    private readonly SemaphoreSlim _wake = new(0, 1);
    private CancellationToken _stopping;

    /// <summary>Messages in hand now, for metrics.</summary>
    public int InFlight => _known.Count;

    /// <summary>Takes freshly stored messages, in the order of their ids; one already in hand is skipped.</summary>
    public void Dispatch(IReadOnlyList<OutgoingItem> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (!_known.Take(item.Message.Id)) continue;
            Line(item);
        }
    }

    /// <summary>Looks for due messages now instead of at the next beat.</summary>
    public void Wake()
    {
        if (_wake.CurrentCount == 0)
        {
            try
            {
                _wake.Release();
            }
            catch (SemaphoreFullException)
            {
                // Somebody else woke it in the same moment.
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _stopping = stoppingToken;
        while (!stoppingToken.IsCancellationRequested)
        {
            var more = false;
            try
            {
                _known.BeginLook();
                Dispatch(reader.Due(_known.Holds, out more));
                _known.EndLook();
                Sweep();
            }
            catch (Exception error)
            {
                // An edge: the database may be away for a moment; the beat goes on.
                logger.LookFailed(error);
            }

            if (more && _known.Count < 2_000) continue;
            try
            {
                await _wake.WaitAsync(LookEvery, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return; // The host stops; what is not sent stays pending.
            }
        }
    }

    private void Line(OutgoingItem item)
    {
        while (true)
        {
            var lane = _lanes.GetOrAdd(item.ConversationId, static _ => new SendLane());
            var place = lane.Enter(item);
            if (place == SendPlace.Gone) continue;
            if (place == SendPlace.Start) _ = RunAsync(lane);
            return;
        }
    }

    private async Task RunAsync(SendLane lane)
    {
        while (lane.Next() is { } item)
        {
            try
            {
                await SendAsync(item);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                _known.Drop(item.Message.Id);
            }
            catch (Exception error)
            {
                // An edge: the row is still pending, so the next look finds it again.
                logger.MarkFailed(item.Message.Id, error);
                _known.Drop(item.Message.Id);
            }
        }
    }

    private async Task SendAsync(OutgoingItem item)
    {
        var id = item.Message.Id;
        for (var attempt = item.Attempts + 1; ; attempt++)
        {
            var result = await TrySendAsync(item);
            var now = clock.GetUtcNow().UtcDateTime;
            switch (result)
            {
                case Accepted accepted:
                    await queue.WriteAsync(scope =>
                    {
                        scope.Statements.MarkSent(id, accepted.ExternalId, now);
                        if (accepted.ExternalId is not null) reports.ApplyEarly(scope, accepted.ExternalId);
                        return true;
                    });
                    _known.Drop(id);
                    return;
                case TryLater later when attempt < RetryPolicy.MaxAttempts:
                    var wait = RetryPolicy.Wait(attempt, later.After);
                    logger.SendRetry(id, later.Code, attempt, wait.TotalSeconds);
                    await queue.WriteAsync(scope =>
                    {
                        scope.Statements.MarkRetry(id, later.Code, now + wait, now + wait + RetryClaim);
                        return true;
                    });
                    if (attempt >= AttemptsInLane)
                    {
                        _known.Drop(id);
                        return;
                    }

                    await Task.Delay(wait, clock, _stopping);
                    break;
                case TryLater later:
                    await FailAsync(item, new Refused(later.Code, "Penyedia kanal menolak berkali-kali. Coba kirim ulang nanti."), now);
                    return;
                case Refused refused:
                    await FailAsync(item, refused, now);
                    return;
                default:
                    throw new InvalidOperationException($"Unknown send result {result.GetType().Name}.");
            }
        }
    }

    private async Task<SendResult> TrySendAsync(OutgoingItem item)
    {
        if (!_channels.TryGetValue(item.Channel, out var channel))
            return new Refused("channel-off", "Kanal ini tidak aktif di kantor. Aktifkan kanal lalu kirim ulang.");
        try
        {
            return await channel.SendAsync(item.Message, _stopping);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            // An edge: a channel that throws is a fault of ours, treated as a passing one so that the message is not lost.
            logger.SendThrew(item.Message.Id, error);
            return new TryLater("send-threw");
        }
    }

    private async Task FailAsync(OutgoingItem item, Refused refused, DateTime now)
    {
        logger.SendFailed(item.Message.Id, refused.Code);
        await queue.WriteAsync(scope =>
        {
            scope.Statements.MarkFailed(item.Message.Id, refused.Code, refused.Reason, now);
            if (refused.AddressUnreachable) scope.Statements.MarkUnreachable(item.ConversationId);
            return true;
        });
        _known.Drop(item.Message.Id);
    }

    private void Sweep()
    {
        if (_lanes.Count < 20_000) return;
        foreach (var (id, lane) in _lanes)
        {
            if (lane.Retire()) _lanes.TryRemove(id, out _);
        }
    }
}
