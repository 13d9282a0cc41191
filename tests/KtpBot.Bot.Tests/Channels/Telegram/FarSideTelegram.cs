using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace KtpBot.Bot.Tests.Channels.Telegram;

/// <summary>What Telegram tests ask of the simulator.</summary>
internal static class FarSideTelegram
{
    /// <summary>From now on updates are pushed to this app.</summary>
    public static async Task ListenAsync(this FarSide far, ChannelApp app)
    {
        var webhook = new JsonObject { ["url"] = new Uri(app.Address, "/channels/telegram").ToString(), ["secret_token"] = "secret-token" };
        using var answer = await far.Client.PostAsJsonAsync($"/telegram/bot{FarSide.BotToken}/setWebhook", webhook);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>True when the citizen's last tap does not turn any more.</summary>
    public static async Task<bool> IsAnsweredAsync(this FarSide far, JsonNode citizen)
    {
        var chat = await far.Client.GetFromJsonAsync<JsonObject>($"/sim/citizens/{citizen["id"]}/chat?from=citizen");
        return (string?)chat!["messages"]!.AsArray().LastOrDefault(message => (string?)message!["kind"] == "tap")?["status"] == "read";
    }
}
