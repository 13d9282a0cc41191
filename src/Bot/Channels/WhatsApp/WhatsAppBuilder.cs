using System.Globalization;
using System.Text.Json;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>
/// Turns a message into bodies for POST /{phone-number-id}/messages. Pure. Up to three short choices become buttons, up to ten a list,
/// anything else numbered words.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
/// </summary>
internal static class WhatsAppBuilder
{
    private const string DefaultOpenLabel = "Pilih";

    /// <summary>The requests in order; most messages need one, an empty one needs none.</summary>
    /// <param name="address">A WhatsApp id (digits), or the business-scoped id of a user without a number.</param>
    /// <param name="content">What to send.</param>
    public static IReadOnlyList<WhatsAppPart> Build(string address, OutgoingContent content) => content switch
    {
        TextOut text => Texts(address, text.Text),
        ChoicesOut menu => Menu(address, menu),
        FileOut file => File(address, file),
        LocationOut place => [new WhatsAppBody(Place(address, place))],
        TemplateOut template => Build(address, template.Plain),
        _ => throw new System.Diagnostics.UnreachableException(content.GetType().Name),
    };

    /// <summary>The message for an uploaded file.</summary>
    public static byte[] FileMessage(string address, string mediaId, FileOut file, bool asImage, string? caption) =>
        WhatsAppJson.Message(address, asImage ? "image" : "document", json =>
        {
            json.WriteString("id"u8, mediaId);
            if (!string.IsNullOrEmpty(caption)) json.WriteString("caption"u8, caption);
            if (!asImage) json.WriteString("filename"u8, Shorten(file.FileName));
        });

    private static List<WhatsAppPart> Texts(string address, string text) =>
        string.IsNullOrWhiteSpace(text) ? [] : [.. TextSplit.AtSentences(text, WhatsAppLimits.TextLength).Select(part => Text(address, part))];

    private static WhatsAppBody Text(string address, string text) => new(WhatsAppJson.Message(address, "text", json =>
    {
        json.WriteBoolean("preview_url"u8, false);
        json.WriteString("body"u8, text);
    }));

    private static List<WhatsAppPart> Menu(string address, ChoicesOut menu)
    {
        var form = FormOf(menu);
        if (form == MenuForm.Numbered) return Texts(address, menu.Choices.Count == 0 ? menu.Text : NumberedText.Of(menu));

        // The question stands with its answers; what does not fit goes ahead as words.
        var texts = TextSplit.AtSentences(menu.Text, WhatsAppLimits.InteractiveBodyLength);
        var parts = texts.Take(texts.Count - 1).Select(part => (WhatsAppPart)Text(address, part)).ToList();
        parts.Add(new WhatsAppBody(form == MenuForm.Buttons ? Buttons(address, texts[^1], menu) : List(address, texts[^1], menu)));
        return parts;
    }

    private static MenuForm FormOf(ChoicesOut menu)
    {
        var choices = menu.Choices;
        if (choices.Count is 0 or > WhatsAppLimits.ListRows || string.IsNullOrWhiteSpace(menu.Text) || !choices.All(IsWellFormed) || !AreDistinct(choices.Select(c => c.Id)))
            return MenuForm.Numbered;
        if (choices.Count <= WhatsAppLimits.Buttons
            && choices.All(c => WhatsAppLimits.Units(c.Title) <= WhatsAppLimits.ButtonTitleLength && string.IsNullOrEmpty(c.Description))
            && AreDistinct(choices.Select(c => c.Title))) return MenuForm.Buttons;
        return choices.All(c => WhatsAppLimits.Units(c.Title) <= WhatsAppLimits.RowTitleLength && WhatsAppLimits.Units(c.Description) <= WhatsAppLimits.RowDescriptionLength)
            && WhatsAppLimits.Units(menu.OpenLabel) <= WhatsAppLimits.ButtonTitleLength ? MenuForm.List : MenuForm.Numbered;
    }

    private static bool IsWellFormed(Choice choice) =>
        choice.Id.Length is > 0 and <= WhatsAppLimits.ChoiceIdLength && !string.IsNullOrWhiteSpace(choice.Title) && choice.Id.AsSpan().Trim().Length == choice.Id.Length;

    private static bool AreDistinct(IEnumerable<string> words)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return words.All(seen.Add);
    }

    private static byte[] Buttons(string address, string text, ChoicesOut menu) => WhatsAppJson.Message(address, "interactive", json =>
    {
        json.WriteString("type"u8, "button"u8);
        Body(json, text);
        json.WriteStartObject("action"u8);
        json.WriteStartArray("buttons"u8);
        foreach (var choice in menu.Choices)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "reply"u8);
            json.WriteStartObject("reply"u8);
            json.WriteString("id"u8, choice.Id);
            json.WriteString("title"u8, choice.Title);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static byte[] List(string address, string text, ChoicesOut menu) => WhatsAppJson.Message(address, "interactive", json =>
    {
        json.WriteString("type"u8, "list"u8);
        Body(json, text);
        json.WriteStartObject("action"u8);
        json.WriteString("button"u8, string.IsNullOrEmpty(menu.OpenLabel) ? DefaultOpenLabel : menu.OpenLabel);
        json.WriteStartArray("sections"u8);
        json.WriteStartObject();
        json.WriteStartArray("rows"u8);
        foreach (var choice in menu.Choices)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, choice.Id);
            json.WriteString("title"u8, choice.Title);
            if (!string.IsNullOrEmpty(choice.Description)) json.WriteString("description"u8, choice.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    // Degrees travel as text: https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/location-messages
    private static byte[] Place(string address, LocationOut place) => WhatsAppJson.Message(address, "location", json =>
    {
        json.WriteString("latitude"u8, place.Latitude.ToString(CultureInfo.InvariantCulture));
        json.WriteString("longitude"u8, place.Longitude.ToString(CultureInfo.InvariantCulture));
        json.WriteString("name"u8, place.Name);
        json.WriteString("address"u8, place.Address);
    });

    private static List<WhatsAppPart> File(string address, FileOut file)
    {
        if (file.Caption is null || file.Caption.Length <= WhatsAppLimits.CaptionLength) return [new WhatsAppFile(file, file.Caption)];
        return [new WhatsAppFile(file, null), .. Texts(address, file.Caption)];
    }

    private static void Body(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject("body"u8);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
    }

    private static string Shorten(string fileName) =>
        fileName.Length <= WhatsAppLimits.FileNameLength
            ? fileName
            : fileName[..(WhatsAppLimits.FileNameLength - Path.GetExtension(fileName).Length)] + Path.GetExtension(fileName);

    private enum MenuForm
    {
        Buttons,
        List,
        Numbered,
    }
}
