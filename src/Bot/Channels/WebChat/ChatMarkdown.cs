using System.Text;
using System.Text.RegularExpressions;

namespace KtpBot.Bot.Channels.WebChat;

/// <summary>Turns the texts' *bold* into Markdown's **bold**, and takes care that nothing else in them reads as Markdown.</summary>
internal static partial class ChatMarkdown
{
    /// <returns>Markdown if there is something bold, else the words as they are.</returns>
    public static (string Text, bool IsMarkdown) From(string words)
    {
        if (!words.Contains('*', StringComparison.Ordinal)) return (words, false);
        var text = new StringBuilder(words.Length + 16);
        var from = 0;
        foreach (var bold in Bold().EnumerateMatches(words))
        {
            Escape(words.AsSpan(from, bold.Index - from), text);
            text.Append("**");
            Escape(words.AsSpan(bold.Index + 1, bold.Length - 2), text);
            text.Append("**");
            from = bold.Index + bold.Length;
        }

        if (from == 0) return (words, false);
        Escape(words.AsSpan(from), text);
        return (LineEnd().Replace(text.ToString(), "  \n"), true);
    }

    private static void Escape(ReadOnlySpan<char> words, StringBuilder text)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var c = words[i];
            // An underscore inside a word means nothing to Markdown, and escaping it would break addresses.
            var inWord = c == '_' && i > 0 && i + 1 < words.Length && char.IsLetterOrDigit(words[i - 1]) && char.IsLetterOrDigit(words[i + 1]);
            if (c is '\\' or '`' or '*' or '[' or ']' or '<' or '>' or '#' or '~' or '|' || (c == '_' && !inWord)) text.Append('\\');
            text.Append(c);
        }
    }

    // Markdown joins lines unless the first ends in two spaces.
    [GeneratedRegex(@"(?<=\S)\n(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"(?<![\w*])\*(?=[^\s*])[^*\n]*(?<=[^\s*])\*(?![\w*])", RegexOptions.CultureInvariant)]
    private static partial Regex Bold();
}
