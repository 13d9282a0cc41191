using System.Text.Json.Serialization;

namespace KtpBot.Bot.Channels.WebChat.Tokens;

/// <summary>The token's payload. "user" is the one claim that Direct Line clients read.</summary>
internal sealed record TokenClaims
{
    [JsonPropertyName("use")]
    public required string Use { get; init; }

    [JsonPropertyName("conv")]
    public required string Conversation { get; init; }

    [JsonPropertyName("user")]
    public string? User { get; init; }

    [JsonPropertyName("exp")]
    public required long Expires { get; init; }

    [JsonPropertyName("org")]
    public string[]? Origins { get; init; }

    [JsonPropertyName("page")]
    public bool? OwnPage { get; init; }

    [JsonPropertyName("seq")]
    public int? Sequence { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TokenClaims))]
internal sealed partial class TokenJson : JsonSerializerContext;
