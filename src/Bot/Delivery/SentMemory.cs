namespace KtpBot.Bot.Delivery;

/// <summary>
/// The messages in hand. One that was finished while a look at the database was under way stays known until that look has
/// ended: the look may have read the row before it changed, and must not send it again. The other way round a look may have finished a
/// message before the turn that made it comes to hand it over, so the last ones that were finished are remembered too.
/// </summary>
internal sealed class SentMemory
{
    private const int MostRemembered = 4_096;

    private readonly HashSet<long> _held = [];
    private readonly HashSet<long> _finished = [];
    private readonly Queue<long> _finishedInOrder = new();
    private readonly HashSet<long> _doneDuringLook = [];
    private readonly Lock _gate = new();
    private bool _looking;

    public int Count
    {
        get
        {
            lock (_gate) return _held.Count;
        }
    }

    /// <summary>True when it was not in hand before.</summary>
    public bool Take(long id)
    {
        lock (_gate) return !_doneDuringLook.Contains(id) && _held.Add(id);
    }

    /// <summary>The same for a message straight from its turn: one that a look has brought to an end meanwhile is not taken again.</summary>
    public bool TakeFresh(long id)
    {
        lock (_gate) return !_finished.Contains(id) && !_doneDuringLook.Contains(id) && _held.Add(id);
    }

    public bool Holds(long id)
    {
        lock (_gate) return _held.Contains(id) || _doneDuringLook.Contains(id);
    }

    public void Drop(long id)
    {
        lock (_gate)
        {
            _held.Remove(id);
            if (_finished.Add(id))
            {
                _finishedInOrder.Enqueue(id);
                if (_finishedInOrder.Count > MostRemembered) _finished.Remove(_finishedInOrder.Dequeue());
            }

            if (_looking) _doneDuringLook.Add(id);
        }
    }

    public void BeginLook()
    {
        lock (_gate) _looking = true;
    }

    public void EndLook()
    {
        lock (_gate)
        {
            _looking = false;
            _doneDuringLook.Clear();
        }
    }
}
