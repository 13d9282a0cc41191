using System.Text;

namespace KtpBot.Core.Population;

/// <summary>Where the value of one field belongs.</summary>
/// <param name="Element">The element.</param>
/// <param name="Part">Which part of it.</param>
internal readonly record struct FieldPlace(PopulationElement Element, FieldPart Part = FieldPart.Whole);

internal enum FieldPart
{
    Whole,
    Rt,
    Rw,
}

/// <summary>
/// The names under which an element comes: those of the Dukcapil web service (seen alike in several public clients of it:
/// basoro/Khanza DUKCAPILCekNIK.java, ricomarten/api-dukcapil, paper-indonesia/pivot-backoffice) and the column heads of extracts that
/// offices make themselves. Case, spaces and punctuation do not count.
/// </summary>
internal static class PopulationFields
{
    private static readonly Dictionary<string, FieldPlace> Places = Build();

    /// <summary>The place of a field, or null for one that is not kept.</summary>
    public static FieldPlace? Find(string name) => Places.TryGetValue(Plain(name), out var place) ? place : null;

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c)) plain.Append(char.ToUpperInvariant(c));
        }

        return plain.ToString();
    }

    private static Dictionary<string, FieldPlace> Build()
    {
        var places = new Dictionary<string, FieldPlace>(StringComparer.Ordinal);
        Add(PopulationElement.Nik, "NIK NOMORNIK NONIK NOMORINDUKKEPENDUDUKAN NOKTP");
        Add(PopulationElement.Kk, "NOKK KK NOMORKK NOKARTUKELUARGA NOMORKARTUKELUARGA");
        Add(PopulationElement.Name, "NAMALGKP NAMALENGKAP NAMA NAMAPENDUDUK NAMALKP");
        Add(PopulationElement.BirthPlace, "TMPTLHR TEMPATLAHIR TMPTLAHIR TMPLHR TEMPATLHR TMPLAHIR");
        Add(PopulationElement.BirthDate, "TGLLHR TANGGALLAHIR TGLLAHIR");
        Add(PopulationElement.Sex, "JENISKLMIN JENISKELAMIN JK KELAMIN JNSKELAMIN LP JENISKEL SEX");
        Add(PopulationElement.BloodType, "GOLDARAH GOLONGANDARAH GOLDRH GOLDA");
        Add(PopulationElement.Address, "ALAMAT ALAMATLENGKAP ALMT");
        Add(PopulationElement.RtRw, "RTRW");
        Add(PopulationElement.Village, "KELNAME KELURAHAN DESA KELURAHANDESA DESAKELURAHAN KELDESA DESAKEL NAMAKEL NMKEL NAMADESA NAMAKELURAHAN");
        Add(PopulationElement.District, "KECNAME KECAMATAN NAMAKEC NMKEC NAMAKECAMATAN KEC");
        Add(PopulationElement.Regency, "KABNAME KABUPATEN KABKOTA KABUPATENKOTA KOTA NAMAKAB NMKAB NAMAKABUPATEN KAB");
        Add(PopulationElement.Province, "PROPNAME PROVINSI PROPINSI NAMAPROP NMPROP NAMAPROVINSI PROV");
        Add(PopulationElement.Religion, "AGAMA");
        Add(PopulationElement.MaritalStatus, "STATUSKAWIN STATUSPERKAWINAN STATKWN STATUSKWN STATUSNIKAH STATKAWIN");
        Add(PopulationElement.Occupation, "JENISPKRJN PEKERJAAN JENISPEKERJAAN JNSPKRJN");
        Add(PopulationElement.Citizenship, "KEWARGANEGARAAN WARGANEGARA WNIWNA");
        Add(PopulationElement.CardStatus, "EKTPSTATUS STATUSEKTP STATUSKTPEL STATUSREKAM KETREKAM");
        foreach (var name in new[] { "NORT", "RT" }) places[name] = new FieldPlace(PopulationElement.RtRw, FieldPart.Rt);
        foreach (var name in new[] { "NORW", "RW" }) places[name] = new FieldPlace(PopulationElement.RtRw, FieldPart.Rw);
        return places;

        void Add(PopulationElement element, string names)
        {
            foreach (var name in names.Split(' ')) places.Add(name, new FieldPlace(element));
        }
    }
}
