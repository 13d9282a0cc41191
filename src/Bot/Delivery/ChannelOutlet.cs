using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Delivery;

/// <summary>One channel as the pump sees it: its gate, its pace for one citizen, and how many of its messages are in memory.</summary>
internal sealed class ChannelOutlet(ChannelKind kind, IChannel? channel, TimeProvider clock) : IDisposable
{
    /// <summary>A look at the database takes no more than this into memory, so that one slow channel does not crowd out the others.</summary>
    private const int MostFromLooks = 1_000;

    /// <summary>While nothing passes, a few are enough to find out when it does again.</summary>
    private const int MostWhilePaused = 100;

    /// <summary>Fresh answers wait in memory up to here; beyond it they stay in their rows until a look has caught up.</summary>
    private const int MostInHand = 10_000;

    private readonly Lock _lock = new();
    private int _inHand;
    private int _waitingForCitizen;
    private long _left;
    private bool _behind;
    private volatile bool _moreInRows;

    public ChannelKind Kind => kind;

    /// <summary>Null for a channel that this office has switched off.</summary>
    public IChannel? Channel => channel;

    public ChannelGate Gate { get; } = new(channel?.Pace.Whole, clock);

    /// <summary>Messages that wait for a token or for the end of a pause.</summary>
    public int Waiting => Volatile.Read(ref _waitingForCitizen) + Gate.Waiting;

    public bool HasRoom => Volatile.Read(ref _inHand) < (Gate.IsPaused ? MostWhilePaused : MostFromLooks);

    /// <summary>Messages that were left in their rows since the start; see <see cref="CaughtUp"/>.</summary>
    public long Left
    {
        get
        {
            lock (_lock) return _left;
        }
    }

    /// <summary>Whether a fresh message stays in its row for now. It then keeps its place: all later ones stay too, until a look has caught up.</summary>
    public bool LeavesInRow()
    {
        if (!Volatile.Read(ref _behind) && Volatile.Read(ref _inHand) < MostInHand) return false;
        lock (_lock)
        {
            _behind = true;
            _left++;
            return true;
        }
    }

    /// <summary>A look that began when <see cref="Left"/> stood at <paramref name="left"/> has taken everything that was due.</summary>
    public void CaughtUp(long left)
    {
        _moreInRows = false;
        lock (_lock)
        {
            if (_left == left) _behind = false;
        }
    }

    /// <summary>A look found more than there was room for.</summary>
    public void HasMore() => _moreInRows = true;

    public void Taken() => Interlocked.Increment(ref _inHand);

    /// <summary>True when there is room again for what a look had to leave.</summary>
    public bool Dropped() => Interlocked.Decrement(ref _inHand) < MostFromLooks / 2 && _moreInRows;

    /// <summary>Ends when the lane's next message may leave; true for a probe, see <see cref="ChannelGate.Ended"/>.</summary>
    public ValueTask<bool> EnterAsync(SendLane lane, long id, CancellationToken cancellationToken)
    {
        if (channel?.Pace.Citizen is { } rate)
        {
            var wait = lane.Reserve(rate, clock.GetTimestamp(), clock.TimestampFrequency);
            if (wait > 0) return EnterLaterAsync(TimeSpan.FromSeconds((double)wait / clock.TimestampFrequency), id, cancellationToken);
        }

        return Gate.EnterAsync(id);
    }

    public void Dispose() => Gate.Dispose();

    private async ValueTask<bool> EnterLaterAsync(TimeSpan wait, long id, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waitingForCitizen);
        try
        {
            await Task.Delay(wait, clock, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waitingForCitizen);
        }

        return await Gate.EnterAsync(id);
    }
}
