using System.Buffers;
using System.Text.Encodings.Web;
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

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The requests in order; most messages need one.</summary>
    /// <param name="address">A WhatsApp id (digits), or the business-scoped id of a user without a number.</param>
    /// <param name="content">What to send.</param>
    /// <param name="windowOpen">False when the citizen's last message is too old for anything but a template.</param>
    public static IReadOnlyList<WhatsAppPart> Build(string address, OutgoingContent content, bool windowOpen) => content switch
    {
        TextOut text => Texts(address, text.Text),
        ChoicesOut menu => Menu(address, menu),
        FileOut file => File(address, file),
        TemplateOut template => windowOpen ? Build(address, template.Plain, windowOpen) : [Template(address, template)],
        _ => throw new System.Diagnostics.UnreachableException(content.GetType().Name),
    };

    /// <summary>The message for an uploaded file.</summary>
    public static byte[] FileMessage(string address, string mediaId, FileOut file, bool asImage, string? caption) =>
        Message(address, asImage ? "image" : "document", json =>
        {
            json.WriteString("id"u8, mediaId);
            if (!string.IsNullOrEmpty(caption)) json.WriteString("caption"u8, caption);
            if (!asImage) json.WriteString("filename"u8, Shorten(file.FileName));
        });

    public static bool IsImage(string mimeType) => mimeType is "image/jpeg" or "image/png";

    private static List<WhatsAppPart> Texts(string address, string text) =>
        [.. TextSplit.AtSentences(text, WhatsAppLimits.TextLength).Select(part => Text(address, part))];

    private static WhatsAppBody Text(string address, string text) => new(Message(address, "text", json =>
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
        if (choices.Count is 0 or > WhatsAppLimits.ListRows || menu.Text.Length == 0) return MenuForm.Numbered;
        if (choices.Any(c => c.Id.Length is 0 or > WhatsAppLimits.ChoiceIdLength || c.Title.Length == 0)) return MenuForm.Numbered;
        if (choices.Count <= WhatsAppLimits.Buttons
            && choices.All(c => c.Title.Length <= WhatsAppLimits.ButtonTitleLength && string.IsNullOrEmpty(c.Description))
            && choices.Select(c => c.Title).Distinct().Count() == choices.Count) return MenuForm.Buttons;
        return choices.All(c => c.Title.Length <= WhatsAppLimits.RowTitleLength && (c.Description?.Length ?? 0) <= WhatsAppLimits.RowDescriptionLength)
            && (menu.OpenLabel?.Length ?? 0) <= WhatsAppLimits.ButtonTitleLength ? MenuForm.List : MenuForm.Numbered;
    }

    private static byte[] Buttons(string address, string text, ChoicesOut menu) => Message(address, "interactive", json =>
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

    private static byte[] List(string address, string text, ChoicesOut menu) => Message(address, "interactive", json =>
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

    private static List<WhatsAppPart> File(string address, FileOut file)
    {
        if (file.Caption is null || file.Caption.Length <= WhatsAppLimits.CaptionLength) return [new WhatsAppFile(file, file.Caption)];
        return [new WhatsAppFile(file, null), .. Texts(address, file.Caption)];
    }

    private static WhatsAppBody Template(string address, TemplateOut template) => new(Message(address, "template", json =>
    {
        json.WriteString("name"u8, template.Name);
        json.WriteStartObject("language"u8);
        json.WriteString("code"u8, template.Language);
        json.WriteEndObject();
        if (template.Parameters.Count == 0) return;
        json.WriteStartArray("components"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "body"u8);
        json.WriteStartArray("parameters"u8);
        foreach (var parameter in template.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "text"u8);
            json.WriteString("text"u8, OneLine(parameter));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }));

    private static void Body(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject("body"u8);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
    }

    private static byte[] Message(string address, string type, Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            json.WriteString("messaging_product"u8, "whatsapp"u8);
            json.WriteString("recipient_type"u8, "individual"u8);

            // A business-scoped id in "to" is dropped without a word.
            if (address.All(char.IsAsciiDigit)) json.WriteString("to"u8, address);
            else json.WriteString("recipient"u8, address);
            json.WriteString("type"u8, type);
            json.WriteStartObject(type);
            content(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    // Template parameters may be neither empty nor hold line breaks, tabs or runs of spaces.
    private static string OneLine(string parameter) =>
        string.Join(' ', parameter.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } line ? line : "-";

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
