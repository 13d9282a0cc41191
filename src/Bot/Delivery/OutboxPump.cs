using System.Collections.Concurrent;
using KtpBot.Bot.Conversations;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Delivery;

/// <summary>
/// Sends what is stored: one conversation in order, many side by side, each channel at its own pace. A message leaves at least once; only
/// a crash between the provider's answer and its record can send one again, so at most the sends in flight at that moment.
/// </summary>
internal sealed class OutboxPump : BackgroundService
{
    private const int LanesBeforeSweep = 20_000;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan KeepEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan HeldAtMost = TimeSpan.FromDays(7);

    private readonly OutboxReader _reader;
    private readonly ReportDesk _reports;
    private readonly TimeProvider _clock;
    private readonly ILogger<OutboxPump> _logger;
    private readonly Sender _sender;
    private readonly ConcurrentDictionary<ChannelKind, ChannelOutlet> _outlets = new();
    private readonly (string Whose, ChannelOutlet? Outlet)[] _looks;
    private readonly ConcurrentDictionary<long, SendLane> _lanes = new();
    private readonly SentMemory _known = new();
    private readonly SemaphoreSlim _wake = new(0, 1);
    private CancellationToken _stopping;
    private DateTimeOffset _nextKeep = DateTimeOffset.MinValue;

    public OutboxPump(IEnumerable<IChannel> channels, OutboxReader reader, CommitQueue queue, ReportDesk reports, TimeProvider clock, ILogger<OutboxPump> logger, MailDetour? mail = null)
    {
        (_reader, _reports, _clock, _logger) = (reader, reports, clock, logger);
        _sender = new Sender(reader, queue, reports, clock, Wake, mail, logger);
        foreach (var channel in channels) _outlets[channel.Kind] = new ChannelOutlet(channel.Kind, channel, clock);
        _looks = [.. _outlets.Values.Select(outlet => (OutboxReader.Of(outlet.Kind), (ChannelOutlet?)outlet)), (OutboxReader.Except(_outlets.Keys), null)];
    }

    /// <summary>Messages in hand now, for metrics.</summary>
    public int InFlight => _known.Count;

    /// <summary>Messages in hand that wait for a token or for the end of a pause.</summary>
    public int Waiting => _outlets.Values.Sum(outlet => outlet.Waiting);

    /// <summary>Channels on which nothing leaves now.</summary>
    public IReadOnlyList<ChannelKind> Paused => [.. _outlets.Values.Where(outlet => outlet.Gate.IsPaused).Select(outlet => outlet.Kind)];

    /// <summary>News that went to another channel of the citizen since the start.</summary>
    public long Failovers => _sender.Failovers + _reports.Failovers;

    /// <summary>Takes freshly stored messages, in the order of their ids; one already in hand is skipped.</summary>
    public void Dispatch(IReadOnlyList<OutgoingItem> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var outlet = OutletOf(items[i].Channel);
            if (!outlet.LeavesInRow() && _known.TakeFresh(items[i].Message.Id)) Line(outlet, items[i]);
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

    public override void Dispose()
    {
        foreach (var outlet in _outlets.Values) outlet.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _stopping = stoppingToken;
        while (!stoppingToken.IsCancellationRequested)
        {
            var again = false;
            try
            {
                Look();
                await TendAsync();
                again = await _reports.TryEarlyAgainAsync();
            }
            catch (Exception error)
            {
                // An edge: the database may be away for a moment; the beat goes on.
                _logger.LookFailed(error);
            }

            if (again) continue;
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

    private void Look()
    {
        _known.BeginLook();
        try
        {
            foreach (var (whose, outlet) in _looks) Look(whose, outlet);
        }
        finally
        {
            _known.EndLook();
        }

        if (_lanes.Count < LanesBeforeSweep) return;
        var now = _clock.GetTimestamp();
        foreach (var (id, lane) in _lanes)
        {
            if (lane.Retire(now)) _lanes.TryRemove(id, out _);
        }
    }

    private void Look(string whose, ChannelOutlet? outlet)
    {
        var left = outlet?.Left ?? 0;
        for (var after = 0L; outlet is null or { HasRoom: true };)
        {
            var page = _reader.Due(whose, after, _known.Holds);
            foreach (var item in page.Items)
            {
                if (_known.Take(item.Message.Id)) Line(outlet ?? OutletOf(item.Channel), item);
            }


            after = page.Last;
            if (page.HasMore) continue;
            outlet?.CaughtUp(left);
            return;
        }

        outlet?.HasMore();
    }

    /// <summary>What need not be looked at with every beat.</summary>
    private async Task TendAsync()
    {
        var now = _clock.GetUtcNow();
        if (now < _nextKeep) return;
        _nextKeep = now + KeepEvery;
        _reader.Keep();
        while (_reader.HeldInVain(now.UtcDateTime - HeldAtMost) is { } item && _known.Take(item.Message.Id))
        {
            try
            {
                await _sender.FailInVainAsync(item);
            }
            finally
            {
                _known.Drop(item.Message.Id);
            }
        }
    }

    private ChannelOutlet OutletOf(ChannelKind kind) =>
        _outlets.TryGetValue(kind, out var outlet) ? outlet : _outlets.GetOrAdd(kind, static (off, clock) => new ChannelOutlet(off, null, clock), _clock);

    private void Line(ChannelOutlet outlet, OutgoingItem item)
    {
        outlet.Taken();
        while (true)
        {
            var lane = _lanes.GetOrAdd(item.ConversationId, static (_, to) => new SendLane(to), outlet);
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
                await _sender.SendAsync(lane, item, _stopping);
            }
            catch (Exception) when (_stopping.IsCancellationRequested)
            {
                // The host stops; the row is still pending.
            }
            catch (Exception error)
            {
                // An edge: the row is still pending, so the next look finds it again.
                _logger.MarkFailed(item.Message.Id, error);
            }

            _known.Drop(item.Message.Id);
            if (lane.Outlet.Dropped()) Wake();
        }
    }
}
