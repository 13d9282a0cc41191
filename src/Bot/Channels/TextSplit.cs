namespace KtpBot.Bot.Channels;

/// <summary>Cuts a text that is longer than a channel allows, where a reader would pause.</summary>
internal static class TextSplit
{
    // From the best place to cut to the worst.
    private static readonly string[][] Breaks = [["\n\n"], ["\n"], [". ", "! ", "? "], [" "]];

    /// <summary>Parts of at most <paramref name="limit"/> UTF-16 units: cut at a paragraph, line, sentence or word in the second half of the part, and only without any of these inside a word.</summary>
    public static IReadOnlyList<string> AtSentences(string text, int limit)
    {
        if (text.Length <= limit) return [text];
        var parts = new List<string>();
        var rest = text.AsSpan().Trim();
        while (rest.Length > limit)
        {
            var cut = CutAt(rest, limit);
            parts.Add(rest[..cut].TrimEnd().ToString());
            rest = rest[cut..].TrimStart();
        }

        if (rest.Length > 0) parts.Add(rest.ToString());
        return parts;
    }

    private static int CutAt(ReadOnlySpan<char> text, int limit)
    {
        var window = text[..limit];
        foreach (var breaks in Breaks)
        {
            var best = -1;
            foreach (var mark in breaks)
            {
                var at = window.LastIndexOf(mark, StringComparison.Ordinal);
                if (at >= 0) best = Math.Max(best, at + mark.Length);
            }

            if (best > limit / 2) return best;
        }

        return char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
    }
}
