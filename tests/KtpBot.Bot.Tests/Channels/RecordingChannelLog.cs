using System.Collections.Concurrent;
using System.Text;
using KtpBot.Bot.Channels.Log;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Channels;

/// <summary>Keeps what a channel hands to the log, in the form in which it would be stored.</summary>
internal sealed class RecordingChannelLog : IChannelLog
{
    public ConcurrentQueue<ProviderExchange> Exchanges { get; } = new();

    public ConcurrentQueue<(ChannelKind Channel, string Code, string Text)> Alarms { get; } = new();

    public ConcurrentQueue<(ChannelKind Channel, string Code)> Settled { get; } = new();

    /// <summary>Everything the stored rows would say, redacted: what a test looks through for secrets.</summary>
    public string Stored => string.Join('\n', Exchanges.Select(exchange => string.Join(' ',
        exchange.Subject,
        exchange.Call,
        exchange.Status,
        Encoding.UTF8.GetString(Redaction.Of(exchange.Request, exchange.OpenFields) ?? []),
        Encoding.UTF8.GetString(Redaction.Of(exchange.Response, exchange.OpenFields) ?? []),
        exchange.Broken)));

    public void Clear()
    {
        Exchanges.Clear();
        Alarms.Clear();
        Settled.Clear();
    }

    // Copied, because the memory may be somebody else's when this returns.
    public void Keep(ProviderExchange exchange) =>
        Exchanges.Enqueue(exchange with { Request = exchange.Request.ToArray(), Response = exchange.Response.ToArray() });

    public void Raise(ChannelKind channel, string code, string text) => Alarms.Enqueue((channel, code, text));

    public void Settle(ChannelKind channel, string code) => Settled.Enqueue((channel, code));
}
