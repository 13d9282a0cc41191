namespace KtpBot.Core.Messaging;

/// <summary>
/// A way to reach citizens. Parsing what comes in and building what goes out are pure; an implementation only glues them to HTTP.
/// Implementations neither store nor retry: the pumps do, by the returned policy.
/// </summary>
public interface IChannel
{
    ChannelKind Kind { get; }

    /// <summary>How fast messages may leave; the pump keeps to it. No bounds unless the channel names some.</summary>
    ChannelPace Pace => ChannelPace.Free;

    /// <summary>Sends one message. May be called again for the same <see cref="OutgoingMessage.Id"/> after a crash (at least once).</summary>
    Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Brings a media file's bytes (at most <paramref name="maxBytes"/>), resolving the provider's short-lived address anew each time.</summary>
    Task<FetchResult> FetchAsync(MediaIn media, long maxBytes, CancellationToken cancellationToken);

    /// <summary>Shows the citizen that an answer takes a moment (typing). Returns at once and never throws; nothing depends on it.</summary>
    void ShowWorking(IncomingMessage message)
    {
    }
}

/// <summary>A message on its way out.</summary>
/// <param name="Id">The outbox row; the same on every attempt.</param>
/// <param name="Address">The citizen's address on the channel.</param>
/// <param name="Content">What to send.</param>
/// <param name="LastInboundAt">When the citizen last wrote (UTC), which opens WhatsApp's 24-hour window; null if never, or when the provider said that the window is closed.</param>
public sealed record OutgoingMessage(long Id, string Address, OutgoingContent Content, DateTime? LastInboundAt);

/// <summary>How a send ended, with its policy, so that the pump has one switch.</summary>
public abstract record SendResult;

/// <summary>The provider accepted it. Accepted is not delivered: statuses follow.</summary>
public sealed record Accepted(string? ExternalId) : SendResult;

/// <summary>Try again, not before <paramref name="After"/> where the provider says so.</summary>
/// <param name="Code">The provider's code, for the staff page.</param>
/// <param name="After">The provider's own waiting time.</param>
/// <param name="WholeChannel">Nothing on this channel would pass meanwhile (token over, account blocked): the others wait with it.</param>
public sealed record TryLater(string Code, TimeSpan? After = null, bool WholeChannel = false) : SendResult;

/// <summary>Cannot pass before the citizen writes again (the provider's reply window is closed and no template fits): it waits for that.</summary>
/// <param name="Code">The provider's code, or our own word.</param>
/// <param name="Reason">What staff should know, in Indonesian.</param>
public sealed record Held(string Code, string Reason) : SendResult;

/// <summary>It will never arrive this way.</summary>
/// <param name="Code">The provider's code.</param>
/// <param name="Reason">What staff should know, in Indonesian.</param>
/// <param name="AddressUnreachable">True when nothing can reach this address any more (blocked, deactivated, no such account).</param>
public sealed record Refused(string Code, string Reason, bool AddressUnreachable = false) : SendResult;

/// <summary>How a fetch ended.</summary>
public abstract record FetchResult;

public sealed record Fetched(byte[] Bytes, string? MimeType) : FetchResult;

/// <summary>The provider or the network failed for now.</summary>
public sealed record FetchLater(string Code, TimeSpan? After = null) : FetchResult;

/// <summary>The file cannot be had: gone at the provider, or larger than allowed.</summary>
public sealed record FetchFailed(string Code, bool TooLarge) : FetchResult;
