using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>
/// The answer of a WhatsApp Flow: an object of entries, written as a text inside the webhook.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/receiveflowresponse
/// </summary>
internal static class WhatsAppForm
{
    /// <summary>Our own sign for a running form; says nothing about what was entered.</summary>
    private const string Token = "flow_token";

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The entries in order, or null when there is none that can be read.</summary>
    public static FormIn? Read(JsonElement reply)
    {
        var name = reply.Text("name"u8) ?? "flow";
        try
        {
            if (reply.Object("response_json"u8) is { } plain) return Of(name, plain);
            if (reply.Text("response_json"u8) is not { } text) return null;
            using var json = JsonDocument.Parse(text);
            return Of(name, json.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            // No JSON, or a name or value with half an emoji in it.
            return null;
        }
    }

    private static FormIn? Of(string name, JsonElement entries)
    {
        if (entries.ValueKind != JsonValueKind.Object) return null;
        var fields = new List<FormField>();
        foreach (var entry in entries.EnumerateObject())
        {
            if (entry.Name != Token) fields.Add(new FormField(entry.Name, ValueOf(entry.Value)));
        }

        return fields.Count == 0 ? null : new FormIn(name, fields);
    }

    private static string ValueOf(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return "";
            case JsonValueKind.Object or JsonValueKind.Array:
                var buffer = new ArrayBufferWriter<byte>(128);
                using (var writer = new Utf8JsonWriter(buffer, Compact)) value.WriteTo(writer);
                return Encoding.UTF8.GetString(buffer.WrittenSpan);
            default:
                // Half an emoji stays in its escaped form, as everywhere.
                return value.Words() ?? value.GetRawText();
        }
    }
}
