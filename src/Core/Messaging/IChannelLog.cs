namespace KtpBot.Core.Messaging;

/// <summary>
/// What staff can look up about the traffic with a provider, and what they must know about it. Neither call waits or throws: the
/// message path does not depend on them.
/// </summary>
public interface IChannelLog
{
    /// <summary>Keeps one exchange. Bodies come as they were on the wire; they are redacted before this returns, so their memory may go back to a pool.</summary>
    void Keep(ProviderExchange exchange);

    /// <summary>Shows staff that something about the channel needs a person; the same code again only counts up.</summary>
    void Raise(ChannelKind channel, string code, string text);

    /// <summary>The trouble of this code is over: takes its alarm away.</summary>
    void Settle(ChannelKind channel, string code);
}

/// <summary>One call between us and a provider.</summary>
/// <param name="Channel">Whose.</param>
/// <param name="Incoming">The provider called us.</param>
/// <param name="Subject">What it was about: see <see cref="ExchangeSubject"/>.</param>
/// <param name="Call">Method and path without tokens, ids or numbers, for example "POST messages" or "sendMessage".</param>
/// <param name="Status">HTTP status of the answer; 0 when there was none.</param>
/// <param name="Request">The body that was sent, JSON; empty for none or for a file.</param>
/// <param name="Response">The body that was answered.</param>
/// <param name="OpenFields">Names of the JSON fields whose values say nothing about a person and hold no secret; all others are taken out.</param>
/// <param name="At">When it began, UTC.</param>
/// <param name="Took">From the first byte to the last.</param>
/// <param name="Broken">"timeout" or "network" when no answer came.</param>
public sealed record ProviderExchange(
    ChannelKind Channel,
    bool Incoming,
    string Subject,
    string Call,
    int Status,
    ReadOnlyMemory<byte> Request,
    ReadOnlyMemory<byte> Response,
    IReadOnlySet<string> OpenFields,
    DateTime At,
    TimeSpan Took,
    string? Broken = null)
{
    /// <summary>Kept even when there is more traffic than the log can take.</summary>
    public bool Failed => Status is not (>= 200 and < 300);
}

/// <summary>The names under which exchanges are found again.</summary>
public static class ExchangeSubject
{
    /// <summary>About the channel itself: registration, account events, unreadable webhooks.</summary>
    public const string Channel = "channel";

    /// <summary>About an outgoing message.</summary>
    public static string Outgoing(long outboxId) => $"out:{outboxId}";

    /// <summary>About an incoming message. <paramref name="externalId"/> as it is stored.</summary>
    public static string Incoming(string externalId) => $"in:{externalId}";

    /// <summary>A delivery report. <paramref name="externalId"/> as stored with the outgoing message.</summary>
    public static string Report(string externalId) => $"report:{externalId}";
}
