using System.Security.Cryptography;
using System.Text;

namespace KtpBot.Core.Dialogs;

/// <summary>Learns a model from examples, and remembers the last one by what it was learnt from: the same book is often loaded more than once.</summary>
internal static class LearntModel
{
    private static readonly Lock Gate = new();
    private static (string Key, SentenceModel Model)? _last;

    /// <summary>The model of these examples.</summary>
    /// <param name="labels">In order; their numbers are the model's.</param>
    /// <param name="examples">Sentences by label.</param>
    /// <param name="words">Takes sentences apart.</param>
    public static SentenceModel Of(string[] labels, IReadOnlyDictionary<string, IReadOnlyList<string>> examples, Words words)
    {
        lock (Gate)
        {
            var key = KeyOf(labels, examples, words);
            if (_last is { } last && last.Key == key) return last.Model;
            var learnt = SentenceModel.Learn(
                [.. labels.SelectMany((label, number) => examples[label].SelectMany(Misspelling.Forms).Select(text => (SentenceFeatures.Of(words.Of(text)), number)))], labels.Length);
            _last = (key, learnt);
            return learnt;
        }
    }

    // What the words make of an example belongs to the key: abbreviations change it.
    private static string KeyOf(string[] labels, IReadOnlyDictionary<string, IReadOnlyList<string>> examples, Words words)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var label in labels)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(label + "\n"));
            foreach (var text in examples[label]) hash.AppendData(Encoding.UTF8.GetBytes(string.Join(' ', words.Of(text)) + "\n"));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
