using KtpBot.Core.Offices;

namespace KtpBot.Core.Messaging;

/// <summary>A stored exchange with a provider: tokens, words, names and numbers are taken out before it is stored, and what is left is sealed.</summary>
public sealed class ChannelExchange : IOfficeRow
{
    /// <summary>Older ones are deleted, unless the configuration says otherwise.</summary>
    public const int KeptDays = 30;

    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required ChannelKind Channel { get; init; }

    /// <summary>The provider called us.</summary>
    public required bool Incoming { get; init; }

    /// <summary>See <see cref="ExchangeSubject"/>.</summary>
    public required string Subject { get; init; }

    public required string Call { get; init; }

    /// <summary>HTTP status; 0 when no answer came.</summary>
    public required int Status { get; init; }

    /// <summary>Encrypted; redacted JSON, or what stands for something else.</summary>
    public byte[]? Request { get; init; }

    /// <summary>Encrypted, the same way.</summary>
    public byte[]? Response { get; init; }

    /// <summary>"timeout" or "network" when no answer came.</summary>
    public string? Broken { get; init; }

    public required DateTime At { get; init; }

    public required int Milliseconds { get; init; }
}
