using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Delivery;

/// <summary>
/// A token bucket kept as one moment: when the bucket will be full again. Taking a token moves that moment on by the time one token
/// needs to grow; a token is there while the moment is less than a whole bucket ahead. Pure; moments are the clock's own timestamps.
/// </summary>
internal struct TokenBucket
{
    private long _fullAt;

    /// <summary>Takes a token that may still have to grow, and says how long from <paramref name="now"/> that takes (timestamp units; 0 for none).</summary>
    public long Reserve(TokenRate rate, long now, long unitsPerSecond)
    {
        var wait = Wait(rate, now, unitsPerSecond);
        Take(rate, now, unitsPerSecond);
        return wait;
    }

    /// <summary>How long until the next token is there (timestamp units; 0 when it is).</summary>
    public readonly long Wait(TokenRate rate, long now, long unitsPerSecond)
    {
        var one = One(rate, unitsPerSecond);
        return Math.Max(0, _fullAt - now - (one * (Math.Max(1, rate.Burst) - 1)));
    }

    /// <summary>Takes one token.</summary>
    public void Take(TokenRate rate, long now, long unitsPerSecond) => _fullAt = Math.Max(_fullAt, now) + One(rate, unitsPerSecond);

    /// <summary>A full bucket need not be remembered.</summary>
    public readonly bool IsFull(long now) => _fullAt <= now;

    private static long One(TokenRate rate, long unitsPerSecond) => (long)(unitsPerSecond / rate.PerSecond);
}
