namespace KtpBot.Simulator.Citizens;

/// <summary>One growing number for everything that can be seen, and a way to wait until it grows.</summary>
public sealed class ChangeFeed(TimeProvider time)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _revision;

    public long Revision => Interlocked.Read(ref _revision);

    /// <summary>Announces a change and returns its number.</summary>
    public long Bump()
    {
        TaskCompletionSource waiting;
        long revision;
        lock (_gate)
        {
            revision = ++_revision;
            waiting = _next;
            _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiting.SetResult();
        return revision;
    }

    /// <summary>Returns <c>true</c> as soon as <paramref name="ready"/> holds, or <c>false</c> when the time is over.</summary>
    public async Task<bool> WaitUntilAsync(Func<bool> ready, TimeSpan atMost, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            Task next;
            lock (_gate) next = _next.Task;
            if (ready()) return true;

            var left = atMost - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero) return false;
            try
            {
                await next.WaitAsync(left, time, cancellation);
            }
            catch (TimeoutException)
            {
                return ready();
            }
        }
    }
}
