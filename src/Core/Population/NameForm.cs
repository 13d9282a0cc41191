namespace KtpBot.Core.Population;

/// <summary>Names: titles and degrees do not count, nor where a name is parted into words.</summary>
internal static class NameForm
{
    private const int LongestDegree = 3;

    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal) { "H", "HJ", "KH", "DR", "DRA", "DRS", "DRG", "IR", "PROF", "ALM" };

    private static readonly HashSet<string> Degrees = new(StringComparer.Ordinal)
    {
        "SH", "SE", "ST", "SPD", "SPDI", "SAG", "SKOM", "SSOS", "SIP", "SP", "SPT", "SSI", "SKM", "SKEP", "SFARM", "SPSI", "SIKOM", "SSN", "STP", "SSTP", "SAP", "SKED",
        "AMD", "AMK", "AMKEB", "NERS", "APT", "MM", "MSI", "MPD", "MPDI", "MKES", "MH", "MT", "MAG", "MKOM", "MAP", "MSC", "MBA", "MA", "PHD", "SSTR", "STRKEB",
    };

    private static readonly HashSet<string> Muhammads = new(StringComparer.Ordinal) { "M", "MUH", "MOH", "MOCH", "MUCH", "MUHAMMAD", "MUHAMAD", "MOHAMMAD", "MOHAMAD", "MOCHAMMAD", "MOCHAMAD", "MUCHAMMAD", "MUCHAMAD" };

    public static ElementGrade Grade(string ours, string theirs)
    {
        var (a, b) = (Bare(ours), Bare(theirs));
        var (one, other) = (string.Concat(a), string.Concat(b));
        if (one == other) return ElementGrade.Same;
        return Likeness.Near(one, other) || AreAlike(a, b) ? ElementGrade.Similar : ElementGrade.Different;
    }

    /// <summary>The words of a name without titles before and degrees behind; something always stays.</summary>
    private static List<string> Bare(string name)
    {
        var words = Likeness.Words(name).ToList();
        while (words.Count > 1 && Titles.Contains(words[0])) words.RemoveAt(0);
        while (DegreeBehind(words) is > 0 and var parts) words.RemoveRange(words.Count - parts, parts);
        return words;
    }

    /// <summary>How many words the degree at the end takes: one as SPD, two as S.Pd, three as S.Pd.I; none when there is none, or nothing else.</summary>
    private static int DegreeBehind(List<string> words)
    {
        for (var parts = Math.Min(LongestDegree, words.Count - 1); parts > 0; parts--)
        {
            if (Degrees.Contains(string.Concat(words[^parts..]))) return parts;
        }

        return 0;
    }

    /// <summary>The same words in another order, or every word of the shorter name stands in the longer one, as itself, nearly so, or as an initial.</summary>
    private static bool AreAlike(List<string> a, List<string> b)
    {
        var (fewer, more) = a.Count <= b.Count ? (a, new List<string>(b)) : (b, [.. a]);
        foreach (var word in fewer)
        {
            var at = more.IndexOf(word);
            if (at < 0) at = more.FindIndex(m => IsAlike(word, m));
            if (at < 0) return false;
            more.RemoveAt(at);
        }

        // One short word of a long name says too little.
        return fewer.Exists(word => word.Length > 2);
    }

    private static bool IsAlike(string a, string b) =>
        Likeness.Near(a, b)
        || Muhammads.Contains(a) && Muhammads.Contains(b)
        || a[0] == b[0] && (a.Length == 1 || b.Length == 1);
}
