using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Channels;

/// <summary>Keeps what a channel hands in, and can be broken like a full disk.</summary>
internal sealed class RecordingIntake : IIntake
{
    private readonly Lock _gate = new();
    private readonly List<IncomingMessage> _messages = [];
    private readonly List<DeliveryReport> _reports = [];

    public bool Broken { get; set; }

    /// <summary>While set, accepting waits for it: what is not durable yet must not be answered.</summary>
    public TaskCompletionSource? Hold { get; set; }

    public int Refusals { get; private set; }

    public IReadOnlyList<IncomingMessage> Messages
    {
        get
        {
            lock (_gate) return [.. _messages];
        }
    }

    public IReadOnlyList<DeliveryReport> Reports
    {
        get
        {
            lock (_gate) return [.. _reports];
        }
    }

    public async Task AcceptAsync(IReadOnlyList<IncomingMessage> messages, CancellationToken cancellationToken)
    {
        if (Hold is { } hold) await hold.Task;
        lock (_gate)
        {
            if (Broken)
            {
                Refusals++;
                throw new IOException("The disk is full.");
            }

            foreach (var message in messages)
            {
                if (!_messages.Exists(known => known.Channel == message.Channel && known.ExternalId == message.ExternalId)) _messages.Add(message);
            }
        }
    }

    public Task ReportAsync(IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken)
    {
        lock (_gate) _reports.AddRange(reports);
        return Task.CompletedTask;
    }
}
