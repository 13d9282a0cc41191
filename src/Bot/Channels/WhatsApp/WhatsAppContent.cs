using System.Text.Json;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>What a WhatsApp message says, in the words every channel shares.</summary>
internal static class WhatsAppContent
{
    /// <summary>The content, or null for what calls for no answer: a reaction, or a notice of the system.</summary>
    public static IncomingContent? Read(JsonElement message, string type, string from) => type switch
    {
        "text" => message.Object("text"u8)?.Text("body"u8) is { } body ? new TextIn(body) : new UnsupportedIn(type),
        "image" or "document" => Media(message, type),
        "location" => Location(message),
        "contacts" => Contact(message, from),
        "interactive" => Reply(message),
        "button" => message.Object("button"u8) is { } button && (button.Text("payload"u8) ?? button.Text("text"u8)) is { } payload
            ? new ChoiceIn(payload, button.Text("text"u8))
            : new UnsupportedIn(type),
        "reaction" or "system" => null,
        "unsupported" => new UnsupportedIn(message.Object("unsupported"u8)?.Text("type"u8) ?? type),
        _ => new UnsupportedIn(type),
    };

    private static IncomingContent Media(JsonElement message, string type)
    {
        var media = type == "image" ? message.Object("image"u8) : message.Object("document"u8);
        return media?.Text("id"u8) is { Length: > 0 } id
            ? new MediaIn(id, media.Value.Text("mime_type"u8), media.Value.Text("filename"u8), media.Value.Text("caption"u8), media.Value.Number("file_size"u8))
            : new UnsupportedIn(type);
    }

    private static IncomingContent Location(JsonElement message) =>
        message.Object("location"u8) is { } place && place.Fraction("latitude"u8) is { } latitude && place.Fraction("longitude"u8) is { } longitude
            ? new LocationIn(latitude, longitude)
            : new UnsupportedIn("location");

    // A card from the address book proves nothing about its sender unless the number is the sender's own.
    private static IncomingContent Contact(JsonElement message, string from)
    {
        foreach (var card in message.Items("contacts"u8))
        {
            foreach (var phone in card.Items("phones"u8))
            {
                if (phone.Text("wa_id"u8) == from) return new ContactIn("+" + from);
            }
        }

        return new UnsupportedIn("contacts");
    }

    private static IncomingContent Reply(JsonElement message)
    {
        var interactive = message.Object("interactive"u8);
        var chosen = interactive?.Object("button_reply"u8) ?? interactive?.Object("list_reply"u8);
        return chosen?.Text("id"u8) is { Length: > 0 } id
            ? new ChoiceIn(id, chosen.Value.Text("title"u8))
            : new UnsupportedIn(interactive?.Text("type"u8) ?? "interactive");
    }
}
