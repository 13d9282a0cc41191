using System.Collections.Concurrent;
using System.Globalization;

namespace KtpBot.Simulator.Media;

/// <summary>Keeps every file that was sent either way, until the Simulator ends.</summary>
public sealed class MediaShelf(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, MediaItem> _items = new(StringComparer.Ordinal);
    // From the clock, so that a bot with a long memory meets no id twice when the Simulator starts again.
    private long _last = time.GetUtcNow().ToUnixTimeSeconds() * 100_000;

    /// <summary>Stores a file under a new number of fifteen digits, the shape of WhatsApp's media ids.</summary>
    public MediaItem Put(string name, string mimeType, byte[] bytes)
    {
        var key = Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
        var item = new MediaItem(key, name, mimeType, bytes);
        _items[key] = item;
        return item;
    }

    public MediaItem? Find(string key) => _items.GetValueOrDefault(key);

    public bool Remove(string key) => _items.TryRemove(key, out _);
}
