using System.Collections.Concurrent;
using System.Diagnostics;

namespace KtpBot.Backoffice.Health;

/// <summary>Counts answers by status class, and the time they took.</summary>
internal sealed class RequestCounter
{
    private readonly ConcurrentDictionary<int, (long Count, double Seconds)> _byClass = [];

    public IEnumerable<(int Class, long Count, double Seconds)> Totals => _byClass.Select(p => (p.Key, p.Value.Count, p.Value.Seconds));

    public async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        var start = Stopwatch.GetTimestamp();
        await next(context);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        _byClass.AddOrUpdate(context.Response.StatusCode / 100, _ => (1, seconds), (_, t) => (t.Count + 1, t.Seconds + seconds));
    }
}
