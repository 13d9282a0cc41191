using System.Text;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>Words without their stars, and where they were bold: Telegram takes that apart from the text, so nothing has to be escaped.</summary>
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
