using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Conversations;

/// <summary>One active chat: its messages wait here and are worked strictly one after another.</summary>
internal sealed class Lane(LaneKey key)
{
    private readonly Queue<LaneItem> _waiting = new();
    private bool _running;
    private bool _retired;
    private int _slow;

    public LaneKey Key { get; } = key;

    /// <summary>What the last committed turn left behind; null when it must be read. Touched by the running turn only.</summary>
    public ConversationState? State { get; set; }

    public long LastUsed { get; private set; }

    /// <summary>
    /// Lines the item up. <c>Start</c>: the caller now runs the lane. <c>StoreFirst</c>: something slow (a file to fetch) is
    /// ahead, so the item must be stored at once and not wait for its turn. <c>Gone</c>: the lane was put away; ask for a new one.
    /// </summary>
    public LanePlace Enter(LaneItem item, long now, Action? whileLocked = null)
    {
        lock (_waiting)
        {
            if (_retired) return LanePlace.Gone;
            LastUsed = now;
            var storeFirst = item.InboxId is null && (_slow > 0 || item.IsSlow);
            if (item.IsSlow) _slow++;
            _waiting.Enqueue(item);
            if (storeFirst)
            {
                item.StoredFirst = true;
                whileLocked?.Invoke();
            }

            if (_running) return storeFirst ? LanePlace.StoreFirst : LanePlace.Wait;
            _running = true;
            return LanePlace.Start;
        }
    }

    /// <summary>The next item, or null: then the lane stands still until somebody enters.</summary>
    public LaneItem? Next()
    {
        lock (_waiting)
        {
            if (_waiting.TryDequeue(out var item)) return item;
            _running = false;
            return null;
        }
    }

    public void Done(LaneItem item)
    {
        if (!item.IsSlow) return;
        lock (_waiting) _slow--;
    }

    /// <summary>Puts an idle lane away; false when it is in use or was used after <paramref name="before"/>.</summary>
    public bool Retire(long before)
    {
        lock (_waiting)
        {
            if (_running || _waiting.Count > 0 || LastUsed >= before) return false;
            return _retired = true;
        }
    }
}

internal enum LanePlace
{
    Start,
    Wait,
    StoreFirst,
    Gone,
}

/// <summary>A chat's name among the lanes.</summary>
internal readonly record struct LaneKey(ChannelKind Channel, string Address);

/// <summary>One message on its way through a lane.</summary>
internal sealed class LaneItem(IncomingMessage message, long? inboxId)
{
    public IncomingMessage Message { get; } = message;

    /// <summary>The row, when the message is stored and its turn is still to come.</summary>
    public long? InboxId { get; set; } = inboxId;

    /// <summary>Stored by its sender's request before its turn; <see cref="Stored"/> tells when and as what.</summary>
    public bool StoredFirst { get; set; }

    /// <summary>Ends with the inbox row's id, or null for a repeated delivery.</summary>
    public Task<long?>? Stored { get; set; }

    public bool IsSlow => Message.Content is MediaIn;

    /// <summary>Ends when the message is durable, so that the provider may be answered.</summary>
    public TaskCompletionSource Accepted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
