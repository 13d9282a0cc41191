using KtpBot.Core.Offices;

namespace KtpBot.Core.Audit;

/// <summary>A member of staff who signs in to the back-office.</summary>
public sealed class Officer : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    /// <summary>Lower case; unique in the office.</summary>
    public required string UserName { get; set; }

    public required string DisplayName { get; set; }

    /// <summary>Encrypted: number of a civil servant (18 digits), below his signature; null for who has none.</summary>
    public string? Nip { get; set; }

    public required string PasswordHash { get; set; }

    /// <summary>Role names of the procedures plus "admin", separated by spaces.</summary>
    public required string Roles { get; set; }

    public bool Active { get; set; }

    public required DateTime CreatedAt { get; init; }

    public int FailedSignIns { get; set; }

    public DateTime? LockedUntilAt { get; set; }

    /// <summary>Changes whenever password or roles change: older sign-ins end.</summary>
    public required string SecurityStamp { get; set; }
}
