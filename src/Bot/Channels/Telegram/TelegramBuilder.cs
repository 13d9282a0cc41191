using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>Turns a message into Bot API bodies. Pure. https://core.telegram.org/bots/api#sendmessage</summary>
internal static class TelegramBuilder
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The requests in order; most messages need one.</summary>
    public static IReadOnlyList<TelegramPart> Build(string chatId, OutgoingContent content) => content switch
    {
        TextOut text => Texts(chatId, text.Text, null),
        ChoicesOut menu => Menu(chatId, menu),
        FileOut file => File(chatId, file),
        TemplateOut template => Build(chatId, template.Plain),
        _ => throw new System.Diagnostics.UnreachableException(content.GetType().Name),
    };

    /// <summary>A body of other methods.</summary>
    public static byte[] Body(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static bool IsPhoto(FileOut file, long size) => file.MimeType is "image/jpeg" or "image/png" && size <= TelegramLimits.PhotoBytes;

    public static void WriteBold(Utf8JsonWriter json, IReadOnlyList<(int Offset, int Length)> spans)
    {
        json.WriteStartArray();
        foreach (var (offset, length) in spans)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "bold"u8);
            json.WriteNumber("offset"u8, offset);
            json.WriteNumber("length"u8, length);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static List<TelegramPart> Menu(string chatId, ChoicesOut menu)
    {
        var choices = menu.Choices;
        var asButtons = choices.Count is > 0 and <= TelegramLimits.Buttons
            && choices.All(c => c.Title.Length > 0 && Encoding.UTF8.GetByteCount(c.Id) is > 0 and <= TelegramLimits.CallbackDataBytes);
        if (!asButtons) return Texts(chatId, choices.Count == 0 ? menu.Text : NumberedText.Of(menu), null);

        // Buttons have no second line, so descriptions stand in the message.
        var described = choices.Where(c => !string.IsNullOrEmpty(c.Description)).Select(c => $"\n• *{c.Title}*: {c.Description}").ToList();
        return Texts(chatId, described.Count == 0 ? menu.Text : menu.Text + "\n" + string.Concat(described), choices);
    }

    // The keyboard belongs under the last part, next to what was asked.
    private static List<TelegramPart> Texts(string chatId, string text, IReadOnlyList<Choice>? keyboard)
    {
        var parts = TextSplit.AtSentences(text, TelegramLimits.TextLength);
        return [.. parts.Select((part, i) => new TelegramBody(Text(chatId, part, i == parts.Count - 1 ? keyboard : null)))];
    }

    private static byte[] Text(string chatId, string text, IReadOnlyList<Choice>? keyboard) => Body(json =>
    {
        if (long.TryParse(chatId, CultureInfo.InvariantCulture, out var number)) json.WriteNumber("chat_id"u8, number);
        else json.WriteString("chat_id"u8, chatId);
        var bold = BoldText.Parse(text);
        json.WriteString("text"u8, bold.Text);
        if (bold.Spans.Count > 0)
        {
            json.WritePropertyName("entities"u8);
            WriteBold(json, bold.Spans);
        }

        json.WriteStartObject("link_preview_options"u8);
        json.WriteBoolean("is_disabled"u8, true);
        json.WriteEndObject();
        if (keyboard is not null) Keyboard(json, keyboard);
    });

    private static void Keyboard(Utf8JsonWriter json, IReadOnlyList<Choice> choices)
    {
        json.WriteStartObject("reply_markup"u8);
        json.WriteStartArray("inline_keyboard"u8);
        for (var i = 0; i < choices.Count; i++)
        {
            json.WriteStartArray();
            Button(json, choices[i]);
            if (i + 1 < choices.Count && IsShort(choices[i]) && IsShort(choices[i + 1])) Button(json, choices[++i]);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Button(Utf8JsonWriter json, Choice choice)
    {
        json.WriteStartObject();
        json.WriteString("text"u8, choice.Title);
        json.WriteString("callback_data"u8, choice.Id);
        json.WriteEndObject();
    }

    private static bool IsShort(Choice choice) => choice.Title.Length <= TelegramLimits.ShortTitleLength;

    private static List<TelegramPart> File(string chatId, FileOut file)
    {
        if (string.IsNullOrEmpty(file.Caption)) return [new TelegramFile(file, null)];
        if (file.Caption.Length <= TelegramLimits.CaptionLength) return [new TelegramFile(file, BoldText.Parse(file.Caption))];
        return [new TelegramFile(file, null), .. Texts(chatId, file.Caption, null)];
    }
}
