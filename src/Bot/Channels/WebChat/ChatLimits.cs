using System.Net;
using System.Threading.RateLimiting;

namespace KtpBot.Bot.Channels.WebChat;

/// <summary>Keeps one address or one chat from taking the office's time from all others. Generous: a village shares one mobile address.</summary>
internal sealed class ChatLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> _newChats;
    private readonly PartitionedRateLimiter<string> _posts;
    private readonly PartitionedRateLimiter<string> _requests;

    public ChatLimits(WebChatOptions options)
    {
        _newChats = Buckets(options.NewChatsPerMinute, options.NewChatsPerMinute, TimeSpan.FromMinutes(1));
        _posts = Buckets(options.PostsAtOnce, 1, TimeSpan.FromMilliseconds(500));
        _requests = Buckets(options.RequestsPerSecond * 4, options.RequestsPerSecond, TimeSpan.FromSeconds(1));
    }

    /// <returns>Null when there is room, else how long to wait.</returns>
    public TimeSpan? NewChat(IPAddress? address) => Take(_newChats, KeyOf(address));

    /// <inheritdoc cref="NewChat"/>
    public TimeSpan? Post(string chatId) => Take(_posts, chatId);

    /// <inheritdoc cref="NewChat"/>
    public TimeSpan? Request(IPAddress? address) => Take(_requests, KeyOf(address));

    public void Dispose()
    {
        _newChats.Dispose();
        _posts.Dispose();
        _requests.Dispose();
    }

    private static PartitionedRateLimiter<string> Buckets(int atOnce, int refill, TimeSpan every) => PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = atOnce,
            TokensPerPeriod = refill,
            ReplenishmentPeriod = every,
            QueueLimit = 0,
            AutoReplenishment = true,
        }),
        StringComparer.Ordinal);

    private static TimeSpan? Take(PartitionedRateLimiter<string> buckets, string key)
    {
        using var lease = buckets.AttemptAcquire(key);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);
    }

    // Of an IPv6 address the first half names the subscriber; the rest is the device's to choose.
    private static string KeyOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 8)));
    }
}
