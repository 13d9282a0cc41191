using System.Text.Json;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>An answer of the Bot API: {ok, result} or {ok:false, error_code, description, parameters}.</summary>
/// <param name="Ok">The call did what it should.</param>
/// <param name="Result">With Ok: the result; a copy that needs no disposal.</param>
/// <param name="ErrorCode">The refusal's code, or the HTTP status where the body is none of Telegram's.</param>
/// <param name="Description">Telegram's own words; for deciding, never for people.</param>
/// <param name="RetryAfter">How long to wait.</param>
/// <param name="Broken">"timeout" or "network" when no answer came.</param>
internal sealed record TelegramReply(bool Ok, JsonElement Result, int ErrorCode, string Description, TimeSpan? RetryAfter, string? Broken)
{
    public static TelegramReply Read(ProviderAnswer answer)
    {
        if (answer.Broken is { } broken) return new TelegramReply(false, default, 0, "", null, broken);
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            var root = json.RootElement;
            if (root.IsTrue("ok"u8)) return new TelegramReply(true, root.Child("result"u8)?.Clone() ?? default, 0, "", null, null);
            var wait = root.Object("parameters"u8)?.Number("retry_after"u8);
            return new TelegramReply(
                false,
                default,
                (int)(root.Number("error_code"u8) ?? answer.Status),
                root.Text("description"u8) ?? "",
                wait is > 0 ? TimeSpan.FromSeconds(wait.Value) : answer.RetryAfter,
                null);
        }
        catch (JsonException)
        {
            return new TelegramReply(false, default, answer.Status is >= 200 and < 300 ? 502 : answer.Status, "", answer.RetryAfter, null);
        }
    }
}
