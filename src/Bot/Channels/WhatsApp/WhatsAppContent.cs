using System.Text.Json;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>What a WhatsApp message says, in the words every channel shares.</summary>
internal static class WhatsAppContent
{
    /// <summary>The content, or null for a notice of the system that changes nothing.</summary>
    public static IncomingContent? Read(JsonElement message, string type, string from) => type switch
    {
        "text" => message.Object("text"u8)?.Text("body"u8) is { } body ? new TextIn(body) : new UnsupportedIn(type),
        "image" => Media(message.Object("image"u8), type),
        "document" => Media(message.Object("document"u8), type),
        "audio" => new UnsupportedIn(message.Object("audio"u8)?.IsTrue("voice"u8) == true ? "voice" : type),
        "location" => Location(message),
        "contacts" => Contact(message, from),
        "interactive" => Reply(message),
        "button" => message.Object("button"u8) is { } button && (button.Text("payload"u8) ?? button.Text("text"u8)) is { Length: > 0 } payload
            ? new ChoiceIn(payload, button.Text("text"u8))
            : new UnsupportedIn(type),
        "reaction" => new ReactionIn(message.Object("reaction"u8)?.Text("emoji"u8) is { Length: > 0 } emoji ? emoji : null),
        "system" => message.Object("system"u8) is { } notice ? Identity(notice, from) : null,
        "edit" => new EditedIn(EditedWords(message)),

        // Taken back by the citizen: as with an edit, what was answered to it stays.
        "revoke" => new EditedIn(null),

        // The citizen opened the chat for the first time and has not written yet.
        "request_welcome" => new OpenedIn(null),
        "unsupported" => Unsupported(message.Object("unsupported"u8)?.Text("type"u8) ?? type),
        _ => new UnsupportedIn(type),
    };

    private static IncomingContent Unsupported(string what) => what is "edit" or "revoke" ? new EditedIn(null) : new UnsupportedIn(what);

    private static IncomingContent Media(JsonElement? file, string type) => file is { } media && media.Text("id"u8) is { Length: > 0 } id
        ? new MediaIn(id, media.Text("mime_type"u8), media.Text("filename"u8), media.Text("caption"u8), media.Number("file_size"u8))
        : new UnsupportedIn(type);

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
                if (phone.Text("wa_id"u8) == from && from.All(char.IsAsciiDigit)) return new ContactIn("+" + from);
            }
        }

        return new UnsupportedIn("contacts");
    }

    private static IncomingContent Reply(JsonElement message)
    {
        var interactive = message.Object("interactive"u8);
        var chosen = interactive?.Object("button_reply"u8) ?? interactive?.Object("list_reply"u8);
        if (chosen?.Text("id"u8) is { Length: > 0 } id) return new ChoiceIn(id, chosen.Value.Text("title"u8));
        return interactive?.Object("nfm_reply"u8) is { } form && WhatsAppForm.Read(form) is { } filled
            ? filled
            : new UnsupportedIn(interactive?.Text("type"u8) ?? "interactive");
    }

    // A change of number names the new id in one of several fields, by the webhook's age; a change of identity names none.
    private static IdentityIn? Identity(JsonElement notice, string from)
    {
        var type = notice.Text("type"u8) ?? "";
        if (type.EndsWith("_identity_changed", StringComparison.Ordinal)) return new IdentityIn(null);
        if (!type.EndsWith("_changed_number", StringComparison.Ordinal) && type != "user_changed_user_id") return null;
        var where = notice.Text("wa_id"u8) ?? notice.Text("new_wa_id"u8) ?? notice.Text("user_id"u8);
        return new IdentityIn(string.IsNullOrEmpty(where) || where == from ? null : where);
    }

    private static string? EditedWords(JsonElement message)
    {
        var form = message.Object("edit"u8)?.Object("message"u8);
        return form?.Object("text"u8)?.Text("body"u8)
            ?? form?.Object("image"u8)?.Text("caption"u8)
            ?? form?.Object("document"u8)?.Text("caption"u8);
    }
}
