using System.Collections.Frozen;
using KtpBot.Core.Data;

namespace KtpBot.Core.Dialogs;

/// <summary>
/// Tells a sentence's language by words that only one of them has (dialogs/intents, "languages"). Words are data; a sentence costs a
/// few microseconds and no allocation, since every message passes here.
/// </summary>
public sealed class LanguageGuess
{
    /// <summary>From here on the evidence is clear: two words of its own, or one that nobody else says.</summary>
    private const int Clear = 2;

    private const int MostLetters = 24;

    /// <summary>An ending needs a word before it: "ipun" alone says nothing.</summary>
    private const int LettersBeforeEnding = 2;

    private readonly string[] _languages;
    private readonly FrozenDictionary<string, byte[]>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly (string Ending, int Language)[] _endings;

    private LanguageGuess(string[] languages, Dictionary<string, byte[]> words, (string Ending, int Language)[] endings)
    {
        _languages = languages;
        _words = words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _endings = endings;
    }

    /// <summary>Knows no word, so that it never guesses.</summary>
    internal static LanguageGuess Nothing { get; } = new([], [], []);

    /// <summary>The languages that words were given for.</summary>
    public IReadOnlyList<string> Languages => _languages;

    /// <summary>Reads "languages": for each language the words that are <c>sure</c> alone, <c>words</c> that are evidence, <c>endings</c>; and the <c>shared</c> words of all.</summary>
    internal static LanguageGuess Read(YamlData node)
    {
        var names = node.Entries().Where(e => e.Value.IsMap).Select(e => e.Key).ToArray();
        var words = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var endings = new List<(string, int)>();
        for (var language = 0; language < names.Length; language++)
        {
            var lists = node.Child(names[language])!;
            foreach (var word in lists.Texts("words")) Weights(word)[language] = 1;
            foreach (var word in lists.Texts("sure")) Weights(word)[language] = Clear;
            foreach (var ending in lists.Texts("endings")) endings.Add((Words.Plain(ending), language));
        }

        foreach (var word in node.Texts("shared")) Array.Clear(Weights(word));
        return new LanguageGuess(names, words, [.. endings]);

        byte[] Weights(string word)
        {
            var plain = Words.Plain(word);
            if (!words.TryGetValue(plain, out var weights)) words[plain] = weights = new byte[names.Length];
            return weights;
        }
    }

    /// <summary>
    /// The language of a sentence; null when it does not show. A regional language or English must outweigh each other one by more
    /// than the other and the Indonesian words around it; so a mixture that is mostly Indonesian is answered in Indonesian.
    /// </summary>
    public string? Of(string text)
    {
        if (_languages.Length == 0) return null;
        Span<int> scores = stackalloc int[_languages.Length];
        scores.Clear();
        if (Count(text, scores) < 2) return null; // A single word ("nggih", "ok") is courtesy, not a language.
        var indonesian = Array.IndexOf(_languages, TextBook.DefaultLanguage);
        var (best, next) = (-1, 0);
        for (var i = 0; i < scores.Length; i++)
        {
            if (i == indonesian) continue;
            if (best < 0 || scores[i] > scores[best]) (best, next) = (i, best < 0 ? 0 : scores[best]);
            else next = Math.Max(next, scores[i]);
        }

        var held = indonesian < 0 ? 0 : scores[indonesian];
        if (best >= 0 && scores[best] >= Clear && scores[best] > next && scores[best] > held) return _languages[best];
        return held >= Clear && (best < 0 || held > scores[best]) ? TextBook.DefaultLanguage : null;
    }

    /// <summary>Adds the evidence of each word; gives the number of words.</summary>
    private int Count(string text, Span<int> scores)
    {
        Span<char> word = stackalloc char[MostLetters];
        var (letters, count) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? Plain(text[i]) : ' ';
            if (c == '\0') continue;
            if (c != ' ')
            {
                if (letters < MostLetters) word[letters] = c;
                letters++;
                continue;
            }

            if (letters > 0) count++;
            if (letters is > 0 and <= MostLetters) Weigh(word[..letters], scores);
            letters = 0;
        }

        return count;
    }

    private void Weigh(ReadOnlySpan<char> word, Span<int> scores)
    {
        if (_words.TryGetValue(word, out var weights))
        {
            for (var i = 0; i < weights.Length; i++) scores[i] += weights[i];
            return;
        }

        foreach (var (ending, language) in _endings)
        {
            if (word.Length < ending.Length + LettersBeforeEnding || !word.EndsWith(ending)) continue;
            scores[language]++;
            return;
        }
    }

    /// <summary>A letter in lower case without its accent ("Senèn"); a blank for what parts words, nothing for an apostrophe within one.</summary>
    private static char Plain(char c)
    {
        if (char.IsAsciiLetter(c)) return (char)(c | 0x20);
        if (c is '\'' or '’' or '`') return '\0';
        if (c < 'À') return ' ';
        if (c is >= '\u0300' and <= '\u036F') return '\0';
        return char.ToLowerInvariant(c) switch
        {
            'è' or 'é' or 'ê' or 'ë' or 'ě' => 'e',
            'à' or 'á' or 'â' or 'å' => 'a',
            'ò' or 'ó' or 'ô' => 'o',
            var other => char.IsLetter(other) ? other : ' ',
        };
    }
}
