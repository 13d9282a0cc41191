using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace KtpBot.Core.Dialogs;

/// <summary>
/// Turns what a citizen typed into plain words: lower case, no signs, stretched letters shortened ("hilaaang"), chat abbreviations
/// written out (sy → saya), the many spellings of KTP-el made one.
/// </summary>
public sealed class Words(IReadOnlyDictionary<string, string> abbreviations, IEnumerable<string> vocabulary)
{
    private const int MaxWords = 60;

    private readonly FrozenDictionary<string, string> _abbreviations = abbreviations.ToFrozenDictionary(StringComparer.Ordinal);
    private readonly FrozenSet<string> _vocabulary = vocabulary.ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, string> _skeletons = Skeletons(vocabulary);

    /// <summary>The words without abbreviations written out, joined by single blanks: for comparing with titles and commands.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        var whole = HasHalfCharacter(text) ? string.Concat(text.Where(c => !char.IsSurrogate(c))) : text;
        var decomposed = whole.IsNormalized(NormalizationForm.FormKD) ? whole : whole.Normalize(NormalizationForm.FormKD);
        foreach (var c in decomposed)
        {
            if (char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
            else if (c is '\'' or '’' or '`' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) continue;
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }

        if (plain.Length > 0 && plain[^1] == ' ') plain.Length--;
        return plain.ToString();
    }

    /// <summary>The words of a sentence, at most 60.</summary>
    public IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var letters = "";
        foreach (var raw in Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MaxWords))
        {
            // "k t p", "e ktp" and "ktp el" are one word each.
            if (raw.Length == 1 && char.IsAsciiLetter(raw[0]))
            {
                letters += raw;
                continue;
            }

            Flush(words, ref letters);
            Add(words, raw);
        }

        Flush(words, ref letters);
        return words;
    }

    // Half an emoji, as a careless cut leaves it, is no text that could be normalised.
    private static bool HasHalfCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }

        return false;
    }

    private void Flush(List<string> words, ref string letters)
    {
        if (letters.Length > 0 && letters != "e") Add(words, letters);
        letters = "";
    }

    private void Add(List<string> words, string raw)
    {
        if (raw is "el" or "elektronik" && words.Count > 0 && words[^1] == "ktp") return;
        var word = Known(raw) ?? Known(Shorten(raw)) ?? raw;
        foreach (var part in word.Split(' ')) words.Add(part);
    }

    private string? Known(string word)
    {
        if (_abbreviations.TryGetValue(word, out var full)) return full;
        if (_vocabulary.Contains(word)) return word;
        return word.Length >= 3 && _skeletons.TryGetValue(Skeleton(word), out full) && full[0] == word[0] ? full : null;
    }

    /// <summary>Stretched letters become single ones.</summary>
    private static string Shorten(string word)
    {
        var result = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (result.Length == 0 || result[^1] != c || char.IsAsciiDigit(c)) result.Append(c);
        }

        return result.ToString();
    }

    /// <summary>The consonants alone: people drop vowels ("syrt", "hlang").</summary>
    private static string Skeleton(string word) => string.Concat(word.Where(c => c is not ('a' or 'i' or 'u' or 'e' or 'o')));

    private static FrozenDictionary<string, string> Skeletons(IEnumerable<string> vocabulary)
    {
        var found = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var word in vocabulary.Where(w => w.Length >= 5).Distinct())
        {
            var skeleton = Skeleton(word);
            if (skeleton.Length >= 3) found[skeleton] = found.ContainsKey(skeleton) ? null : word;
        }

        return found.Where(f => f.Value is not null).ToFrozenDictionary(f => f.Key, f => f.Value!);
    }
}
