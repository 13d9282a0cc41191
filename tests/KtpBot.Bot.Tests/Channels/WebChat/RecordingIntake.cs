using System.Collections.Concurrent;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>An intake that keeps what it gets, drops repetitions as the contract says, and fails when told to.</summary>
internal sealed class RecordingIntake : IIntake
{
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<IncomingMessage> _accepted = new();
    private int _calls;

    /// <summary>Each message once, in order of arrival.</summary>
    public IReadOnlyList<IncomingMessage> Accepted => [.. _accepted];

    /// <summary>How often the door was used, repetitions included.</summary>
    public int Calls => _calls;

    /// <summary>While true, storage is down.</summary>
    public bool IsDown { get; set; }

    /// <summary>Runs for each new message before the call ends, like a bot that answers at once.</summary>
    public Func<IncomingMessage, Task>? Answer { get; set; }

    public async Task AcceptAsync(IReadOnlyList<IncomingMessage> messages, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        if (IsDown) throw new IOException("The disk is full.");
        foreach (var message in messages)
        {
            if (!_known.TryAdd(message.ExternalId, true)) continue;
            _accepted.Enqueue(message);
            if (Answer is { } answer) await answer(message);
        }
    }

    /// <summary>What was told about deliveries, in order.</summary>
    public ConcurrentQueue<DeliveryReport> Reports { get; } = new();

    public Task ReportAsync(IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken)
    {
        if (IsDown) throw new IOException("The disk is full.");
        foreach (var report in reports) Reports.Enqueue(report);
        return Task.CompletedTask;
    }
}
