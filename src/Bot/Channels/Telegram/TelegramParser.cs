using System.Globalization;
using System.Text.Json;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>Reads an update. Pure; fields of unexpected kinds count as missing. https://core.telegram.org/bots/api#update</summary>
internal static class TelegramParser
{
    private const int LongestName = 40;

    /// <summary>The update of a webhook's body.</summary>
    /// <param name="body">The raw bytes.</param>
    /// <param name="receivedAt">UTC; stands in where the provider gave no time.</param>
    /// <param name="botName">Our user name, where known.</param>
    public static TelegramUpdate Parse(ReadOnlyMemory<byte> body, DateTime receivedAt, string? botName)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Read(json.RootElement, receivedAt, botName);
        }
        catch (JsonException)
        {
            return new TelegramUpdate(null, Left: "not-json");
        }
    }

    /// <summary>One update, also of a getUpdates answer.</summary>
    public static TelegramUpdate Read(JsonElement update, DateTime receivedAt, string? botName)
    {
        if (update.Number("update_id"u8) is not { } id) return new TelegramUpdate(null, Left: "no-update-id");
        if (update.Object("message"u8) is { } message) return Message(id, message, receivedAt, botName);
        if (update.Object("callback_query"u8) is { } query) return Tap(id, query, receivedAt);
        if (update.Object("edited_message"u8) is { } edited) return Edited(id, edited, receivedAt);
        if (update.Object("my_chat_member"u8) is { } member) return Member(id, member, receivedAt);
        foreach (var field in update.EnumerateObject())
        {
            if (!field.NameEquals("update_id"u8)) return new TelegramUpdate(id, Left: field.Name.Length <= LongestName ? field.Name : "long-name");
        }

        return new TelegramUpdate(id, Left: "empty");
    }

    private static TelegramUpdate Message(long id, JsonElement message, DateTime receivedAt, string? botName)
    {
        var from = message.Object("from"u8);
        if (message.Object("chat"u8) is not { } chat || chat.Number("id"u8) is not { } chatId) return new TelegramUpdate(id, Left: "no-chat");
        if (from?.IsTrue("is_bot"u8) == true) return new TelegramUpdate(id, Left: "from-bot");
        if (!IsPrivate(chat)) return new TelegramUpdate(id, Left: "group", Group: TelegramGroupCalls.Read(chat, chatId, message, from, botName));
        return TelegramContent.Read(message, from?.Number("id"u8) ?? chatId) is { } content
            ? new TelegramUpdate(id, Incoming(id, chatId, from ?? chat, message.Moment("date"u8) ?? receivedAt, content))
            : new TelegramUpdate(id, Left: "service-message");
    }

    private static TelegramUpdate Edited(long id, JsonElement message, DateTime receivedAt)
    {
        var from = message.Object("from"u8);
        if (message.Object("chat"u8) is not { } chat || chat.Number("id"u8) is not { } chatId) return new TelegramUpdate(id, Left: "no-chat");
        if (!IsPrivate(chat)) return new TelegramUpdate(id, Left: "group");
        if (from?.IsTrue("is_bot"u8) == true) return new TelegramUpdate(id, Left: "from-bot");

        // Telegram also reports what the citizen has not changed (a preview, a reaction); only a change of his own has its date.
        if (message.Number("edit_date"u8) is null or 0) return new TelegramUpdate(id, Left: "unseen-change");
        return TelegramContent.ReadEdited(message) is { } content
            ? new TelegramUpdate(id, Incoming(id, chatId, from ?? chat, message.Moment("edit_date"u8) ?? receivedAt, content))
            : new TelegramUpdate(id, Left: "live-location");
    }

    /// <summary>In a private chat: the citizen has blocked us, or let us in again. In a group: somebody brought us there.</summary>
    private static TelegramUpdate Member(long id, JsonElement change, DateTime receivedAt)
    {
        if (change.Object("chat"u8) is not { } chat || chat.Number("id"u8) is not { } chatId) return new TelegramUpdate(id, Left: "no-chat");
        if (change.Object("new_chat_member"u8) is not { } now || now.Text("status"u8) is not { } status) return new TelegramUpdate(id, Left: "no-status");
        if (!IsPrivate(chat)) return new TelegramUpdate(id, Left: "group", Group: TelegramGroupCalls.Read(chat, chatId, now, change));
        var content = new ReachIn(status is not ("kicked" or "left"));
        return new TelegramUpdate(id, Incoming(id, chatId, change.Object("from"u8) ?? chat, change.Moment("date"u8) ?? receivedAt, content));
    }

    private static TelegramUpdate Tap(long id, JsonElement query, DateTime receivedAt)
    {
        var message = query.Object("message"u8);
        var chat = message?.Object("chat"u8);
        var data = query.Text("data"u8);
        var title = message is { } shown && data is not null ? TitleOf(shown, data) : null;
        var ours = chat is null || IsPrivate(chat.Value);
        var tap = query.Text("id"u8) is { } callbackId
            ? new TelegramTap(callbackId, ours && message is { } under ? TelegramSpent.Call(under, title) : null)
            : null;
        if (query.Object("from"u8) is not { } from || from.Number("id"u8) is not { } fromId) return new TelegramUpdate(id, Left: "no-sender", Tap: tap);
        if (string.IsNullOrEmpty(data)) return new TelegramUpdate(id, Left: "tap-without-data", Tap: tap);
        if (!ours) return new TelegramUpdate(id, Left: "group", Tap: tap);

        // A private chat has the id of its citizen; the message itself may be too old to come along.
        return new TelegramUpdate(id, Incoming(id, chat?.Number("id"u8) ?? fromId, from, receivedAt, new ChoiceIn(data, title)), Tap: tap);
    }

    private static bool IsPrivate(JsonElement chat) => chat.Text("type"u8) == "private";

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

    private static string? TitleOf(JsonElement message, string data)
    {
        if (message.Object("reply_markup"u8) is not { } markup) return null;
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
