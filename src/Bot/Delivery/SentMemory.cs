namespace KtpBot.Bot.Delivery;

/// <summary>
/// The messages in hand. One that was finished while a look at the database was under way stays known until that look has
/// ended: the look may have read the row before it changed, and must not send it again.
/// </summary>
internal sealed class SentMemory
{
    private readonly HashSet<long> _held = [];
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

    public bool Holds(long id)
    {
        lock (_gate) return _held.Contains(id) || _doneDuringLook.Contains(id);
    }

    public void Drop(long id)
    {
        lock (_gate)
        {
            _held.Remove(id);
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
