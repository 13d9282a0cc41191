namespace KtpBot.Simulator.Faults;

/// <summary>A request that is never answered.</summary>
internal static class Silence
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Holds the connection until the caller gives up, two minutes at most, and then breaks it.</summary>
    public static async Task KeepAsync(HttpContext context, TimeProvider time)
    {
        await Task.Delay(Longest, time, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }
}
