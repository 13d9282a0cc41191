namespace KtpBot.Core.Imaging;

/// <summary>
/// The words on the face of a KTP-el, in the order in which they stand there (elements: UU 24/2013 article 64 paragraph 1).
/// Everything is text as it shall appear, usually in capitals; dates are drawn as DD-MM-YYYY.
/// </summary>
public sealed record CardFaceText
{
    /// <summary>Without the word PROVINSI, for example JAWA TIMUR.</summary>
    public required string Province { get; init; }

    /// <summary>With KABUPATEN or KOTA, for example KABUPATEN SIDOARJO.</summary>
    public required string Regency { get; init; }

    /// <summary>Sixteen digits.</summary>
    public required string Nik { get; init; }

    public required string Name { get; init; }

    public required string BirthPlace { get; init; }

    public required DateOnly BirthDate { get; init; }

    /// <summary>LAKI-LAKI or PEREMPUAN.</summary>
    public required string Sex { get; init; }

    /// <summary>Golongan darah; a hyphen when it is not known.</summary>
    public required string BloodType { get; init; }

    public required string Address { get; init; }

    /// <summary>For example 003/001.</summary>
    public required string RtRw { get; init; }

    /// <summary>Kelurahan or desa.</summary>
    public required string Village { get; init; }

    /// <summary>Kecamatan.</summary>
    public required string District { get; init; }

    public required string Religion { get; init; }

    public required string MaritalStatus { get; init; }

    public required string Occupation { get; init; }

    /// <summary>WNI, or the country for foreigners with ITAP.</summary>
    public required string Citizenship { get; init; }

    /// <summary>SEUMUR HIDUP, or the last day of the ITAP.</summary>
    public required string ValidUntil { get; init; }

    /// <summary>Place under the photo, without KABUPATEN or KOTA.</summary>
    public required string IssuedPlace { get; init; }

    public required DateOnly IssuedOn { get; init; }
}
