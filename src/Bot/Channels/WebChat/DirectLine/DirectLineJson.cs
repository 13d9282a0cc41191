using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KtpBot.Bot.Channels.WebChat.DirectLine;

/// <summary>The wire form of everything under /v3/directline and of stored activities.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ActivitySet))]
[JsonSerializable(typeof(OpenRequest))]
[JsonSerializable(typeof(OpenedChat))]
[JsonSerializable(typeof(ResumeRequest))]
[JsonSerializable(typeof(PostedId))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(BotChannelData))]
[JsonSerializable(typeof(CardAction))]
[JsonSerializable(typeof(SessionId))]
internal sealed partial class DirectLineJson : JsonSerializerContext
{
    /// <summary>Writes words as they are: the answers are application/json and never stand inside HTML.</summary>
    public static DirectLineJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
