using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Delivery;

/// <summary>One conversation's outgoing messages, sent strictly one after another, and the citizen's own token bucket.</summary>
internal sealed class SendLane(ChannelOutlet outlet)
{
    private readonly Queue<OutgoingItem> _waiting = new();
    private TokenBucket _bucket;
    private bool _running;
    private bool _retired;

    public ChannelOutlet Outlet => outlet;

    /// <summary>Lines the message up. Start: the caller now runs the lane. Gone: the lane was put away, ask for a new one.</summary>
    public SendPlace Enter(OutgoingItem item)
    {
        lock (_waiting)
        {
            if (_retired) return SendPlace.Gone;
            _waiting.Enqueue(item);
            if (_running) return SendPlace.Wait;
            _running = true;
            return SendPlace.Start;
        }
    }

    /// <summary>The next message, or null: then the lane stands still.</summary>
    public OutgoingItem? Next()
    {
        lock (_waiting)
        {
            if (_waiting.TryDequeue(out var item)) return item;
            _running = false;
            return null;
        }
    }

    /// <summary>Takes the citizen's next token; see <see cref="TokenBucket.Reserve"/>. Only the one who runs the lane asks.</summary>
    public long Reserve(TokenRate rate, long now, long unitsPerSecond)
    {
        lock (_waiting) return _bucket.Reserve(rate, now, unitsPerSecond);
    }

    /// <summary>Puts an idle lane away; false while it is in use, or while its bucket still has to grow.</summary>
    public bool Retire(long now)
    {
        lock (_waiting) return !_running && _waiting.Count == 0 && _bucket.IsFull(now) && (_retired = true);
    }
}

internal enum SendPlace
{
    Start,
    Wait,
    Gone,
}
