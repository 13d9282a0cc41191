namespace KtpBot.Core.Population;

/// <summary>Elements with a closed set of values, which registers shorten and name differently.</summary>
internal static class CodeForm
{
    private static readonly Dictionary<PopulationElement, Dictionary<string, string>> Codes = new()
    {
        [PopulationElement.Sex] = Named(("LAKILAKI", "L LK LAKI PRIA 1 M MALE"), ("PEREMPUAN", "P PR WANITA 2 F FEMALE")),
        [PopulationElement.Religion] = Named(
            ("KATHOLIK", "KATOLIK KATHOLIC KATOLIC"), ("BUDHA", "BUDDHA"), ("KRISTEN", "PROTESTAN KRISTENPROTESTAN"), ("KONGHUCU", "KHONGHUCU KONGHUCHU"),
            ("KEPERCAYAAN", "KEPERCAYAANTERHADAPTUHANYME KEPERCAYAANTERHADAPTUHANYANGMAHAESA PENGHAYATKEPERCAYAAN")),
        [PopulationElement.MaritalStatus] = Named(
            ("BELUMKAWIN", "BELUMMENIKAH BK B BELUMNIKAH"), ("KAWIN", "MENIKAH NIKAH K KAWINTERCATAT S SUDAHKAWIN"), ("CERAIHIDUP", "CH CERAIHIDUPTERCATAT"), ("CERAIMATI", "CM")),
        [PopulationElement.Occupation] = Named(
            ("PEGAWAINEGERISIPIL", "PNS PEGAWAINEGERISIPILPNS ASN"), ("MENGURUSRUMAHTANGGA", "IRT IBURUMAHTANGGA"), ("TENTARANASIONALINDONESIA", "TNI TENTARANASIONALINDONESIATNI"),
            ("KEPOLISIANRI", "POLRI KEPOLISIANRIPOLRI POLISI"), ("PELAJARMAHASISWA", "PELAJAR MAHASISWA"), ("BELUMTIDAKBEKERJA", "TIDAKBEKERJA BELUMBEKERJA"), ("KARYAWANSWASTA", "PEGAWAISWASTA SWASTA")),
        [PopulationElement.Citizenship] = Named(("WNI", "INDONESIA WARGANEGARAINDONESIA")),
    };

    public static ElementGrade Grade(PopulationElement element, string ours, string theirs)
    {
        var (a, b) = (Code(element, ours), Code(element, theirs));
        if (a == b) return ElementGrade.Same;

        // A marriage that is not in the register is still one; which of the two words counts is for the officer to see.
        if (element == PopulationElement.MaritalStatus)
            return a.StartsWith("KAWIN", StringComparison.Ordinal) && b.StartsWith("KAWIN", StringComparison.Ordinal) ? ElementGrade.Similar : ElementGrade.Different;
        if (element == PopulationElement.Occupation && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal))) return ElementGrade.Similar;
        return Likeness.Near(a, b) ? ElementGrade.Similar : ElementGrade.Different;
    }

    /// <summary>The group counts; a rhesus sign on one side only is alike.</summary>
    public static ElementGrade Blood(string ours, string theirs)
    {
        var (a, b) = (Group(ours), Group(theirs));
        if (a == b) return ElementGrade.Same;
        return a.TrimEnd('+', '-') == b.TrimEnd('+', '-') ? ElementGrade.Similar : ElementGrade.Different;
    }

    /// <summary>"Tidak tahu" is what most records say.</summary>
    public static bool BloodIsUnknown(string value) => string.Concat(Likeness.Words(value)) is "" or "TIDAKTAHU" or "TDKTAHU" or "TT" or "TIDAKDIKETAHUI";

    private static string Group(string value) => value.ToUpperInvariant().Replace("RH", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    private static string Code(PopulationElement element, string value)
    {
        var plain = string.Concat(Likeness.Words(value));
        return Codes.TryGetValue(element, out var names) ? names.GetValueOrDefault(plain, plain) : plain;
    }

    private static Dictionary<string, string> Named(params (string Code, string Others)[] codes) =>
        codes.SelectMany(c => c.Others.Split(' ').Select(other => (other, c.Code))).ToDictionary(n => n.other, n => n.Code, StringComparer.Ordinal);
}
