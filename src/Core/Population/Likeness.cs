using System.Globalization;
using System.Text;

namespace KtpBot.Core.Population;

/// <summary>Words made comparable, and how near two of them are.</summary>
internal static class Likeness
{
    private const int WorthALetter = 5;
    private const int WorthTwoLetters = 10;

    /// <summary>Capitals without accents; apostrophes vanish, everything else that is no letter or digit parts words.</summary>
    public static string[] Words(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '\'' or '`' or '’' or '‘') continue;
            plain.Append(char.IsLetterOrDigit(c) ? char.ToUpperInvariant(c) : ' ');
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>
    /// The spelling before 1972 and today's in one form: oe/u, dj/j, tj/c, j/y, ch/kh, and doubled letters. Two words with the same form are
    /// alike, never the same: in a register the letters count.
    /// </summary>
    public static string OldSpelling(string word)
    {
        var folded = word.Replace("OE", "U", StringComparison.Ordinal).Replace("DJ", "J", StringComparison.Ordinal).Replace("TJ", "C", StringComparison.Ordinal)
            .Replace("CH", "KH", StringComparison.Ordinal).Replace('Y', 'J');
        var single = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            if (single.Length == 0 || single[^1] != c) single.Append(c);
        }

        return single.ToString();
    }

    /// <summary>One form in old spelling, or a letter apart in a word of five letters or more, two in one of ten.</summary>
    public static bool Near(string a, string b)
    {
        if (OldSpelling(a) == OldSpelling(b)) return true;
        var longer = Math.Max(a.Length, b.Length);
        return longer >= WorthALetter && Distance(a, b) <= (longer >= WorthTwoLetters ? 2 : 1);
    }

    /// <summary>Letters to change, add or leave out.</summary>
    public static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var before = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = before + (a[i - 1] == b[j - 1] ? 0 : 1);
                before = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
