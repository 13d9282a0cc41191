using KtpBot.Simulator.Citizens;

namespace KtpBot.Simulator.Faults;

/// <summary>The faults that were asked for and have not struck yet.</summary>
public sealed class FaultBook(ChangeFeed feed)
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];
    private int _last;

    /// <summary>Raised when the list is emptied, so that webhooks held back are let go.</summary>
    public event EventHandler? Cleared;

    public IReadOnlyList<Fault> All
    {
        get { lock (_gate) return [.. _faults]; }
    }

    public Fault Add(ChatChannel channel, FaultKind kind, int count, int? retryAfterSeconds, int? code)
    {
        lock (_gate)
        {
            var fault = new Fault(++_last, channel, kind, Math.Max(1, count), retryAfterSeconds, code);
            _faults.Add(fault);
            feed.Bump();
            return fault;
        }
    }

    /// <summary>Takes one occasion of the oldest fault of this kind, or <c>null</c> when there is none.</summary>
    public Fault? Take(ChatChannel channel, FaultKind kind)
    {
        lock (_gate)
        {
            var index = _faults.FindIndex(f => f.Channel == channel && f.Kind == kind);
            if (index < 0) return null;
            var fault = _faults[index];
            if (fault.Count == 1) _faults.RemoveAt(index);
            else _faults[index] = fault with { Count = fault.Count - 1 };
            feed.Bump();
            return fault;
        }
    }

    /// <summary>The next fault that strikes a send, whichever was asked for first.</summary>
    public Fault? TakeForSend(ChatChannel channel)
    {
        lock (_gate)
        {
            var next = _faults.Find(f => f.Channel == channel && StrikesSends(f.Kind));
            return next is null ? null : Take(channel, next.Kind);
        }
    }

    private static bool StrikesSends(FaultKind kind) => kind is FaultKind.TooManyRequests or FaultKind.ServerError
        or FaultKind.Timeout or FaultKind.TimeoutAccepted or FaultKind.Error;

    public void Clear()
    {
        lock (_gate) _faults.Clear();
        feed.Bump();
        Cleared?.Invoke(this, EventArgs.Empty);
    }
}
