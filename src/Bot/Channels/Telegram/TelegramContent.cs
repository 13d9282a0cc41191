using System.Text.Json;
using System.Text.RegularExpressions;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>What a Telegram message says, in the words every channel shares. https://core.telegram.org/bots/api#message</summary>
internal static partial class TelegramContent
{
    // Kinds that we cannot read. An animation carries a document field as well, so these are looked for first.
    private static readonly string[] Unreadable =
        ["animation", "voice", "audio", "video", "video_note", "sticker", "story", "poll", "checklist", "dice", "game", "invoice", "paid_media", "giveaway"];

    // What Telegram itself writes into a private chat; nobody expects an answer.
    private static readonly string[] ServiceFields =
    [
        "pinned_message", "message_auto_delete_timer_changed", "chat_background_set", "write_access_allowed", "connected_website",
        "proximity_alert_triggered", "boost_added", "gift", "unique_gift", "users_shared", "chat_shared", "web_app_data", "passport_data",
        "successful_payment", "refunded_payment", "paid_message_price_changed", "giveaway_created", "giveaway_winners", "giveaway_completed",
        "new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo", "group_chat_created",
        "supergroup_chat_created", "channel_chat_created", "migrate_to_chat_id", "migrate_from_chat_id", "video_chat_started",
        "video_chat_ended", "video_chat_scheduled", "video_chat_participants_invited", "checklist_tasks_done", "checklist_tasks_added",
    ];

    /// <summary>The content, or null for a service message.</summary>
    /// <param name="message">A message of a private chat.</param>
    /// <param name="fromId">The sender: only a contact card of his own counts.</param>
    public static IncomingContent? Read(JsonElement message, long fromId)
    {
        if (message.Text("text"u8) is { Length: > 0 } text) return Words(text);
        foreach (var kind in Unreadable)
        {
            if (message.TryGetProperty(kind, out _)) return new UnsupportedIn(kind);
        }

        if (Photo(message) is { } photo) return photo;
        if (message.Object("document"u8) is { } document) return Document(message, document);

        // A venue and a live position carry their place as well.
        if (message.Object("location"u8) is { } place && place.Fraction("latitude"u8) is { } latitude && place.Fraction("longitude"u8) is { } longitude)
            return new LocationIn(latitude, longitude);
        if (message.Object("contact"u8) is { } contact) return Contact(contact, fromId);
        return ServiceFields.Any(field => message.TryGetProperty(field, out _)) ? null : new UnsupportedIn("unknown");
    }

    /// <summary>What a changed message says now; null when nothing is to be done about the change.</summary>
    public static IncomingContent? ReadEdited(JsonElement message)
    {
        // A live position reports itself every few seconds as an edit.
        if (message.TryGetProperty("location"u8, out _)) return null;
        return new EditedIn(message.Text("text"u8) ?? message.Text("caption"u8));
    }

    private static IncomingContent Words(string text)
    {
        if (text[0] != '/') return new TextIn(text);
        var command = Command().Match(text);
        if (!command.Success) return new TextIn(text);
        var name = command.Groups["name"].Value.ToLowerInvariant();
        var rest = command.Groups["rest"].Value.Trim();

        // A deep link's context has a fixed form; anything else was typed by hand and opens the conversation just so.
        if (name == "start") return new OpenedIn(Payload().IsMatch(rest) ? rest : null);

        // Any other command is a word that the citizen could have typed.
        return new TextIn($"{name.Replace('_', ' ')} {rest}".Trim());
    }

    // Every size of one photo comes; the largest that may be downloaded is the one to read.
    private static MediaIn? Photo(JsonElement message)
    {
        JsonElement? best = null;
        var bestArea = -1L;
        foreach (var size in message.Items("photo"u8))
        {
            var area = (size.Number("width"u8) ?? 0) * (size.Number("height"u8) ?? 0);
            if (area <= bestArea || size.Text("file_id"u8) is null || size.Number("file_size"u8) > TelegramLimits.DownloadBytes) continue;
            (best, bestArea) = (size, area);
        }

        return best is { } photo
            ? new MediaIn(photo.Text("file_id"u8)!, "image/jpeg", null, message.Text("caption"u8), photo.Number("file_size"u8), message.Text("media_group_id"u8))
            : null;
    }

    private static IncomingContent Document(JsonElement message, JsonElement document) => document.Text("file_id"u8) is { } fileId
        ? new MediaIn(
            fileId,
            document.Text("mime_type"u8),
            document.Text("file_name"u8),
            message.Text("caption"u8),
            document.Number("file_size"u8),
            message.Text("media_group_id"u8))
        : new UnsupportedIn("document");

    private static IncomingContent Contact(JsonElement contact, long fromId)
    {
        if (contact.Number("user_id"u8) != fromId || contact.Text("phone_number"u8) is not { Length: > 0 } phone) return new UnsupportedIn("contact-other");
        return new ContactIn(phone[0] == '+' ? phone : "+" + phone);
    }

    [GeneratedRegex(@"^/(?<name>[a-z0-9_]{1,32})(@\w+)?(?<rest>\s[\s\S]*)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Command();

    /// <summary>https://core.telegram.org/bots/features#deep-linking</summary>
    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Payload();
}
