using System.Text;
using System.Text.Json.Nodes;

using KtpBot.Simulator.Citizens;

namespace KtpBot.Simulator.Telegram;

/// <summary>Reads a reply_markup and refuses what Telegram refuses (Bot API, InlineKeyboardButton and ReplyKeyboardMarkup).</summary>
internal static class KeyboardRules
{
    public const int DataMaxBytes = 64;
    public const int ButtonsMax = 100;

    public static (IReadOnlyList<ChatButton> Buttons, string? Error) Read(TelegramCall call)
    {
        if (!call.Has("reply_markup")) return ([], null);
        if (call.Json("reply_markup") is not JsonObject markup) return ([], "can't parse reply keyboard markup JSON object");
        var (lines, inline) = (markup["inline_keyboard"] as JsonArray, true);
        if (lines is null) (lines, inline) = (markup["keyboard"] as JsonArray, false);
        if (lines is null) return ([], null);
        if ((string?)markup["input_field_placeholder"] is { Length: > 64 or 0 }) return ([], "input_field_placeholder must be 1-64 characters");

        var buttons = new List<ChatButton>();
        for (var line = 0; line < lines.Count; line++)
        {
            if (lines[line] is not JsonArray row) return ([], "can't parse keyboard: expected an Array of Array of buttons");
            foreach (var button in row)
            {
                var (read, error) = inline ? Inline(button, line) : Key(button, line);
                if (error is not null) return ([], error);
                buttons.Add(read!);
            }
        }

        return buttons.Count > ButtonsMax ? ([], "reply markup is too long") : (buttons, null);
    }

    /// <summary>True for ReplyKeyboardRemove, and for another keyboard of keys, which replaces the one before.</summary>
    public static bool TakesKeysAway(TelegramCall call) =>
        call.Json("reply_markup") is JsonObject markup && ((bool?)markup["remove_keyboard"] == true || markup["keyboard"] is JsonArray);

    private static (ChatButton? Button, string? Error) Inline(JsonNode? node, int line)
    {
        if (node is not JsonObject button || (string?)button["text"] is not { Length: > 0 } text)
        {
            return (null, "can't parse inline keyboard button: Field \"text\" must be of type String and not empty");
        }

        if ((string?)button["callback_data"] is { } data)
        {
            return Encoding.UTF8.GetByteCount(data) is 0 or > DataMaxBytes
                ? (null, "BUTTON_DATA_INVALID")
                : (new ChatButton(data, text, "callback", line), null);
        }

        return (string?)button["url"] is { } url
            ? Uri.TryCreate(url, UriKind.Absolute, out _) ? (new ChatButton(url, text, "url", line, Url: url), null) : (null, "BUTTON_URL_INVALID")
            : (null, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
    }

    private static (ChatButton? Button, string? Error) Key(JsonNode? node, int line)
    {
        if (node is JsonValue plain && plain.TryGetValue<string>(out var label)) return (new ChatButton(label, label, "key", line), null);
        if (node is not JsonObject key || (string?)key["text"] is not { Length: > 0 } text) return (null, "can't parse keyboard button: Field \"text\" must be of type String");
        var kind = (bool?)key["request_contact"] == true ? "contact" : (bool?)key["request_location"] == true ? "location" : "key";
        return (new ChatButton(text, text, kind, line), null);
    }
}
