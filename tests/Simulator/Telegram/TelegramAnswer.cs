using System.Text.Json.Nodes;

namespace KtpBot.Simulator.Telegram;

/// <summary>What a method answers: a result, or a refusal in the Bot API's own words.</summary>
internal sealed record TelegramAnswer(int Status, JsonNode? Result, string? Description = null)
{
    public int? RetryAfterSeconds { get; init; }

    public static TelegramAnswer Ok(JsonNode? result) => new(200, result);

    public static TelegramAnswer True() => new(200, JsonValue.Create(true));

    public static TelegramAnswer Bad(string why) => new(400, null, $"Bad Request: {why}");

    public JsonObject ToJson()
    {
        if (Status == 200) return new JsonObject { ["ok"] = true, ["result"] = Result };
        var json = new JsonObject { ["ok"] = false, ["error_code"] = Status, ["description"] = Description };
        if (RetryAfterSeconds is { } seconds) json["parameters"] = new JsonObject { ["retry_after"] = seconds };
        return json;
    }
}
