using System.Numerics;
using System.Runtime.InteropServices;

namespace KtpBot.Core.Dialogs;

/// <summary>
/// A softmax regression over the features of a sentence, learnt from examples in well under a second, the same way every time.
/// Small enough to live in the process: no network, no downloaded weights. Pure.
/// </summary>
internal sealed class SentenceModel
{
    /// <summary>Features are hashed into so many places; with some ten thousand features collisions are rare.</summary>
    public const int Places = 1 << 16;

    /// <summary>Passes over the examples, and the size of a step: small steps stay modest about what was seen once.</summary>
    private const int Rounds = 10;
    private const float Rate = 0.05f;

    private readonly int _labels;
    private readonly int _width;
    private readonly float[] _weights;

    private SentenceModel(int labels)
    {
        _labels = labels;
        _width = (labels + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _weights = new float[(Places + 1) * _width];
    }

    /// <summary>Learns from examples: features and the number of their label (from 0).</summary>
    public static SentenceModel Learn(IReadOnlyList<(Feature[] Features, int Label)> examples, int labels)
    {
        var model = new SentenceModel(labels);
        var squares = new float[model._weights.Length];
        Array.Fill(squares, 1e-6f);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(7); // The order must be mixed, and the same in every process.
        Span<float> errors = stackalloc float[model._width];
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var i in order) model.Step(examples[i].Features, examples[i].Label, errors, squares);
        }

        return model;
    }

    /// <summary>The probability of each label.</summary>
    public void Judge(ReadOnlySpan<Feature> features, Span<float> probabilities)
    {
        Score(features, probabilities);
        Softmax(probabilities);
    }

    /// <summary>How much one place speaks for a label, before its strength in the sentence.</summary>
    public float Weight(int place, int label) => _weights[(place * _width) + label];

    /// <summary>The bare sums, with <paramref name="scores"/> as long as there are labels.</summary>
    public void Score(ReadOnlySpan<Feature> features, Span<float> scores)
    {
        Span<float> sums = stackalloc float[_width];
        Sum(features, sums);
        sums[.._labels].CopyTo(scores);
    }

    public static void Softmax(Span<float> scores)
    {
        var most = float.MinValue;
        foreach (var score in scores) most = Math.Max(most, score);
        var sum = 0f;
        for (var i = 0; i < scores.Length; i++) sum += scores[i] = MathF.Exp(scores[i] - most);
        for (var i = 0; i < scores.Length; i++) scores[i] /= sum;
    }

    private void Sum(ReadOnlySpan<Feature> features, Span<float> sums)
    {
        _weights.AsSpan(Places * _width, _width).CopyTo(sums);
        var totals = MemoryMarshal.Cast<float, Vector<float>>(sums);
        foreach (var feature in features)
        {
            var row = MemoryMarshal.Cast<float, Vector<float>>(_weights.AsSpan(feature.Place * _width, _width));
            for (var i = 0; i < totals.Length; i++) totals[i] += row[i] * feature.Strength;
        }
    }

    private void Step(Feature[] features, int right, Span<float> errors, float[] squares)
    {
        Sum(features, errors);
        Softmax(errors[.._labels]);
        errors[_labels..].Clear();
        errors[right] -= 1;
        Move(Places, 1, errors, squares);
        foreach (var feature in features) Move(feature.Place, feature.Strength, errors, squares);
    }

    // AdaGrad: rare features take large steps, common ones small.
    private void Move(int place, float strength, ReadOnlySpan<float> errors, float[] squares)
    {
        var weights = MemoryMarshal.Cast<float, Vector<float>>(_weights.AsSpan(place * _width, _width));
        var seen = MemoryMarshal.Cast<float, Vector<float>>(squares.AsSpan(place * _width, _width));
        var slopes = MemoryMarshal.Cast<float, Vector<float>>(errors);
        for (var i = 0; i < weights.Length; i++)
        {
            var slope = slopes[i] * strength;
            seen[i] += slope * slope;
            weights[i] -= slope * Rate / Vector.SquareRoot(seen[i]);
        }
    }
}

/// <summary>One feature of a sentence.</summary>
/// <param name="Place">Its hashed place.</param>
/// <param name="Strength">How much it counts.</param>
/// <param name="Word">Number of the word it comes from, for explanations.</param>
internal readonly record struct Feature(int Place, float Strength, int Word);
