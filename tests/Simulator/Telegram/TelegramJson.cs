using System.Globalization;
using System.Text.Json.Nodes;

using KtpBot.Simulator.Citizens;

namespace KtpBot.Simulator.Telegram;

/// <summary>The Bot API's objects for people, chats and the bot's own messages.</summary>
internal static class TelegramJson
{
    public static JsonObject User(Citizen citizen)
    {
        var user = Named(citizen);
        user.Insert(1, "is_bot", false);
        user["language_code"] = "id";
        return user;
    }

    public static JsonObject Chat(Citizen citizen)
    {
        var chat = Named(citizen);
        chat["type"] = "private";
        return chat;
    }

    public static JsonObject Bot(TelegramOptions options) => new()
    {
        ["id"] = long.Parse(options.BotToken.Split(':')[0], CultureInfo.InvariantCulture),
        ["is_bot"] = true,
        ["first_name"] = options.BotName,
        ["username"] = options.BotUsername,
    };

    /// <summary>A message of the bot as the Bot API returns it.</summary>
    public static JsonObject BotMessage(TelegramOptions options, Citizen citizen, ChatMessage message)
    {
        var json = new JsonObject
        {
            ["message_id"] = long.Parse(message.Id, CultureInfo.InvariantCulture),
            ["from"] = Bot(options),
            ["chat"] = Chat(citizen),
            ["date"] = new DateTimeOffset(message.At, TimeSpan.Zero).ToUnixTimeSeconds(),
        };
        if (message.Album is not null) json["media_group_id"] = message.Album;
        if (message.Text is not null) json[message.Media is null ? "text" : "caption"] = message.Text;
        if (message.Bold.Count > 0)
        {
            json[message.Media is null ? "entities" : "caption_entities"] = new JsonArray(
                [.. message.Bold.Select(b => (JsonNode)new JsonObject { ["type"] = "bold", ["offset"] = b.Offset, ["length"] = b.Length })]);
        }

        if (message.Media is { } media)
        {
            var file = new JsonObject
            {
                ["file_id"] = TelegramFiles.FileId(media.Key),
                ["file_unique_id"] = $"U{media.Key}",
                ["file_size"] = media.Size,
            };
            if (message.Kind == "image")
            {
                (file["width"], file["height"]) = (1280, 960);
                json["photo"] = new JsonArray(file);
            }
            else
            {
                (file["file_name"], file["mime_type"]) = (media.Name, media.MimeType);
                json["document"] = file;
            }
        }

        if (message.Buttons.Any(b => b.Kind is "callback" or "url"))
        {
            json["reply_markup"] = new JsonObject
            {
                ["inline_keyboard"] = new JsonArray([.. message.Buttons.GroupBy(b => b.Line).Select(line => (JsonNode)new JsonArray(
                    [.. line.Select(b => (JsonNode)new JsonObject { ["text"] = b.Title, [b.Kind == "url" ? "url" : "callback_data"] = b.Id })]))]),
            };
        }

        return json;
    }

    private static JsonObject Named(Citizen citizen)
    {
        var names = citizen.Name.Split(' ', 2);
        var json = new JsonObject { ["id"] = citizen.TelegramId, ["first_name"] = names[0] };
        if (names.Length > 1) json["last_name"] = names[1];
        if (citizen.Username is not null) json["username"] = citizen.Username;
        return json;
    }
}
