using System.Text;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>Breaks JSON into lines for reading. Stored bodies may be cut in the middle, so it never asks whether the whole is well formed.</summary>
internal static class JsonLines
{
    private const int Step = 2;

    public static string Indent(string json)
    {
        if (json is not ['{' or '[', ..]) return json;
        var lines = new StringBuilder(json.Length * 2);
        var (depth, inText, escaped) = (0, false, false);
        for (var i = 0; i < json.Length; i++)
        {
            var c = json[i];
            if (inText)
            {
                lines.Append(c);
                (inText, escaped) = (escaped || c != '"', !escaped && c == '\\');
                continue;
            }

            switch (c)
            {
                case '"':
                    inText = true;
                    lines.Append(c);
                    break;
                case '{' or '[' when i + 1 < json.Length && json[i + 1] is '}' or ']':
                    lines.Append(c).Append(json[++i]);
                    break;
                case '{' or '[':
                    Break(lines.Append(c), ++depth);
                    break;
                case '}' or ']':
                    depth = Math.Max(0, depth - 1);
                    Break(lines, depth).Append(c);
                    break;
                case ',':
                    Break(lines.Append(c), depth);
                    break;
                case ':':
                    lines.Append(": ");
                    break;
                case ' ' or '\n' or '\r' or '\t':
                    break;
                default:
                    lines.Append(c);
                    break;
            }
        }

        return lines.ToString();
    }

    private static StringBuilder Break(StringBuilder lines, int depth) => lines.Append('\n').Append(' ', depth * Step);
}
