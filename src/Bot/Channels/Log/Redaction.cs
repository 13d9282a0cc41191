using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KtpBot.Bot.Channels.Log;

/// <summary>
/// Takes everything out of an exchange's body that could be a secret or say something about a person, and leaves its shape: field names,
/// lengths, and the values of fields that a channel has named as harmless. Pure.
/// </summary>
internal static class Redaction
{
    /// <summary>Longer redacted bodies are cut; their beginning tells enough.</summary>
    public const int MostBytes = 8 * 1024;

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The body without anything personal; null for an empty one.</summary>
    /// <param name="body">As it was on the wire.</param>
    /// <param name="open">Names of fields whose values stay.</param>
    public static byte[]? Of(ReadOnlyMemory<byte> body, IReadOnlySet<string> open)
    {
        if (body.IsEmpty) return null;
        try
        {
            using var json = JsonDocument.Parse(body);
            var buffer = new ArrayBufferWriter<byte>(Math.Min(body.Length, MostBytes));
            using (var writer = new Utf8JsonWriter(buffer, Writing)) Write(writer, json.RootElement, false, open);
            return buffer.WrittenCount <= MostBytes ? buffer.WrittenSpan.ToArray() : [.. buffer.WrittenSpan[..MostBytes], .. "…"u8];
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"({body.Length} bytes, no JSON)"));
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element, bool open, IReadOnlySet<string> fields)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var field in element.EnumerateObject())
                {
                    // A field name can carry words too where an object is used as a map.
                    writer.WritePropertyName(field.Name.Length <= 40 && !field.Name.Any(char.IsAsciiDigit) ? field.Name : "…");
                    Write(writer, field.Value, fields.Contains(field.Name), fields);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray()) Write(writer, item, open, fields);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String or JsonValueKind.Number when !open:
                writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"…{element.GetRawText().Trim('"').Length}"));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
