namespace KtpBot.Bot.Delivery;

/// <summary>When a refused send is tried again, and when it is given up visibly.</summary>
internal static class RetryPolicy
{
    /// <summary>With the waits below the last attempt is about six hours after the first; after that staff see it as failed and can resend.</summary>
    public const int MaxAttempts = 14;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>How long to wait after the given number of attempts (1 = the first has just failed): 1 s, 2 s, 4 s … at most an hour, never shorter than the provider asks.</summary>
    public static TimeSpan Wait(int attempts, TimeSpan? provider)
    {
        var own = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempts - 1), Longest.TotalSeconds));
        return provider > own ? provider.Value : own;
    }
}
