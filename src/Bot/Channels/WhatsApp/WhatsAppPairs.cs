using System.Collections.Concurrent;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>How often in a row the provider found us too fast for one citizen: the wait grows fourfold each time, as it asks for.</summary>
internal sealed class WhatsAppPairs
{
    /// <summary>4 to the 5th: about a quarter of an hour.</summary>
    private const int MostSteps = 5;

    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, int> _steps = new();

    /// <summary>The wait before the next message to this citizen.</summary>
    public TimeSpan Next(string address)
    {
        if (_steps.Count >= Most) _steps.Clear();
        var step = _steps.AddOrUpdate(address, 1, (_, before) => Math.Min(before + 1, MostSteps));
        return WhatsAppErrors.PairWait * Math.Pow(4, step - 1);
    }

    public void Passed(string address)
    {
        if (!_steps.IsEmpty) _steps.TryRemove(address, out _);
    }
}
