using KtpBot.Core.Offices;

namespace KtpBot.Core.Population;

/// <summary>An answer of the service, kept for a few hours so that the same question is not asked, and counted against the quota, twice.</summary>
public sealed class PopulationCacheEntry : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required byte[] NikIndex { get; init; }

    /// <summary>A keyed hash of what else was asked; empty when the number is the whole question.</summary>
    public required byte[] Question { get; init; }

    /// <summary>Encrypted <see cref="PopulationRecord"/>.</summary>
    public required string Record { get; init; }

    public required DateTime FetchedAt { get; init; }

    public required DateTime ExpiresAt { get; init; }
}
