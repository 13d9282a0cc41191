namespace KtpBot.Bot.Tests.Simulator;

/// <summary>A clock that moves only when a test moves it; timers run on real time.</summary>
public sealed class StandingClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 3, 2, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
