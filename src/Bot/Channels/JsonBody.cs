using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KtpBot.Bot.Channels;

/// <summary>A JSON object for a provider, as bytes. Letters stay as they are: nobody puts these bodies into a page.</summary>
internal static class JsonBody
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="content">Writes the object's fields.</param>
    public static byte[] Of(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
