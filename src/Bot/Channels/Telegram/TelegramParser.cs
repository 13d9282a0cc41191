using System.Globalization;
using System.Text.Json;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>Reads an update. Pure; fields of unexpected kinds count as missing. https://core.telegram.org/bots/api#update</summary>
internal static class TelegramParser
{
    /// <summary>The update of a webhook's body.</summary>
    /// <param name="body">The raw bytes.</param>
    /// <param name="receivedAt">UTC; stands in where the provider gave no time.</param>
    public static TelegramUpdate Parse(ReadOnlyMemory<byte> body, DateTime receivedAt)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Read(json.RootElement, receivedAt);
        }
        catch (JsonException)
        {
            return new TelegramUpdate(null, null, null, "not-json");
        }
    }

    /// <summary>One update, also of a getUpdates answer.</summary>
    public static TelegramUpdate Read(JsonElement update, DateTime receivedAt)
    {
        if (update.Number("update_id"u8) is not { } id) return new TelegramUpdate(null, null, null, "no-update-id");
        if (update.Object("message"u8) is { } message) return Message(id, message, receivedAt);
        if (update.Object("callback_query"u8) is { } query) return Tap(id, query, receivedAt);

        // An edited answer was acted on already, and a citizen who blocks us is noticed with the next message we send.
        foreach (var field in update.EnumerateObject())
        {
            if (!field.NameEquals("update_id"u8)) return new TelegramUpdate(id, null, null, field.Name);
        }

        return new TelegramUpdate(id, null, null, "empty");
    }

    private static TelegramUpdate Message(long id, JsonElement message, DateTime receivedAt)
    {
        var from = message.Object("from"u8);
        if (message.Object("chat"u8) is not { } chat || chat.Number("id"u8) is not { } chatId) return new TelegramUpdate(id, null, null, "no-chat");
        if (chat.Text("type"u8) != "private") return new TelegramUpdate(id, null, null, "chat:" + chat.Text("type"u8));
        if (from?.IsTrue("is_bot"u8) == true) return new TelegramUpdate(id, null, null, "from-bot");
        return TelegramContent.Read(message, from?.Number("id"u8) ?? chatId) is { } content
            ? new TelegramUpdate(id, Incoming(id, chatId, from ?? chat, message.Moment("date"u8) ?? receivedAt, content), null, null)
            : new TelegramUpdate(id, null, null, "service-message");
    }

    private static TelegramUpdate Tap(long id, JsonElement query, DateTime receivedAt)
    {
        var callbackId = query.Text("id"u8);
        if (query.Object("from"u8) is not { } from || from.Number("id"u8) is not { } fromId) return new TelegramUpdate(id, null, callbackId, "no-sender");
        if (query.Text("data"u8) is not { Length: > 0 } data) return new TelegramUpdate(id, null, callbackId, "tap-without-data");
        var message = query.Object("message"u8);
        var chat = message?.Object("chat"u8);
        if (chat?.Text("type"u8) is { } type and not "private") return new TelegramUpdate(id, null, callbackId, "chat:" + type);

        // A private chat has the id of its citizen; the message itself may be too old to come along.
        return new TelegramUpdate(id, Incoming(id, chat?.Number("id"u8) ?? fromId, from, receivedAt, new ChoiceIn(data, TitleOf(message, data))), callbackId, null);
    }

    private static IncomingMessage Incoming(long updateId, long chatId, JsonElement person, DateTime at, IncomingContent content)
    {
        var name = $"{person.Text("first_name"u8)} {person.Text("last_name"u8)}".Trim();
        return new IncomingMessage(
            ChannelKind.Telegram,
            updateId.ToString(CultureInfo.InvariantCulture),
            chatId.ToString(CultureInfo.InvariantCulture),
            name.Length > 0 ? name : null,
            at,
            content,
            person.Text("language_code"u8));
    }

    private static string? TitleOf(JsonElement? message, string data)
    {
        if (message?.Object("reply_markup"u8) is not { } markup) return null;
        foreach (var row in markup.Items("inline_keyboard"u8))
        {
            if (row.ValueKind != JsonValueKind.Array) continue;
            foreach (var button in row.EnumerateArray())
            {
                if (button.Text("callback_data"u8) == data) return button.Text("text"u8);
            }
        }

        return null;
    }
}
