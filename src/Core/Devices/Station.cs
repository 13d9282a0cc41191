using KtpBot.Core.Offices;

namespace KtpBot.Core.Devices;

/// <summary>A counter PC that may claim jobs. Only a hash of its key is stored.</summary>
public sealed class Station : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required string Name { get; set; }

    /// <summary>SHA-256 of the station key.</summary>
    public required byte[] KeyHash { get; set; }

    public bool Active { get; set; }

    public DateTime? LastSeenAt { get; set; }
}
