using KtpBot.Testing.Time;

namespace KtpBot.Bot.Tests.Plays;

/// <summary>
/// One clock for many plays, each with its own date: what hangs on spans of time only ever sees it go forward, while the time of day is
/// set anew for each play.
/// </summary>
internal sealed class PlayClock : TimeProvider
{
    private readonly ManualTimeProvider _time = new();
    private TimeSpan _ahead;

    public DateTime Now => _time.Now + _ahead;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => _time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => new(Now, TimeSpan.Zero);

    public override long GetTimestamp() => _time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => _time.CreateTimer(callback, state, dueTime, period);

    /// <summary>A new play begins at this moment (UTC); no time goes by.</summary>
    public void Set(DateTime at) => _ahead = at - _time.Now;

    /// <summary>Time goes by until this moment (UTC).</summary>
    public void PassUntil(DateTime at)
    {
        if (at > Now) _time.Advance(at - Now);
    }

    /// <summary>Lets somebody who waits for at most <paramref name="within"/> go on.</summary>
    public void Nudge(TimeSpan within)
    {
        if (_time.NextDueAt is { } due && due - _time.Now <= within) _time.AdvanceTo(due > _time.Now ? due : _time.Now);
    }
}
