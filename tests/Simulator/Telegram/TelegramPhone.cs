using System.Globalization;
using System.Text.Json.Nodes;

using KtpBot.Simulator.Citizens;
using KtpBot.Simulator.Media;

using Microsoft.Extensions.Options;

namespace KtpBot.Simulator.Telegram;

/// <summary>Telegram in a citizen's hand.</summary>
internal sealed class TelegramPhone(
    TelegramUpdates updates, TelegramFiles files, Callbacks callbacks, TelegramIds ids, IOptions<TelegramOptions> options, TimeProvider time) : IPhoneApp
{
    public ChatChannel Channel => ChatChannel.Telegram;

    public PhoneOutcome Text(Citizen citizen, string text)
    {
        if (text.Length is 0 or > SendMethods.TextMax) return PhoneOutcome.Refused($"Pesan harus 1 sampai {SendMethods.TextMax} huruf.");
        var content = new JsonObject { ["text"] = text };
        if (text.StartsWith('/'))
        {
            content["entities"] = new JsonArray(new JsonObject { ["type"] = "bot_command", ["offset"] = 0, ["length"] = text.Split(' ')[0].Length });
        }

        return Send(citizen, content, Said("text") with { Text = text });
    }

    public PhoneOutcome Tap(Citizen citizen, string titleOrId, string? messageId)
    {
        bool Matches(ChatButton b) => b.Title == titleOrId || b.Id == titleOrId;
        var message = citizen.Chat.NewestOfBot(m => (messageId is null || m.Id == messageId) && m.Buttons.Any(Matches));
        if (message is null) return PhoneOutcome.Refused($"Tidak ada tombol \"{titleOrId}\" di percakapan ini.");

        var button = message.Buttons.First(Matches);
        return button.Kind switch
        {
            "url" => PhoneOutcome.Refused("Tombol ini membuka alamat web; tidak ada pesan yang terkirim."),
            "contact" => Contact(citizen, null, null),
            "location" => Location(citizen, -7.4478, 112.7183, null),
            "key" => Text(citizen, button.Title),
            _ => Press(citizen, message, button),
        };
    }

    public PhoneOutcome Photo(Citizen citizen, MediaItem photo, string? caption) => SendPhoto(citizen, photo, caption, null);

    public PhoneOutcome Document(Citizen citizen, MediaItem document, string? caption) =>
        SendFile(citizen, "document", document, caption, document.Name);

    public PhoneOutcome Voice(Citizen citizen, MediaItem recording) => SendFile(citizen, "voice", recording, null, null);

    public PhoneOutcome Sticker(Citizen citizen, MediaItem sticker) => SendFile(citizen, "sticker", sticker, null, null);

    public PhoneOutcome Location(Citizen citizen, double latitude, double longitude, string? name)
    {
        var place = new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude };
        var text = string.Create(CultureInfo.InvariantCulture, $"{name} {latitude}, {longitude}").Trim();
        return Send(citizen, new JsonObject { ["location"] = place }, Said("location") with { Text = text });
    }

    public PhoneOutcome Contact(Citizen citizen, string? name, string? number)
    {
        var contact = new JsonObject { ["phone_number"] = $"+{number ?? citizen.Number}", ["first_name"] = name ?? citizen.Name };
        if (number is null) contact["user_id"] = citizen.TelegramId;
        return Send(citizen, new JsonObject { ["contact"] = contact }, Said("contact") with { Text = $"{name ?? citizen.Name} +{number ?? citizen.Number}" });
    }

    public PhoneOutcome Unsupported(Citizen citizen) => Send(
        citizen,
        new JsonObject
        {
            ["poll"] = new JsonObject
            {
                ["id"] = "5400000000000001",
                ["question"] = "Ikut kerja bakti?",
                ["options"] = new JsonArray(new JsonObject { ["text"] = "Ya", ["voter_count"] = 0 }, new JsonObject { ["text"] = "Tidak", ["voter_count"] = 0 }),
                ["total_voter_count"] = 0,
                ["is_closed"] = false,
                ["is_anonymous"] = true,
                ["type"] = "regular",
                ["allows_multiple_answers"] = false,
            },
        },
        Said("unsupported") with { Text = "Jajak pendapat" });

    public PhoneOutcome Album(Citizen citizen, IReadOnlyList<MediaItem> photos, string? caption)
    {
        if (photos.Count is < 2 or > 10) return PhoneOutcome.Refused("Album berisi 2 sampai 10 foto.");
        var album = Random.Shared.NextInt64(1L << 53).ToString(CultureInfo.InvariantCulture);
        return photos.Select((photo, i) => SendPhoto(citizen, photo, i == 0 ? caption : null, album)).ToList()[^1];
    }

    public PhoneOutcome Edit(Citizen citizen, string messageId, string text)
    {
        if (citizen.Chat.Find(messageId) is not { From: "citizen", Kind: "text" } message) return PhoneOutcome.Refused("Hanya pesan teks sendiri yang bisa diubah.");
        var changed = citizen.Chat.Change(messageId, m => m with { Text = text, Edited = true })!;
        var content = Wrap(citizen, message.Id, new DateTimeOffset(message.At, TimeSpan.Zero), new JsonObject { ["text"] = text });
        content["edit_date"] = time.GetUtcNow().ToUnixTimeSeconds();
        updates.Add(citizen, "edited_message", content);
        return PhoneOutcome.Sent(changed);
    }

    public void SetBlocked(Citizen citizen, bool blocked)
    {
        if (citizen.Blocked == blocked) return;
        citizen.Blocked = blocked;
        var (was, becomes) = blocked ? ("member", "kicked") : ("kicked", "member");
        updates.Add(citizen, "my_chat_member", new JsonObject
        {
            ["chat"] = TelegramJson.Chat(citizen),
            ["from"] = TelegramJson.User(citizen),
            ["date"] = time.GetUtcNow().ToUnixTimeSeconds(),
            ["old_chat_member"] = Member(was),
            ["new_chat_member"] = Member(becomes),
        });
    }

    private static ChatMessage Said(string kind) => new() { Id = "", From = "citizen", Kind = kind };

    private static JsonObject Wrap(Citizen citizen, string id, DateTimeOffset at, JsonObject content)
    {
        var message = new JsonObject
        {
            ["message_id"] = long.Parse(id, CultureInfo.InvariantCulture),
            ["from"] = TelegramJson.User(citizen),
            ["chat"] = TelegramJson.Chat(citizen),
            ["date"] = at.ToUnixTimeSeconds(),
        };
        foreach (var (name, node) in content.ToList())
        {
            content.Remove(name);
            message[name] = node;
        }

        return message;
    }

    private JsonObject Member(string status)
    {
        var member = new JsonObject { ["user"] = TelegramJson.Bot(options.Value), ["status"] = status };
        if (status == "kicked") member["until_date"] = 0;
        return member;
    }

    private PhoneOutcome SendPhoto(Citizen citizen, MediaItem photo, string? caption, string? album)
    {
        if (photo.Bytes.Length > 10 << 20) return PhoneOutcome.Refused("Foto lebih dari 10 MB tidak bisa dikirim sebagai foto. Kirim sebagai dokumen.");
        var content = new JsonObject { ["photo"] = files.PhotoSizes(photo) };
        if (album is not null) content["media_group_id"] = album;
        if (caption is not null) content["caption"] = caption;
        return Send(citizen, content, Said("image") with { Text = caption, Media = photo.ForChat(), Album = album });
    }

    private PhoneOutcome SendFile(Citizen citizen, string field, MediaItem item, string? caption, string? name)
    {
        var file = new JsonObject
        {
            ["file_id"] = TelegramFiles.FileId(item.Key),
            ["file_unique_id"] = $"U{item.Key}",
            ["mime_type"] = item.MimeType,
            ["file_size"] = item.Bytes.Length,
        };
        if (name is not null) file["file_name"] = name;
        if (field == "voice") file["duration"] = 3;
        if (field == "sticker")
        {
            file.Remove("mime_type");
            (file["type"], file["width"], file["height"], file["is_animated"], file["is_video"]) = ("regular", 512, 512, false, false);
        }

        var content = new JsonObject { [field] = file };
        if (caption is not null) content["caption"] = caption;
        return Send(citizen, content, Said(field == "voice" ? "audio" : field) with { Text = caption, Media = item.ForChat() });
    }

    private PhoneOutcome Press(Citizen citizen, ChatMessage message, ChatButton button)
    {
        var tap = citizen.Chat.Add(Said("tap") with { Id = ids.NextMessage(), Text = button.Title, ReplyTo = message.Id });
        citizen.LastWroteAt = time.GetUtcNow();
        updates.Add(
            citizen,
            "callback_query",
            new JsonObject
            {
                ["id"] = callbacks.Open(citizen, tap.Id),
                ["from"] = TelegramJson.User(citizen),
                ["message"] = TelegramJson.BotMessage(options.Value, citizen, message),
                ["chat_instance"] = citizen.TelegramId.ToString(CultureInfo.InvariantCulture),
                ["data"] = button.Id,
            },
            Delivered(citizen, tap.Id));
        return PhoneOutcome.Sent(tap);
    }

    private PhoneOutcome Send(Citizen citizen, JsonObject content, ChatMessage bubble)
    {
        if (citizen.Blocked) return PhoneOutcome.Refused("Bot sedang diblokir. Buka blokir dulu.");
        citizen.LastWroteAt = time.GetUtcNow();
        var sent = citizen.Chat.Add(bubble with { Id = ids.NextMessage() });
        updates.Add(citizen, "message", Wrap(citizen, sent.Id, citizen.LastWroteAt.Value, content), Delivered(citizen, sent.Id));
        return PhoneOutcome.Sent(sent);
    }

    private static Action Delivered(Citizen citizen, string id) =>
        () => citizen.Chat.Change(id, m => m.Status == "queued" ? m with { Status = "delivered" } : m);
}
