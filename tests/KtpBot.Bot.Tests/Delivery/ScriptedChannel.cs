using System.Collections.Concurrent;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Delivery;

/// <summary>A far side that answers as it is told and remembers what was sent, and when.</summary>
internal sealed class ScriptedChannel(ChannelKind kind, ChannelPace pace, TimeProvider clock) : IChannel
{
    private int _asked;

    /// <summary>Answers to the next sends, in order; then <see cref="Always"/>; then everything is accepted.</summary>
    public ConcurrentQueue<SendResult> Script { get; } = new();

    public SendResult? Always { get; set; }

    /// <summary>Decides by the message; null leaves it to the others.</summary>
    public Func<OutgoingMessage, SendResult?>? Judge { get; set; }

    public ConcurrentQueue<OutgoingMessage> Sent { get; } = new();

    public ConcurrentQueue<(string Address, DateTime At)> Moments { get; } = new();

    public int Asked => _asked;

    public ChannelKind Kind => kind;

    public ChannelPace Pace => pace;

    /// <summary>The words that were accepted, in order.</summary>
    public IReadOnlyList<string> Words => [.. Sent.Select(message => message.Content switch
    {
        TextOut text => text.Text,
        TemplateOut { Plain: TextOut text } => text.Text,
        _ => throw new InvalidOperationException($"{message.Content.GetType().Name} was not expected."),
    })];

    public Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _asked);
        if ((Judge?.Invoke(message) ?? (Script.TryDequeue(out var scripted) ? scripted : Always)) is { } answer and not Accepted) return Task.FromResult(answer);
        Moments.Enqueue((message.Address, clock.GetUtcNow().UtcDateTime));
        Sent.Enqueue(message);
        return Task.FromResult<SendResult>(new Accepted($"ext-{number}"));
    }

    public Task<FetchResult> FetchAsync(MediaIn media, long maxBytes, CancellationToken cancellationToken) =>
        Task.FromResult<FetchResult>(new FetchFailed("none", TooLarge: false));
}
