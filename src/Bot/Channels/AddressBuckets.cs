using System.Net;
using System.Threading.RateLimiting;

namespace KtpBot.Bot.Channels;

/// <summary>Buckets of tokens, one for each key: who has used his up waits, and nobody else notices.</summary>
/// <param name="atOnce">How many a full bucket holds.</param>
/// <param name="refill">How many come back each time.</param>
/// <param name="every">How often they come back.</param>
internal sealed class AddressBuckets(int atOnce, int refill, TimeSpan every) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _buckets = PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = atOnce,
            TokensPerPeriod = refill,
            ReplenishmentPeriod = every,
            QueueLimit = 0,
            AutoReplenishment = true,
        }),
        StringComparer.Ordinal);

    /// <returns>Null when there is room, else how long to wait.</returns>
    public TimeSpan? Take(string key)
    {
        using var lease = _buckets.AttemptAcquire(key);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);
    }

    /// <inheritdoc cref="Take(string)"/>
    public TimeSpan? Take(IPAddress? address) => Take(KeyOf(address));

    public void Dispose() => _buckets.Dispose();

    // Of an IPv6 address the first half names the subscriber; the rest is the device's to choose.
    private static string KeyOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 8)));
    }
}
