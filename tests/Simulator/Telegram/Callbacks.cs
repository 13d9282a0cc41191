using System.Collections.Concurrent;
using System.Globalization;

using KtpBot.Simulator.Citizens;

namespace KtpBot.Simulator.Telegram;

/// <summary>Taps on inline buttons that wait for answerCallbackQuery.</summary>
internal sealed class Callbacks(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<string, (Citizen Citizen, string TapId, DateTimeOffset At)> _open = new(StringComparer.Ordinal);

    public string Open(Citizen citizen, string tapId)
    {
        var id = Random.Shared.NextInt64(1L << 60, long.MaxValue).ToString(CultureInfo.InvariantCulture);
        _open[id] = (citizen, tapId, time.GetUtcNow());
        return id;
    }

    /// <summary>Stops the spinner on the citizen's screen; <c>false</c> when the query is unknown, answered or too old.</summary>
    public bool Answer(string id, string? toast)
    {
        if (!_open.TryRemove(id, out var tap) || time.GetUtcNow() - tap.At > Longest) return false;
        tap.Citizen.Chat.Change(tap.TapId, m => m with { Status = "read", Footer = toast });
        return true;
    }
}
