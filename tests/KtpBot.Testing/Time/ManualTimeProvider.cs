namespace KtpBot.Testing.Time;

/// <summary>A clock that stands still until a test moves it. Timers fire, in the order of their due times, while it moves.</summary>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTime _now;

    /// <summary>Starts on a working Tuesday at 09.00 in Jakarta unless told otherwise (UTC).</summary>
    public ManualTimeProvider(DateTime? startsAt = null) =>
        _now = DateTime.SpecifyKind(startsAt ?? new DateTime(2026, 11, 17, 2, 0, 0), DateTimeKind.Utc);

    /// <summary>The moment it shows, UTC.</summary>
    public DateTime Now
    {
        get
        {
            lock (_gate) return _now;
        }
    }

    /// <summary>When the next timer fires, UTC; null while nobody waits. Wait for it before moving the clock past work on other threads.</summary>
    public DateTime? NextDueAt
    {
        get
        {
            lock (_gate) return _timers.Count == 0 ? null : _timers.Min(t => t.DueAt);
        }
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Now, TimeSpan.Zero);

    public override long GetTimestamp() => Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and fires what falls due on the way, each at its own moment.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var until = Now + by;
        while (NextDue(until) is { } timer) timer.Fire();
        lock (_gate) _now = until > _now ? until : _now;
    }

    /// <summary>Moves the clock forward to a moment (UTC).</summary>
    public void AdvanceTo(DateTime at) => Advance(at - Now);

    private ManualTimer? NextDue(DateTime until)
    {
        lock (_gate)
        {
            var next = _timers.Where(t => t.DueAt <= until).MinBy(t => t.DueAt);
            if (next is not null && next.DueAt > _now) _now = next.DueAt;
            return next;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public DateTime DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                DueAt = clock._now + dueTime;
                _period = period;
                clock._timers.Add(this);
            }

            if (dueTime == TimeSpan.Zero) Fire();
            return true;
        }

        public void Fire()
        {
            lock (clock._gate)
            {
                if (!clock._timers.Contains(this)) return;
                if (_period > TimeSpan.Zero) DueAt += _period;
                else clock._timers.Remove(this);
            }

            callback(state);
        }

        public void Dispose()
        {
            lock (clock._gate) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
