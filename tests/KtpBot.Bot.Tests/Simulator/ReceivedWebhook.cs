using System.Text.Json.Nodes;

namespace KtpBot.Bot.Tests.Simulator;

/// <summary>A call that the listener got, with the bytes as they travelled.</summary>
public sealed record ReceivedWebhook(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonNode Json { get; } = JsonNode.Parse(Body)!;

    /// <summary>The <c>value</c> of a WhatsApp webhook.</summary>
    public JsonNode Value => Json["entry"]![0]!["changes"]![0]!["value"]!;

    public string? Message => (string?)(Value["messages"] as JsonArray)?[0]!["text"]?["body"];

    public string? Status => (string?)(Value["statuses"] as JsonArray)?[0]!["status"];
}
