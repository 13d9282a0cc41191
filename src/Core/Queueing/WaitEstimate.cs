namespace KtpBot.Core.Queueing;

/// <summary>About how long somebody still waits, from how long the last ones took. A range, because no single number would be honest. Pure.</summary>
public static class WaitEstimate
{
    /// <summary>So many services must have been finished today before anything is said.</summary>
    public const int Enough = 4;

    /// <summary>How many of the last services are looked at.</summary>
    public const int Looked = 12;

    private const int Step = 5;

    /// <summary>Minutes from…to, in steps of five; null when too few have been served.</summary>
    /// <param name="services">From call to end, the last ones of today.</param>
    /// <param name="ahead">How many are called before.</param>
    /// <param name="counters">How many counters call.</param>
    public static (int From, int Until)? Of(IReadOnlyList<TimeSpan> services, int ahead, int counters)
    {
        if (services.Count < Enough) return null;
        var minutes = services.Select(s => s.TotalMinutes).Order().ToList();
        var (short1, long1) = (minutes[minutes.Count / 4], minutes[minutes.Count * 3 / 4]);
        var at = Math.Max(counters, 1);
        var from = (int)(short1 * ahead / at / Step) * Step;
        var until = (int)Math.Ceiling(long1 * (ahead + 1) / at / Step) * Step;
        return (from, Math.Max(until, from + Step));
    }

    /// <summary>The one in the middle; null for none.</summary>
    public static TimeSpan? Median(IEnumerable<TimeSpan> times) => times.Order().ToList() is { Count: > 0 } sorted ? sorted[sorted.Count / 2] : null;
}
