namespace KtpBot.Core.Dialogs;

/// <summary>
/// Ranks the intents for a sentence: a model learnt from the examples in dialogs/intents, with the phrases of the rules as further
/// evidence. An intent without examples is decided by its phrases alone. Pure, and the same every time.
/// </summary>
internal sealed class IntentJudge
{
    /// <summary>The share of probability from which a guess counts as understood; found on the development set (docs/understanding.md).</summary>
    private const float Bar = 0.66f;

    /// <summary>What a sure phrase adds to the model's own sum for its intent; a hint adds nothing to what the model knows.</summary>
    private const float SureEvidence = 0.6f;

    private readonly IReadOnlyList<IntentBook.Intent> _intents;
    private readonly IReadOnlyList<IntentBook.Intent> _finer;
    private readonly Words _words;
    private readonly Words _modelWords;
    private readonly string[] _labels;
    private readonly Lazy<SentenceModel?> _model;

    /// <param name="intents">The rules.</param>
    /// <param name="words">Knows the rules' vocabulary and mends words towards it.</param>
    /// <param name="modelWords">Writes out abbreviations and no more: the model mends by itself.</param>
    /// <param name="examples">Sentences by label.</param>
    public IntentJudge(IReadOnlyList<IntentBook.Intent> intents, Words words, Words modelWords, IReadOnlyDictionary<string, IReadOnlyList<string>> examples)
    {
        _intents = [.. intents.Where(intent => !intent.IsFiner)];
        _finer = [.. intents.Where(intent => intent.IsFiner)];
        _words = words;
        _modelWords = modelWords;
        _labels = [.. examples.Keys.Order(StringComparer.Ordinal)];
        _model = new Lazy<SentenceModel?>(() => _labels.Length < 2 ? null : LearntModel.Of(_labels, examples, modelWords));
    }

    /// <summary>Learns now instead of at the first sentence.</summary>
    public void Learn() => _ = _model.Value;

    /// <summary>The likeliest meanings, best first, at most <paramref name="most"/>.</summary>
    public IReadOnlyList<IntentMatch> Rank(string text, int most)
    {
        var words = _words.Of(text);
        if (words.Count == 0) return [];
        var spoken = words.ToHashSet(StringComparer.Ordinal);
        var byRule = _intents.Select(intent => (Intent: intent, Score: IntentRules.Score(intent, spoken))).Where(scored => scored.Score > 0).ToList();
        var alone = byRule.Where(scored => Array.BinarySearch(_labels, scored.Intent.Label, StringComparer.Ordinal) < 0).OrderByDescending(scored => scored.Score).FirstOrDefault();
        if (_model.Value is not { } model) return alone.Intent is null ? [] : [MatchOf(alone.Intent, alone.Score)];
        if (alone.Intent is not null && alone.Score >= IntentRules.Sure) return [MatchOf(alone.Intent, alone.Score)];

        Span<float> chances = stackalloc float[_labels.Length];
        model.Score(SentenceFeatures.Of(_modelWords.Of(text)), chances);
        for (var label = 0; label < _labels.Length; label++)
        {
            if (byRule.Exists(scored => scored.Score >= IntentRules.Sure && scored.Intent.Label == _labels[label])) chances[label] += SureEvidence;
        }

        SentenceModel.Softmax(chances);
        var ranked = new List<(int Label, float Chance)>(_labels.Length);
        for (var label = 0; label < _labels.Length; label++) ranked.Add((label, chances[label]));
        ranked.Sort(static (a, b) => b.Chance.CompareTo(a.Chance));
        var finer = _finer.Select(intent => (Intent: intent, Score: IntentRules.Score(intent, spoken))).Where(scored => scored.Score >= IntentRules.Sure).OrderByDescending(scored => scored.Score).ToList();
        return [.. ranked.Take(most).Select(guess => Finer(Match(_labels[guess.Label], Confidence(guess.Chance), byRule), finer))];
    }

    /// <summary>A finer meaning chooses the flow; label and confidence stay as the model found them.</summary>
    private static IntentMatch Finer(IntentMatch match, List<(IntentBook.Intent Intent, double Score)> finer) =>
        finer.Find(scored => Array.IndexOf(scored.Intent.Under, match.Intent) >= 0).Intent is { } chosen
            ? new IntentMatch(match.Intent, chosen.Flow, chosen.Args, match.Confidence) { IsFiner = true }
            : match;

    /// <summary>What speaks for a label, word by word, strongest first: for people who mend the examples.</summary>
    public IReadOnlyList<(string Word, float Weight)> Why(string text, string label)
    {
        var words = _modelWords.Of(text);
        if (_model.Value is not { } model || Array.IndexOf(_labels, label) is not (>= 0 and var number)) return [];
        var sums = new float[words.Count];
        foreach (var feature in SentenceFeatures.Of(words)) sums[feature.Word] += model.Weight(feature.Place, number) * feature.Strength;
        return [.. words.Zip(sums).OrderByDescending(pair => Math.Abs(pair.Second))];
    }

    // One intent can be served by several flows ("syarat hilang", "ktp hilang"): the phrases choose, otherwise the usual one.
    private IntentMatch Match(string label, double confidence, List<(IntentBook.Intent Intent, double Score)> byRule)
    {
        var chosen = byRule.Where(scored => scored.Intent.Label == label).OrderByDescending(scored => scored.Score).Select(scored => scored.Intent).FirstOrDefault()
            ?? _intents.FirstOrDefault(intent => intent.Label == label && intent.Usual)
            ?? _intents.FirstOrDefault(intent => intent.Label == label);
        return chosen is null ? new IntentMatch(label, "", EmptyArgs, confidence) : MatchOf(chosen, confidence);
    }

    private static readonly IReadOnlyDictionary<string, string> EmptyArgs = new Dictionary<string, string>();

    private static IntentMatch MatchOf(IntentBook.Intent intent, double confidence) => new(intent.Label, intent.Flow, intent.Args, confidence);

    private static double Confidence(float chance) => chance <= Bar ? 0.5 * chance / Bar : 0.5 + (0.5 * (chance - Bar) / (1 - Bar));
}
