using KtpBot.Core.Offices;

namespace KtpBot.Core.Messaging;

/// <summary>Who answers the citizen now. While it is not the bot, the bot is silent.</summary>
public enum ConversationOwner
{
    Bot,
    Queue,
    Officer,
}

/// <summary>One citizen on one channel: where the dialog stands and who answers.</summary>
public sealed class Conversation : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required ChannelKind Channel { get; init; }

    /// <summary>Encrypted; search by <see cref="AddressIndex"/>.</summary>
    public required string Address { get; init; }

    /// <summary>Blind index of "channel:address", unique in the office.</summary>
    public required byte[] AddressIndex { get; init; }

    /// <summary>Encrypted. The provider's display name; never trusted as identity.</summary>
    public string? DisplayName { get; set; }

    /// <summary>id, jv, ban or en.</summary>
    public required string Language { get; set; }

    public ConversationOwner Owner { get; set; }

    /// <summary>The officer who holds it, while <see cref="Owner"/> is Officer.</summary>
    public long? OfficerId { get; set; }

    /// <summary>Since when it waits for, or is held by, a person.</summary>
    public DateTime? HandoffAt { get; set; }

    /// <summary>Encrypted JSON of the DialogSession.</summary>
    public byte[]? Session { get; set; }

    /// <summary>When the citizen saw the privacy notice and went on.</summary>
    public DateTime? ConsentAt { get; set; }

    /// <summary>When the citizen last took the consent back; a later <see cref="ConsentAt"/> gives it anew.</summary>
    public DateTime? ConsentWithdrawnAt { get; set; }

    /// <summary>The provider says this address cannot be reached any more.</summary>
    public bool Unreachable { get; set; }

    /// <summary>Shared by the conversations of one citizen on several channels, linked with proof; null while it stands alone.</summary>
    public Guid? CitizenId { get; set; }

    /// <summary>Since when the citizen wants no news on his own account; answers to what he writes still go out.</summary>
    public DateTime? OptedOutAt { get; set; }

    /// <summary>When the provider said that the address may have another holder: cases from before are closed to this conversation until proved again.</summary>
    public DateTime? IdentityChangedAt { get; set; }

    public DateTime? LastInboundAt { get; set; }

    /// <summary>When the bot next speaks here of its own accord (UTC); null while it has no reason to.</summary>
    public DateTime? WakeAt { get; set; }

    /// <summary>Why it does; set together with <see cref="WakeAt"/>.</summary>
    public WakeReason? WakeFor { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Concurrency token: the message pump and the back-office both write this row.</summary>
    public int Version { get; set; }
}
