using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Conversations;

/// <summary>One active chat: its messages wait here and are worked strictly one after another.</summary>
internal sealed class Lane(LaneKey key)
{
    private readonly Queue<LaneItem> _waiting = new();
    private bool _running;
    private bool _retired;
    private int _slow;
    private TaskCompletionSource? _arrival;

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
            _arrival?.TrySetResult();
            _arrival = null;
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

    /// <summary>Ends when the next item enters. Ask for it before looking at what waits, so that nothing slips through in between.</summary>
    public Task Arrival()
    {
        lock (_waiting) return (_arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    /// <summary>
    /// Takes out files that belong to <paramref name="first"/>: those of its album wherever they stand, or, for a file without one,
    /// the files that follow directly.
    /// </summary>
    /// <param name="first">The file whose turn it is.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="followed">Something that does not belong to it waits behind.</param>
    public List<LaneItem> TakeWith(LaneItem first, int most, out bool followed)
    {
        var taken = new List<LaneItem>();
        lock (_waiting)
        {
            for (var left = _waiting.Count; left > 0; left--)
            {
                var item = _waiting.Dequeue();
                var belongs = item.Message.Content is MediaIn file && file.GroupId == first.GroupId && taken.Count < most;
                if (belongs) taken.Add(item);
                else _waiting.Enqueue(item);
                if (belongs || first.GroupId is not null) continue;
                for (var rest = left - 1; rest > 0; rest--) _waiting.Enqueue(_waiting.Dequeue());
                break;
            }

            followed = _waiting.Count > 0;
        }

        return taken;
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

    /// <summary>It was stored before the start and comes back: its citizen does not look at the screen any more.</summary>
    public bool Resumed { get; } = inboxId is not null;

    public bool IsSlow => Message.Content is MediaIn;

    /// <summary>The album it came in, if the provider tells.</summary>
    public string? GroupId => (Message.Content as MediaIn)?.GroupId;

    /// <summary>Its file, once it was brought.</summary>
    public BroughtFile? File { get; set; }

    /// <summary>The other files that left the lane with it.</summary>
    public IReadOnlyList<LaneItem> Gathered { get; set; } = [];

    /// <summary>All files of the turn, this one too, where the citizen sent several at once.</summary>
    public List<LaneItem>? Album { get; set; }

    /// <summary>Ends when the message is durable, so that the provider may be answered.</summary>
    public TaskCompletionSource Accepted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
