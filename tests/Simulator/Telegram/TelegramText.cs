using System.Net;
using System.Text;
using System.Text.Json.Nodes;

using KtpBot.Simulator.Citizens;

namespace KtpBot.Simulator.Telegram;

/// <summary>Takes the marks out of a formatted text and refuses what Telegram could not parse.</summary>
internal static class TelegramText
{
    private static readonly string[] Tags =
        ["b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "a", "span", "tg-spoiler", "tg-emoji", "blockquote"];

    /// <summary>The text as a reader sees it, or a description of the error.</summary>
    public static (string Plain, string? Error) Parse(string text, string? mode) => mode?.ToUpperInvariant() switch
    {
        null or "" => (text, null),
        "HTML" => Html(text),
        "MARKDOWNV2" => Markdown(text),
        "MARKDOWN" => (text, null),
        _ => (text, "unsupported parse_mode"),
    };

    /// <summary>The bold parts that a message's <c>entities</c> or <c>caption_entities</c> name; Telegram leaves out what lies beyond the text.</summary>
    public static IReadOnlyList<BoldPart> Bold(JsonNode? entities, string? text) => entities is not JsonArray list || text is null
        ? []
        : [.. list.OfType<JsonObject>()
            .Where(e => (string?)e["type"] == "bold")
            .Select(e => new BoldPart((int?)e["offset"] ?? -1, (int?)e["length"] ?? 0))
            .Where(b => b.Offset >= 0 && b.Length > 0 && b.Offset + b.Length <= text.Length)];

    private static (string Plain, string? Error) Html(string text)
    {
        var plain = new StringBuilder();
        var open = new Stack<string>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '<')
            {
                plain.Append(text[i]);
                continue;
            }

            var end = text.IndexOf('>', i);
            if (end < 0) return (text, $"can't parse entities: Unclosed start tag at byte offset {i}");
            var tag = text[(i + 1)..end];
            var name = tag.TrimStart('/').Split(' ')[0].ToLowerInvariant();
            if (!Tags.Contains(name)) return (text, $"can't parse entities: Unsupported start tag \"{name}\" at byte offset {i}");
            if (!tag.StartsWith('/')) open.Push(name);
            else if (open.Count == 0 || open.Pop() != name) return (text, $"can't parse entities: Unexpected end tag at byte offset {i}");
            i = end;
        }

        return open.Count == 0
            ? (WebUtility.HtmlDecode(plain.ToString()), null)
            : (text, $"can't parse entities: Can't find end tag corresponding to start tag \"{open.Peek()}\"");
    }

    private static (string Plain, string? Error) Markdown(string text)
    {
        const string Marks = "*_~`|[]()>";
        const string Reserved = "#+-=.!{}";
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length) plain.Append(text[++i]);
            else if (Reserved.Contains(text[i], StringComparison.Ordinal)) return (text, $"can't parse entities: Character '{text[i]}' is reserved and must be escaped with the preceding '\\'");
            else if (!Marks.Contains(text[i], StringComparison.Ordinal)) plain.Append(text[i]);
        }

        return (plain.ToString(), null);
    }
}
