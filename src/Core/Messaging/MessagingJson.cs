using System.Text.Json;
using System.Text.Json.Serialization;

namespace KtpBot.Core.Messaging;

/// <summary>The stored form of message contents.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IncomingContent))]
[JsonSerializable(typeof(OutgoingContent))]
public sealed partial class MessagingJson : JsonSerializerContext
{
    public static byte[] Write(IncomingContent content) => JsonSerializer.SerializeToUtf8Bytes(content, Default.IncomingContent);

    public static byte[] Write(OutgoingContent content) => JsonSerializer.SerializeToUtf8Bytes(content, Default.OutgoingContent);

    public static IncomingContent ReadIncoming(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Default.IncomingContent)!;

    public static OutgoingContent ReadOutgoing(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Default.OutgoingContent)!;
}
