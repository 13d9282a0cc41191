using System.Text;

namespace KtpBot.Bot.Channels;

/// <summary>Words without their stars, and where they were bold: for channels that take that apart from the text, or have no bold at all.</summary>
/// <param name="Text">What the citizen reads.</param>
/// <param name="Spans">Offset and length of each bold part, in UTF-16 units.</param>
internal sealed record BoldText(string Text, IReadOnlyList<(int Offset, int Length)> Spans)
{
    /// <summary>Reads *bold* as WhatsApp does: stars at the edges of words, on one line, close to the words inside.</summary>
    public static BoldText Parse(string text)
    {
        if (!text.Contains('*')) return new BoldText(text, []);
        var plain = new StringBuilder(text.Length);
        var spans = new List<(int, int)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '*' && Opens(text, i) && End(text, i + 1) is { } end)
            {
                spans.Add((plain.Length, end - i - 1));
                plain.Append(text, i + 1, end - i - 1);
                i = end;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return new BoldText(plain.ToString(), spans);
    }

    /// <summary>The same text without any bold, for a far side that does not take the spans.</summary>
    public BoldText Plain() => Spans.Count == 0 ? this : new BoldText(Text, []);

    /// <summary>With words at its end that are not bold.</summary>
    public BoldText Append(string words) => new(Text + words, Spans);

    /// <summary>Parts of at most <paramref name="limit"/> UTF-16 units, cut where a reader pauses; what is bold stays bold on both sides of a cut.</summary>
    public IReadOnlyList<BoldText> Split(int limit)
    {
        if (Text.Length <= limit) return [this];
        var parts = new List<BoldText>();
        var from = 0;
        foreach (var part in TextSplit.AtSentences(Text, limit))
        {
            // Only white space is lost between the parts, so each is found again where the last one ended.
            var start = Text.IndexOf(part, from, StringComparison.Ordinal);
            from = start + part.Length;
            parts.Add(new BoldText(part, [.. Within(start, from)]));
        }

        return parts;
    }

    private IEnumerable<(int Offset, int Length)> Within(int start, int end)
    {
        foreach (var (offset, length) in Spans)
        {
            var (first, last) = (Math.Max(offset, start), Math.Min(offset + length, end));
            if (first < last) yield return (first - start, last - first);
        }
    }

    private static bool Opens(string text, int star) =>
        (star == 0 || !char.IsLetterOrDigit(text[star - 1])) && star + 1 < text.Length && !char.IsWhiteSpace(text[star + 1]) && text[star + 1] != '*';

    private static int? End(string text, int from)
    {
        for (var i = from + 1; i < text.Length && text[i] != '\n'; i++)
        {
            if (text[i] == '*' && !char.IsWhiteSpace(text[i - 1]) && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]))) return i;
        }

        return null;
    }
}
