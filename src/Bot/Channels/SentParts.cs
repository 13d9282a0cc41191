using System.Collections.Concurrent;

namespace KtpBot.Bot.Channels;

/// <summary>
/// How far a message of several parts has come, so that a retry goes on where the last attempt stopped. Kept in memory only:
/// after a crash the parts are sent again, as every message may be.
/// </summary>
internal sealed class SentParts
{
    // Far more than can be under way at once; beyond it repeating a part is better than keeping every broken message for ever.
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<long, int> _done = new();

    /// <summary>Index of the part to begin with.</summary>
    public int First(long messageId, int count) => _done.TryGetValue(messageId, out var done) && done < count ? done : 0;

    public void StoppedAt(long messageId, int part)
    {
        if (part == 0) return;
        if (_done.Count >= Most) _done.Clear();
        _done[messageId] = part;
    }

    public void Finished(long messageId) => _done.TryRemove(messageId, out _);
}
