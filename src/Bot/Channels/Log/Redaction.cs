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

    /// <summary>No provider's field name is longer; see <see cref="IsFieldName"/>.</summary>
    private const int LongestName = 60;

    /// <summary>An object with more fields than any provider's is used as a map.</summary>
    private const int MostFields = 60;

    /// <summary>An open value longer than this is no code and no kind.</summary>
    private const int LongestOpen = 100;

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
            return buffer.WrittenCount <= MostBytes ? buffer.WrittenSpan.ToArray() : Cut(buffer.WrittenSpan);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Half a surrogate pair in an escape is valid JSON to the parser, but no text.
            return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"({body.Length} bytes, no JSON)"));
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element, bool open, IReadOnlySet<string> fields)
    {
        if (writer.BytesCommitted + writer.BytesPending > MostBytes) return; // What is written from here on is cut off anyway.
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                var isMap = IsMap(element);
                foreach (var field in element.EnumerateObject())
                {
                    if (writer.BytesCommitted + writer.BytesPending > MostBytes) break;
                    var name = isMap ? "…" : field.Name;
                    writer.WritePropertyName(name);
                    Write(writer, field.Value, !isMap && fields.Contains(name), fields);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    if (writer.BytesCommitted + writer.BytesPending > MostBytes) break;
                    Write(writer, item, open, fields);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when !open || element.GetString()!.Length > LongestOpen:
                writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"…{element.GetString()!.Length}"));
                break;
            case JsonValueKind.Number when !open:
                writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"…{element.GetRawText().Length}"));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    /// <summary>Field names are a provider's own words; where one of them cannot be, the object is a map and its keys may be anybody's.</summary>
    private static bool IsMap(JsonElement element)
    {
        var count = 0;
        foreach (var field in element.EnumerateObject())
        {
            if (++count > MostFields || !IsFieldName(field.Name)) return true;
        }

        return false;
    }

    private static bool IsFieldName(string name)
    {
        if (name.Length is 0 or > LongestName || !char.IsAsciiLetterLower(name[0])) return false;
        foreach (var letter in name)
        {
            if (!char.IsAsciiLetter(letter) && letter != '_') return false;
        }

        return true;
    }

    /// <summary>Whole characters only, with a mark that something is missing.</summary>
    private static byte[] Cut(ReadOnlySpan<byte> written)
    {
        var length = MostBytes;
        while (length > 0 && (written[length] & 0xC0) == 0x80) length--;
        return [.. written[..length], .. "…"u8];
    }
}
