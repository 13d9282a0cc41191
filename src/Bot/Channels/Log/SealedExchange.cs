using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;

namespace KtpBot.Bot.Channels.Log;

/// <summary>An exchange on its way to storage: first its bodies are redacted, then they are sealed.</summary>
internal sealed record SealedExchange(
    ChannelKind Channel, bool Incoming, string Subject, string Call, int Status, byte[]? Request, byte[]? Response, string? Broken, DateTime At, int Milliseconds)
{
    /// <summary>Without anything personal, still to be sealed.</summary>
    public static SealedExchange Redacted(ProviderExchange exchange) => new(
        exchange.Channel,
        exchange.Incoming,
        exchange.Subject,
        exchange.Call,
        exchange.Status,
        Redaction.Of(exchange.Request, exchange.OpenFields),
        Redaction.Of(exchange.Response, exchange.OpenFields),
        exchange.Broken,
        exchange.At,
        (int)Math.Clamp(exchange.Took.TotalMilliseconds, 0, int.MaxValue));

    public SealedExchange Seal(FieldCipher cipher) => this with
    {
        Request = Request is null ? null : cipher.Seal(Request),
        Response = Response is null ? null : cipher.Seal(Response),
    };
}
