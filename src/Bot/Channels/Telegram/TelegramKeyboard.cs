using System.Text.Json;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>The reply_markup of a message. A message has room for one kind of it.</summary>
internal static class TelegramKeyboard
{
    public static void Write(Utf8JsonWriter json, TelegramWords words)
    {
        if (words.SharePhone is { } label) Keys(json, label, words.Choices ?? []);
        else if (words.Choices is { } choices) Inline(json, choices);
        else if (words.HideKeys) Hide(json);
    }

    /// <summary>https://core.telegram.org/bots/api#inlinekeyboardmarkup</summary>
    private static void Inline(Utf8JsonWriter json, IReadOnlyList<Choice> choices)
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

    /// <summary>
    /// Only a keyboard of this kind has a key that shares the own number, and only in private chats: the choices become keys as
    /// well, and a tap on one arrives as its words. https://core.telegram.org/bots/api#keyboardbutton
    /// </summary>
    private static void Keys(Utf8JsonWriter json, string label, IReadOnlyList<Choice> choices)
    {
        json.WriteStartObject("reply_markup"u8);
        json.WriteStartArray("keyboard"u8);
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString("text"u8, label);
        json.WriteBoolean("request_contact"u8, true);
        json.WriteEndObject();
        json.WriteEndArray();
        foreach (var choice in choices)
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("text"u8, choice.Title);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteBoolean("resize_keyboard"u8, true);
        json.WriteBoolean("one_time_keyboard"u8, true);
        json.WriteEndObject();
    }

    private static void Hide(Utf8JsonWriter json)
    {
        json.WriteStartObject("reply_markup"u8);
        json.WriteBoolean("remove_keyboard"u8, true);
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
}
