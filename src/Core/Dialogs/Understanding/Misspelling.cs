namespace KtpBot.Core.Dialogs;

/// <summary>Writes an example as hurried thumbs would: vowels left out, neighbours changed over. The same way every time. Pure.</summary>
internal static class Misspelling
{
    private const int Copies = 1;
    private const int ShortestWord = 4;
    private const double Share = 0.3;

    /// <summary>The example as it stands, and its misspelt copies.</summary>
    public static IEnumerable<string> Forms(string text)
    {
        yield return text;
        for (var copy = 0; copy < Copies; copy++)
        {
            var random = new Random(Seed(text, copy));
            yield return string.Join(' ', text.Split(' ').Select(word => word.Length < ShortestWord || random.NextDouble() > Share ? word : Spoilt(word, random)));
        }
    }

    private static string Spoilt(string word, Random random)
    {
        var vowels = Enumerable.Range(1, word.Length - 1).Where(i => "aiueo".Contains(char.ToLowerInvariant(word[i]))).ToList();
        if (vowels.Count > 0 && random.NextDouble() < 0.5) return word.Remove(vowels[random.Next(vowels.Count)], 1);
        var letters = word.ToCharArray();
        var at = random.Next(1, letters.Length - 1);
        if (!char.IsLetter(letters[at]) || !char.IsLetter(letters[at + 1])) return word;
        (letters[at], letters[at + 1]) = (letters[at + 1], letters[at]);
        return new string(letters);
    }

    private static int Seed(string text, int copy) => text.Aggregate(17 + copy, (hash, c) => unchecked((hash * 31) + c));
}
