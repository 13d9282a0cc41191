using KtpBot.Bot.Delivery;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Delivery;

public sealed class TokenBucketTests
{
    private const long Second = 1_000;

    [Fact]
    public void Burst_PassesAtOnceAndThenTheRate()
    {
        var rate = new TokenRate(2, 3);
        var bucket = default(TokenBucket);

        var waits = Enumerable.Range(0, 6).Select(_ => bucket.Reserve(rate, 10 * Second, Second)).ToList();

        Assert.Equal([0, 0, 0, 500, 1000, 1500], waits);
    }

    [Fact]
    public void Bucket_NeverGrowsBeyondItsBurst()
    {
        var rate = new TokenRate(1, 2);
        var bucket = default(TokenBucket);
        bucket.Take(rate, 0, Second);

        Assert.True(bucket.IsFull(Second));
        Assert.Equal([0, 0, 1000], Enumerable.Range(0, 3).Select(_ => bucket.Reserve(rate, 100 * Second, Second)));
    }

    [Fact]
    public void SlowRate_OneInSixSeconds()
    {
        var rate = new TokenRate(1 / 6.0, 1);
        var bucket = default(TokenBucket);

        Assert.Equal(0, bucket.Reserve(rate, 0, Second));
        Assert.Equal(6000, bucket.Wait(rate, 0, Second));
        Assert.Equal(0, bucket.Wait(rate, 6000, Second));
    }

    /// <summary>Whatever the moments at which tokens are asked for: in no stretch of time more than rate times stretch plus burst.</summary>
    [Fact]
    public void Tokens_InAnyStretch_KeepToTheRate()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var rate = new TokenRate(random.Next(1, 50), random.Next(1, 10));
            var bucket = default(TokenBucket);
            var given = new List<long>();
            for (long now = 0; now < 20 * Second; now += random.Next(0, 200))
            {
                if (bucket.Wait(rate, now, Second) > 0) continue;
                bucket.Take(rate, now, Second);
                given.Add(now);
            }

            // One token takes a whole number of units, so the rate may be a little above the named one.
            var one = Second / (long)rate.PerSecond;
            for (var from = 0; from < given.Count; from++)
            {
                for (var to = from; to < given.Count; to++)
                    Assert.True(to - from + 1 <= ((given[to] - given[from]) / one) + rate.Burst, $"seed {seed}: {to - from + 1} tokens from {given[from]} to {given[to]}");
            }
        }
    }
}
