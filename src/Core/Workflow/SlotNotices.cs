namespace KtpBot.Core.Workflow;

/// <summary>The news of the waiting list, by their keys (without "notice.").</summary>
public static class SlotNotices
{
    /// <summary>A place is kept for the citizen.</summary>
    public const string Offered = "seat-offered";

    /// <summary>He did not answer in time.</summary>
    public const string OfferExpired = "seat-expired";

    /// <summary>The day he waited for has passed.</summary>
    public const string WaitOver = "wait-over";

    /// <summary>An officer took him off the list.</summary>
    public const string TakenOff = "wait-left";

    public static IReadOnlyList<string> All { get; } = [Offered, OfferExpired, WaitOver, TakenOff];
}
