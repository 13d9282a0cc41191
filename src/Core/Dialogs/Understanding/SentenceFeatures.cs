namespace KtpBot.Core.Dialogs;

/// <summary>
/// Takes a sentence apart: its words, pairs of neighbours, and pieces of words, so that typos, dropped letters and other languages'
/// forms still share something with what was learnt. Pure.
/// </summary>
internal static class SentenceFeatures
{
    private const float WordStrength = 1f;
    private const float PairStrength = 0.7f;
    private const float PieceStrength = 0.35f;
    private const int Shortest = 3;
    private const int Longest = 5;

    /// <summary>The features of the words of one sentence, scaled so that long and short sentences weigh the same.</summary>
    /// <param name="words">As <see cref="Words.Of"/> gives them.</param>
    public static Feature[] Of(IReadOnlyList<string> words)
    {
        var found = new Dictionary<int, Feature>();
        var before = "<";
        for (var i = 0; i < words.Count; i++)
        {
            var word = Plain(words[i]);
            Add(found, "w", word, "", WordStrength, i);
            Add(found, "p", before, word, PairStrength, i);
            if (i > 1) Add(found, "s", Plain(words[i - 2]), word, PairStrength / 2, i);
            Pieces(found, word, i);
            before = word;
        }

        if (words.Count > 0) Add(found, "p", before, ">", PairStrength, words.Count - 1);
        if (words.Count <= 2) Add(found, "n", words.Count == 1 ? "1" : "2", "", WordStrength, 0);
        var length = MathF.Sqrt(found.Values.Sum(feature => feature.Strength * feature.Strength));
        return [.. found.Values.Select(feature => feature with { Strength = feature.Strength * Scale / length })];
    }

    /// <summary>Makes up for the scaling, so that the model's steps fit.</summary>
    private const float Scale = 3f;

    // Which digits a number has says nothing; how many there are does.
    private static string Plain(string word) => word.All(char.IsAsciiDigit) ? "#" + Math.Min(word.Length, 16) : word;

    private static void Pieces(Dictionary<int, Feature> found, string word, int number)
    {
        if (word.Length < 3 || word[0] == '#') return;
        var framed = $"<{word}>";
        for (var length = Shortest; length <= Longest; length++)
        {
            for (var from = 0; from + length <= framed.Length; from++) Add(found, "c", framed.Substring(from, length), "", PieceStrength, number);
        }
    }

    private static void Add(Dictionary<int, Feature> found, string kind, string first, string second, float strength, int word)
    {
        var place = Place(kind, first, second);
        if (!found.TryGetValue(place, out var known) || known.Strength < strength) found[place] = new Feature(place, strength, word);
    }

    // FNV-1a: the same in every process, unlike string.GetHashCode.
    private static int Place(string kind, string first, string second)
    {
        var hash = 2166136261u;
        Mix(ref hash, kind);
        Mix(ref hash, first);
        hash = (hash ^ 31) * 16777619;
        Mix(ref hash, second);
        return (int)((hash ^ (hash >> 16)) & (SentenceModel.Places - 1));
    }

    private static void Mix(ref uint hash, string text)
    {
        foreach (var c in text) hash = (hash ^ c) * 16777619;
    }
}
