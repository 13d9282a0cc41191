using KtpBot.Core.Offices;

namespace KtpBot.Core.Messaging;

/// <summary>Something about a channel that a person must mend. Open until it is settled by the provider's next success or closed by an officer.</summary>
public sealed class ChannelAlarm : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required ChannelKind Channel { get; init; }

    /// <summary>The provider's code or event name; unique among the channel's open alarms.</summary>
    public required string Code { get; init; }

    /// <summary>What staff should know and do, in Indonesian; never about a citizen.</summary>
    public required string Text { get; set; }

    public required DateTime FirstAt { get; init; }

    public required DateTime LastAt { get; set; }

    public int Count { get; set; }

    public DateTime? ClosedAt { get; set; }

    /// <summary>The officer who closed it; null when it settled by itself.</summary>
    public long? ClosedBy { get; set; }
}
