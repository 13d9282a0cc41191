using KtpBot.Testing.Time;

namespace KtpBot.Core.Tests.Testing;

public sealed class ManualTimeProviderTests
{
    [Fact]
    public void Advance_FiresTimersInTheOrderOfTheirDueTimes_EachAtItsOwnMoment()
    {
        var clock = new ManualTimeProvider();
        var start = clock.Now;
        var fired = new List<(string, TimeSpan)>();
        using var late = clock.CreateTimer(_ => fired.Add(("late", clock.Now - start)), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using var soon = clock.CreateTimer(_ => fired.Add(("soon", clock.Now - start)), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(fired);

        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal([("soon", TimeSpan.FromSeconds(2)), ("late", TimeSpan.FromSeconds(5))], fired);
        Assert.Equal(start + TimeSpan.FromSeconds(10), clock.Now);
    }

    [Fact]
    public void Advance_FiresAPeriodicTimerEachTime_UntilItIsDisposed()
    {
        var clock = new ManualTimeProvider();
        var fired = 0;
        var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

        clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(3, fired);

        timer.Dispose();
        clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(3, fired);
    }

    [Fact]
    public async Task Advance_EndsADelayOfTheFrameworkThatUsesTheClock()
    {
        var clock = new ManualTimeProvider();
        var delay = Task.Delay(TimeSpan.FromHours(2), clock);

        clock.Advance(TimeSpan.FromHours(1));
        Assert.False(delay.IsCompleted);

        clock.Advance(TimeSpan.FromHours(1));
        await delay.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
