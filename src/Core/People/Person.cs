using KtpBot.Core.Offices;

namespace KtpBot.Core.People;

/// <summary>
/// The person a case is about, with the elements of the card (UU 24/2013 Pasal 64). Text columns are encrypted; NIK, KK and
/// phone carry a blind index for exact search. Elements other than the name may be unknown until an officer enters them.
/// </summary>
public sealed class Person : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    /// <summary>Encrypted, 16 digits.</summary>
    public required string Nik { get; set; }

    public required byte[] NikIndex { get; set; }

    /// <summary>Encrypted, 16 digits.</summary>
    public string? Kk { get; set; }

    public byte[]? KkIndex { get; set; }

    /// <summary>Encrypted.</summary>
    public required string Name { get; set; }

    public string? BirthPlace { get; set; }

    /// <summary>Encrypted, ISO date (yyyy-MM-dd).</summary>
    public string? BirthDate { get; set; }

    /// <summary>Encrypted: LAKI-LAKI or PEREMPUAN.</summary>
    public string? Sex { get; set; }

    public string? BloodType { get; set; }

    /// <summary>Encrypted: street and house.</summary>
    public string? Address { get; set; }

    /// <summary>Encrypted, 003/001.</summary>
    public string? RtRw { get; set; }

    public string? Village { get; set; }

    public string? District { get; set; }

    public string? Religion { get; set; }

    public string? MaritalStatus { get; set; }

    public string? Occupation { get; set; }

    /// <summary>Encrypted: WNI or a country.</summary>
    public string? Citizenship { get; set; }

    /// <summary>Encrypted, E.164.</summary>
    public string? Phone { get; set; }

    public byte[]? PhoneIndex { get; set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; set; }
}
