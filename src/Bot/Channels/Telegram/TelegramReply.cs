using System.Text.Json;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>An answer of the Bot API: {ok, result} or {ok:false, error_code, description, parameters}.</summary>
/// <param name="Ok">The call did what it should.</param>
/// <param name="Result">With Ok: the result; a copy that needs no disposal.</param>
/// <param name="ErrorCode">The refusal's code; 0 when no answer came.</param>
/// <param name="Description">Telegram's own words; for deciding, never for people or logs.</param>
/// <param name="RetryAfter">How long to wait.</param>
/// <param name="Broken">"timeout" or "network" when no answer came.</param>
/// <param name="MigratedTo">The group has become a supergroup with this id.</param>
internal sealed record TelegramReply(bool Ok, JsonElement Result, int ErrorCode, string Description, TimeSpan? RetryAfter, string? Broken, long? MigratedTo = null)
{
    /// <summary>A day: beyond it a figure is a fault, and a message would be forgotten.</summary>
    private const int LongestWait = 24 * 60 * 60;

    // What a server or proxy before Telegram answers in its own form: only these say the same as Telegram's.
    private static readonly int[] MeansTheSame = [401, 404, 413, 429];

    /// <summary>What a log may say about a reply that is not Ok.</summary>
    public string Code => Broken ?? ErrorCode.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static TelegramReply Read(ProviderAnswer answer)
    {
        if (answer.Broken is { } broken) return new TelegramReply(false, default, 0, "", null, broken);
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            var root = json.RootElement;
            if (root.IsTrue("ok"u8)) return new TelegramReply(true, root.Child("result"u8)?.Clone() ?? default, 0, "", null, null);
            if (root.Number("error_code"u8) is not { } code) return Foreign(answer);
            var parameters = root.Object("parameters"u8);
            return new TelegramReply(
                false,
                default,
                (int)code,
                root.Text("description"u8) ?? "",
                parameters?.Number("retry_after"u8) is { } wait and > 0 ? TimeSpan.FromSeconds(Math.Min(wait, LongestWait)) : answer.RetryAfter,
                null,
                parameters?.Number("migrate_to_chat_id"u8));
        }
        catch (JsonException)
        {
            return Foreign(answer);
        }
    }

    // A success that cannot be read, a redirect, a page of a proxy: not Telegram's word, so it is nobody's last word.
    private static TelegramReply Foreign(ProviderAnswer answer) =>
        new(false, default, Array.IndexOf(MeansTheSame, answer.Status) >= 0 || answer.Status >= 500 ? answer.Status : 502, "", answer.RetryAfter, null);
}
