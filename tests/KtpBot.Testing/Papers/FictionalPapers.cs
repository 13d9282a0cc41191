using KtpBot.Core.Papers;

namespace KtpBot.Testing.Papers;

/// <summary>Papers of people who do not exist. The village is real, everything else is made up.</summary>
public static class FictionalPapers
{
    public const string PlaceAndDate = "Kwangsan, 17 November 2026";

    private const string Code = "7Q2M8KX4T0RWB93F";

    /// <summary>Number, code and QR that stay the same from run to run.</summary>
    public static PaperMark Mark(string number) => new(number, Code, $"https://layanan.kwangsan.desa.id/cek/{Code}", "layanan.kwangsan.desa.id/cek");

    public static F102Form F102() => new()
    {
        Name = "SITI CONTOH AMINAH",
        Nik = "3515174101080001",
        Kk = "3515170101200007",
        Requests = new HashSet<string> { "II-C-1" },
        Attached = new HashSet<F102Attachment> { F102Attachment.PoliceLossLetter },
        PlaceAndDate = PlaceAndDate,
        Officer = "Budi Contoh",
    };

    /// <summary>Everything marked, and a name that needs both lines.</summary>
    public static F102Form WholeF102() => F102() with
    {
        Name = "RADEN AYU SITI CONTOH AMINAH KUSUMANINGRUM WIDYANINGSIH BINTI ABDUL",
        Requests = new HashSet<string>
        {
            "I-A-1", "I-A-2", "I-A-3", "I-A-4", "I-A-5", "I-A-6", "I-B-1", "I-B-2", "I-B-3", "I-C-1", "I-C-2",
            "II-A", "II-B", "II-C-1", "II-C-2", "II-D", "II-E", "II-F", "II-G", "III-A", "III-B-1", "III-B-2", "III-C", "III-D", "IV-A", "IV-B", "IV-C",
        },
        Attached = Enum.GetValues<F102Attachment>().ToHashSet(),
        Officer = null,
    };

    public static F106Form F106() => new()
    {
        Name = "SITI CONTOH AMINAH",
        Nik = "3515174101080001",
        Kk = "3515170101200007",
        Address = "JL. MELATI CONTOH NO. 7, RT/RW 003/001, KWANGSAN, SEDATI",
        Kind = F106Change.Other,
        Element = "Status perkawinan",
        Becomes = "KAWIN",
        Proof = "Buku nikah",
        PlaceAndDate = PlaceAndDate,
    };

    public static F107Form F107() => new()
    {
        Name = "SITI CONTOH AMINAH",
        Nik = "3515174101080001",
        Birth = "SIDOARJO, 01-01-2008",
        Work = "PELAJAR/MAHASISWA",
        Address = "JL. MELATI CONTOH NO. 7, RT/RW 003/001, KWANGSAN, SEDATI",
        Matter = "Penggantian KTP-el hilang, nomor permohonan KWS-2026-000123, di Pemerintah Desa Kwangsan",
        PlaceAndDate = PlaceAndDate,
    };
}
