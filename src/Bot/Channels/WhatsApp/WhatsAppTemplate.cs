using System.Globalization;
using System.Text.Json;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>
/// The body of a registered template: header, gaps and the payloads of its quick-reply buttons, which come back as our own choice ids.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components
/// </summary>
internal static class WhatsAppTemplate
{
    private const char Cut = '…';

    public static WhatsAppBody Build(string address, TemplateOut template) => new(WhatsAppJson.Message(address, "template", json =>
    {
        json.WriteString("name"u8, template.Name);
        json.WriteStartObject("language"u8);
        json.WriteString("code"u8, template.Language);
        json.WriteEndObject();
        var buttons = template.Buttons ?? [];
        if (template.Parameters.Count == 0 && template.Header is null && buttons.Count == 0) return;
        json.WriteStartArray("components"u8);
        if (template.Header is { } header) Component(json, "header"u8, [Fitted(header, WhatsAppLimits.TemplateHeaderLength)]);
        if (template.Parameters.Count > 0) Component(json, "body"u8, Gaps(template.Parameters));
        for (var i = 0; i < buttons.Count; i++) Button(json, i, buttons[i]);
        json.WriteEndArray();
    }));

    private static void Component(Utf8JsonWriter json, ReadOnlySpan<byte> type, IEnumerable<string> texts)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        json.WriteStartArray("parameters"u8);
        foreach (var text in texts)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "text"u8);
            json.WriteString("text"u8, text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Button(Utf8JsonWriter json, int index, string payload)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "button"u8);
        json.WriteString("sub_type"u8, "quick_reply"u8);
        json.WriteString("index"u8, index.ToString(CultureInfo.InvariantCulture));
        json.WriteStartArray("parameters"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "payload"u8);
        json.WriteString("payload"u8, payload);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // A gap that is too long would cost the citizen the whole message; its beginning says enough, and the rest follows when he writes.
    private static List<string> Gaps(IReadOnlyList<string> parameters)
    {
        var lines = parameters.Select(OneLine).ToList();
        for (var over = lines.Sum(line => line.Length) - WhatsAppLimits.TemplateGapsLength; over > 0; over = lines.Sum(line => line.Length) - WhatsAppLimits.TemplateGapsLength)
        {
            var longest = lines.IndexOf(lines.MaxBy(line => line.Length)!);
            lines[longest] = Fitted(lines[longest], Math.Max(lines[longest].Length - over, WhatsAppLimits.TemplateGapsLength / lines.Count));
        }

        return lines;
    }

    private static string Fitted(string text, int limit)
    {
        var line = OneLine(text);
        if (line.Length <= limit) return line;
        var end = char.IsHighSurrogate(line[limit - 2]) ? limit - 2 : limit - 1;
        return line[..end].TrimEnd() + Cut;
    }

    // Gaps may be neither empty nor hold line breaks, tabs or runs of spaces.
    private static string OneLine(string parameter) =>
        string.Join(' ', parameter.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } line ? line : "-";
}
