namespace KtpBot.Bot.Delivery;

/// <summary>One conversation's outgoing messages, sent strictly one after another.</summary>
internal sealed class SendLane
{
    private readonly Queue<OutgoingItem> _waiting = new();
    private bool _running;
    private bool _retired;

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

    /// <summary>Puts an idle lane away; false while it is in use.</summary>
    public bool Retire()
    {
        lock (_waiting) return !_running && _waiting.Count == 0 && (_retired = true);
    }
}

internal enum SendPlace
{
    Start,
    Wait,
    Gone,
}
