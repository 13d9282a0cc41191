using System.Collections.Concurrent;
using KtpBot.Simulator.CameraRoll;

namespace KtpBot.Simulator.Population;

/// <summary>The fictional population, the fault that is on, and how often the service was asked.</summary>
public sealed class PopulationBook
{
    private readonly ConcurrentDictionary<string, PopulationPerson> _people = new(StringComparer.Ordinal);
    private int _asked;

    public PopulationBook()
    {
        // The family of the camera roll: the father as on his papers, the mother in old spelling, the daughter at an address of before.
        Put(Of(Family.Father));
        Put(Of(Family.Mother, "SITI RACHMAWATI"));
        Put(Of(Family.Daughter, address: "PERUM GRIYA FIKTIF BLOK C 12"));
        Put(Of(Family.Son));
        Put(Of(new FamilyMember("SITI CONTOH AMINAH", "3515170108900001", "L", "SIDOARJO", "01-08-1990", "PELAJAR/MAHASISWA", "", "KAWIN")));
        Put(Of(new FamilyMember("KARTO FIKTIF", "3515170101400004", "L", "SIDOARJO", "01-01-1940", "PETANI/PEKEBUN", "", "KAWIN")) with { Inactive = true });
    }

    public PopulationFault Fault { get; set; }

    /// <summary>How many questions have come in, those without an answer included.</summary>
    public int Asked => _asked;

    public IReadOnlyCollection<PopulationPerson> All => [.. _people.Values];

    public void Put(PopulationPerson person) => _people[person.Nik] = person;

    public PopulationPerson? Find(string nik) => _people.GetValueOrDefault(nik);

    public void Count() => Interlocked.Increment(ref _asked);

    /// <summary>As the service hands a person out.</summary>
    private static PopulationPerson Of(FamilyMember person, string? name = null, string? address = null) => new(person.Nik, new Dictionary<string, string>
    {
        ["NO_KK"] = Family.KkNumber,
        ["NAMA_LGKP"] = name ?? person.Name,
        ["TMPT_LHR"] = person.BirthPlace,
        ["TGL_LHR"] = string.Join('-', person.BirthDate.Split('-').Reverse()),
        ["JENIS_KLMIN"] = person.Sex == "P" ? "PEREMPUAN" : "LAKI-LAKI",
        ["ALAMAT"] = address ?? Family.Address,
        ["NO_RT"] = "3",
        ["NO_RW"] = "1",
        ["KEL_NAME"] = Family.Village,
        ["KEC_NAME"] = Family.District,
        ["KAB_NAME"] = Family.Regency,
        ["PROP_NAME"] = Family.Province,
        ["AGAMA"] = "ISLAM",
        ["STATUS_KAWIN"] = person.Marriage,
        ["JENIS_PKRJN"] = person.Work,
        ["GOL_DARAH"] = "TIDAK TAHU",
        ["EKTP_STATUS"] = person.Role == "ANAK" ? "BELUM REKAM" : "SUDAH REKAM",
    });
}
