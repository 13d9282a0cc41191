using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Delivery;

/// <summary>
/// Lets a channel's messages leave at the pace the channel names, the oldest first, and none while the channel is paused. When a
/// pause ends, one message goes ahead as a probe; the others follow when the provider has taken a decision about it.
/// A channel without a bound that is not paused is passed without a lock.
/// </summary>
internal sealed class ChannelGate : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>Whatever a provider asks for: a probe a day does no harm.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);

    /// <summary>Timers count in whole milliseconds; a wait rounded down to none would only spin.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    private readonly PriorityQueue<TaskCompletionSource<bool>, long> _waiting = new();
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly TokenRate? _whole;
    private readonly ITimer _timer;
    private TokenBucket _bucket;
    private DateTimeOffset _pausedUntil;
    private int _pauses;
    private bool _probing;
    private bool _closed;
    private volatile bool _paused;
    private volatile bool _asks;

    public ChannelGate(TokenRate? whole, TimeProvider clock)
    {
        (_whole, _clock) = (whole, clock);
        _asks = whole is not null;
        _timer = clock.CreateTimer(static gate => ((ChannelGate)gate!).Release(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Nothing passes but a probe.</summary>
    public bool IsPaused => _paused;

    /// <summary>Messages that stand before the gate.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock) return _waiting.Count;
        }
    }

    /// <summary>Ends when the message may leave. True for a probe: the caller must then say how it ended, whatever happens.</summary>
    /// <param name="id">The outbox row; the lower passes first.</param>
    public ValueTask<bool> EnterAsync(long id)
    {
        if (!_asks) return new ValueTask<bool>(false);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            var now = _clock.GetTimestamp();
            if (_waiting.Count == 0 && MayPass(now)) return new ValueTask<bool>(Pass(now));
            var place = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(place, id);
            Arm(now);
            return new ValueTask<bool>(place.Task);
        }
    }

    /// <summary>How a send ended; null when it was not tried after all.</summary>
    public void Ended(bool probe, SendResult? result)
    {
        if (result is TryLater { WholeChannel: true } pause) Pause(pause.After, probe);
        else if (probe) Probed(result is not (null or TryLater));
    }

    /// <summary>Nobody waits here any more: the process ends.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _closed = true;
            while (_waiting.TryDequeue(out var place, out _)) place.TrySetCanceled();
        }

        _timer.Dispose();
    }

    private void Pause(TimeSpan? after, bool probe)
    {
        lock (_lock)
        {
            // Sends that were under way together meet the same trouble: they make one pause.
            if (!_paused || probe) _pauses++;
            var own = FirstPause * Math.Pow(2, Math.Min(_pauses, 10) - 1);
            var wait = after ?? (own < LongestPause ? own : LongestPause);
            var until = _clock.GetUtcNow() + (wait < LongestAsked ? wait : LongestAsked);
            if (!_paused || until > _pausedUntil) _pausedUntil = until;
            if (probe) _probing = false;
            (_paused, _asks) = (true, true);
            Arm(_clock.GetTimestamp());
        }
    }

    private void Probed(bool decided)
    {
        lock (_lock)
        {
            _probing = false;
            if (decided) (_paused, _pauses, _asks) = (false, 0, _whole is not null || _waiting.Count > 0);
        }

        Release();
    }

    private void Release()
    {
        lock (_lock)
        {
            if (_closed) return;
            var now = _clock.GetTimestamp();
            while (_waiting.Count > 0 && MayPass(now)) _waiting.Dequeue().TrySetResult(Pass(now));
            if (_waiting.Count == 0 && !_paused) _asks = _whole is not null;
            Arm(now);
        }
    }

    private bool MayPass(long now)
    {
        if (_paused && (_probing || _clock.GetUtcNow() < _pausedUntil)) return false;
        return _whole is null || _bucket.Wait(_whole, now, _clock.TimestampFrequency) == 0;
    }

    private bool Pass(long now)
    {
        if (_whole is not null) _bucket.Take(_whole, now, _clock.TimestampFrequency);
        return _probing = _paused;
    }

    private void Arm(long now)
    {
        if (_waiting.Count == 0 || _probing) return;
        var wait = _paused ? _pausedUntil - _clock.GetUtcNow() : TimeSpan.Zero;
        if (_whole is not null)
        {
            var token = TimeSpan.FromSeconds((double)_bucket.Wait(_whole, now, _clock.TimestampFrequency) / _clock.TimestampFrequency);
            if (token > wait) wait = token;
        }

        _timer.Change(wait > Least ? wait : Least, Timeout.InfiniteTimeSpan);
    }
}
