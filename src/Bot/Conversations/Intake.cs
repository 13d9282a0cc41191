using System.Collections.Concurrent;
using System.Data.Common;
using KtpBot.Bot.Delivery;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Conversations;

/// <summary>
/// The corridor's entrance for citizens' messages: one lane per active chat, lanes side by side. A plain message is stored,
/// answered and moved on in one commit; a file is stored first, then fetched, then taken.
/// </summary>
internal sealed class Intake(TurnDesk turns, HolderDesk holders, FileGathering files, OutboxPump outbox, ReportDesk reports, TimeProvider clock, ILogger<Intake> logger) : IIntake
{
    private const int LanesBeforeSweep = 20_000;
    private static readonly TimeSpan IdleBeforeSweep = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<LaneKey, Lane> _lanes = new();
    private int _sweeping;

    /// <summary>Chats that are held in memory now, for metrics.</summary>
    public int ActiveLanes => _lanes.Count;

    public Task AcceptAsync(IReadOnlyList<IncomingMessage> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 1) return Post(new LaneItem(messages[0], null));
        var accepted = new Task[messages.Count];
        for (var i = 0; i < messages.Count; i++) accepted[i] = Post(new LaneItem(messages[i], null));
        return Task.WhenAll(accepted);
    }

    public async Task ReportAsync(IReadOnlyList<DeliveryReport> reportsIn, CancellationToken cancellationToken)
    {
        if (await reports.ReportAsync(reportsIn)) outbox.Wake();
    }

    /// <summary>Brings a message stored before the start back to its lane.</summary>
    public void Resume(long inboxId, IncomingMessage message) => _ = Post(new LaneItem(message, inboxId));

    private Task Post(LaneItem item)
    {
        var key = new LaneKey(item.Message.Channel, item.Message.Address);
        while (true)
        {
            var lane = _lanes.GetOrAdd(key, static k => new Lane(k));
            switch (lane.Enter(item, clock.GetTimestamp(), () => item.Stored = turns.StoreAsync(item.Message)))
            {
                case LanePlace.Gone:
                    continue;
                case LanePlace.Start:
                    _ = RunAsync(lane);
                    break;
                case LanePlace.StoreFirst or LanePlace.Wait:
                    break;
            }

            if (_lanes.Count > LanesBeforeSweep) Sweep();
            return item.StoredFirst ? item.Stored! : item.Accepted.Task;
        }
    }

    private async Task RunAsync(Lane lane)
    {
        while (lane.Next() is { } item)
        {
            try
            {
                await TakeAsync(lane, item);
                item.Accepted.TrySetResult();
            }
            catch (Exception error) when (IsStorage(error))
            {
                // An edge: the message is not durable, so the provider must deliver it again.
                lane.State = null;
                logger.StorageFailed(lane.Key.Channel, error);
                item.Accepted.TrySetException(error);
            }
            catch (Exception error)
            {
                // An edge: a fault of ours in one turn must neither stop the lane nor lose the message.
                lane.State = null;
                logger.TurnFailed(lane.Key.Channel, error);
                await ApologiseAsync(item);
            }
            finally
            {
                Done(lane, item);
            }
        }
    }

    private async Task TakeAsync(Lane lane, LaneItem item)
    {
        if (item.IsSlow)
        {
            if (!await files.GatherAsync(lane, item)) return; // Repeated deliveries.
        }
        else if (item.Stored is not null)
        {
            if (await item.Stored is not { } inboxId) return; // A repeated delivery.
            item.InboxId = inboxId;
            item.Accepted.TrySetResult();
        }

        var taken = item.Message.Content is ReachIn or IdentityIn ? await HearProviderAsync(lane, item) : await turns.TakeAsync(lane, item);
        if (taken.Fresh) outbox.Dispatch(taken.Outgoing);
    }

    private async Task<TakenTurn> HearProviderAsync(Lane lane, LaneItem item)
    {
        lane.State = null; // The row changes beside the dialog.
        return await holders.TakeAsync(item);
    }

    private static void Done(Lane lane, LaneItem item)
    {
        lane.Done(item);
        foreach (var other in item.Gathered) lane.Done(other);
    }

    private async Task ApologiseAsync(LaneItem item)
    {
        try
        {
            outbox.Dispatch((await turns.FailAsync(item)).Outgoing);
            item.Accepted.TrySetResult();
        }
        catch (Exception error)
        {
            // An edge: now storage is at fault too; the provider keeps the message and delivers it again.
            logger.StorageFailed(item.Message.Channel, error);
            item.Accepted.TrySetException(error);
        }
    }

    private void Sweep()
    {
        if (Interlocked.Exchange(ref _sweeping, 1) == 1) return;
        var before = clock.GetTimestamp() - (long)(IdleBeforeSweep.TotalSeconds * clock.TimestampFrequency);
        foreach (var (key, lane) in _lanes)
        {
            if (lane.Retire(before)) _lanes.TryRemove(key, out _);
        }

        Volatile.Write(ref _sweeping, 0);
    }

    private static bool IsStorage(Exception error) => error is DbException or IOException or TimeoutException or ObjectDisposedException;
}
