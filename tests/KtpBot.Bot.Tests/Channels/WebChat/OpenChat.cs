using System.Text.Json.Nodes;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>What a client holds after opening a conversation.</summary>
internal sealed record OpenChat(string Id, string Token, int ExpiresIn, string? StreamUrl, string? UserId, string? ResumeCode)
{
    public static async Task<OpenChat> ReadAsync(HttpResponseMessage response)
    {
        var json = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return new OpenChat(
            (string)json["conversationId"]!, (string)json["token"]!, (int)json["expires_in"]!, (string?)json["streamUrl"], (string?)json["userId"], (string?)json["resumeCode"]);
    }
}

/// <summary>An ActivitySet as a client sees it.</summary>
internal sealed record ActivityPage(IReadOnlyList<JsonNode> Activities, string Watermark)
{
    public IReadOnlyList<string?> Texts => [.. Activities.Select(x => (string?)x["text"])];

    public static ActivityPage Of(JsonNode json) => new([.. json["activities"]!.AsArray().Select(x => x!)], (string)json["watermark"]!);
}
