namespace KtpBot.Core.Population;

/// <summary>Places and addresses: what kind of place it is does not count, nor how the kind is shortened.</summary>
internal static class PlaceForm
{
    private const int LettersForEachFault = 6;

    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
        { "DESA", "DS", "KELURAHAN", "KEL", "KECAMATAN", "KEC", "KABUPATEN", "KAB", "KOTA", "KOTAMADYA", "PROVINSI", "PROPINSI", "PROV", "PROP" };

    private static readonly Dictionary<string, string> Streets = Shortened(
        ("JL", "JALAN JLN"), ("GG", "GANG"), ("NO", "NOMOR NOMER"), ("DSN", "DUSUN"), ("DKH", "DUKUH DUKUHAN"), ("DS", "DESA"), ("KP", "KAMPUNG KAMP KMP"),
        ("PERUM", "PERUMAHAN PERUMNAS PRM PRUM"), ("BLK", "BLOK BLOCK"), ("LINGK", "LINGKUNGAN LING LK"), ("BR", "BANJAR BJR BANJARDINAS"),
        ("LR", "LORONG LRG"), ("KOMP", "KOMPLEK KOMPLEKS KOMPL"), ("RY", "RAYA"), ("KEL", "KELURAHAN"), ("KEC", "KECAMATAN"));

    /// <summary>Villages, districts and the like: "Ds. Kwangsan" is KWANGSAN.</summary>
    public static ElementGrade Place(string ours, string theirs)
    {
        var (a, b) = (Bare(ours), Bare(theirs));
        return a == b ? ElementGrade.Same : Likeness.Near(a, b) ? ElementGrade.Similar : ElementGrade.Different;
    }

    /// <summary>Streets: "Jl. Melati No. 7" is JALAN MELATI 7. Part of an address, or a few letters apart, is alike.</summary>
    public static ElementGrade Address(string ours, string theirs)
    {
        var (a, b) = (Street(ours), Street(theirs));
        var (one, other) = (string.Concat(a), string.Concat(b));
        if (one == other) return ElementGrade.Same;
        if (!Numbers(a).SetEquals(Numbers(b)) && Numbers(a).Count > 0 && Numbers(b).Count > 0) return IsPart(a, b) ? ElementGrade.Similar : ElementGrade.Different;
        return IsPart(a, b) || Likeness.Near(one, other) || Likeness.Distance(one, other) <= Math.Max(one.Length, other.Length) / LettersForEachFault
            ? ElementGrade.Similar
            : ElementGrade.Different;
    }

    private static string Bare(string place)
    {
        var words = Likeness.Words(place);
        var bare = words.SkipWhile((word, at) => at < words.Length - 1 && Kinds.Contains(word));
        return string.Concat(bare);
    }

    private static List<string> Street(string address) =>
        [.. Likeness.Words(address).Select(word => Streets.GetValueOrDefault(word, word)).Where(word => word != "NO").Select(Trimmed)];

    /// <summary>007 is 7.</summary>
    private static string Trimmed(string word) => word.All(char.IsAsciiDigit) && word.TrimStart('0') is { Length: > 0 } number ? number : word;

    private static HashSet<string> Numbers(List<string> words) => [.. words.Where(w => char.IsAsciiDigit(w[0]))];

    private static bool IsPart(List<string> a, List<string> b)
    {
        var (fewer, more) = a.Count <= b.Count ? (a, b) : (b, a);
        return fewer.Exists(w => w.Length > 2 && !Streets.ContainsValue(w)) && fewer.TrueForAll(more.Contains);
    }

    private static Dictionary<string, string> Shortened(params (string Short, string Others)[] kinds) =>
        kinds.SelectMany(k => k.Others.Split(' ').Select(other => (other, k.Short))).ToDictionary(k => k.other, k => k.Short, StringComparer.Ordinal);
}
