using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>What bodies of the Bot API have in common.</summary>
internal static class TelegramJson
{
    /// <summary>A chat's id as the number it is: up to 52 bits, so never an int.</summary>
    public static void WriteChat(Utf8JsonWriter json, string chatId)
    {
        if (long.TryParse(chatId, CultureInfo.InvariantCulture, out var number)) json.WriteNumber("chat_id"u8, number);
        else json.WriteString("chat_id"u8, chatId);
    }

    /// <summary>A message's words, without a preview of links in them.</summary>
    public static void WriteText(Utf8JsonWriter json, BoldText text)
    {
        WriteText(json, text, "text"u8, "entities"u8);
        json.WriteStartObject("link_preview_options"u8);
        json.WriteBoolean("is_disabled"u8, true);
        json.WriteEndObject();
    }

    /// <summary>Words and where they are bold, under the method's own names for them.</summary>
    public static void WriteText(Utf8JsonWriter json, BoldText text, ReadOnlySpan<byte> words, ReadOnlySpan<byte> entities)
    {
        json.WriteString(words, text.Text);
        if (text.Spans.Count == 0) return;
        json.WritePropertyName(entities);
        WriteBold(json, text.Spans);
    }

    /// <summary>The value of caption_entities in a form.</summary>
    public static string Bold(BoldText text)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer)) WriteBold(json, text.Spans);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteBold(Utf8JsonWriter json, IReadOnlyList<(int Offset, int Length)> spans)
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
}
