using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

using KtpBot.Simulator;

using Microsoft.AspNetCore.Builder;

namespace KtpBot.Bot.Tests.Simulator;

/// <summary>A running Simulator, a listening bot before it, and the calls that tests make to both.</summary>
public sealed class FarSide : IAsyncDisposable
{
    public const string Token = "700000001:demo-bot-token";
    public const string PhoneNumberId = "100000000000001";
    private static readonly AuthenticationHeaderValue AccessToken = new("Bearer", "demo-access-token");
    private readonly WebApplication _simulator;

    private FarSide(WebApplication simulator, ListeningBot bot, StandingClock clock)
    {
        (_simulator, Bot, Clock) = (simulator, bot, clock);
        Http = new HttpClient { BaseAddress = new Uri(simulator.Urls.First()), Timeout = TimeSpan.FromSeconds(60) };
        Http.DefaultRequestHeaders.Authorization = AccessToken;
    }

    public ListeningBot Bot { get; }

    public StandingClock Clock { get; }

    public HttpClient Http { get; }

    /// <summary>Starts both; <paramref name="webhook"/> false leaves Telegram without one, for getUpdates.</summary>
    public static async Task<FarSide> StartAsync(bool webhook = true)
    {
        var (bot, clock) = (await ListeningBot.StartAsync(), new StandingClock());
        var simulator = SimulatorHost.Build(
            [
                "--urls=http://127.0.0.1:0", $"--Simulator:WhatsApp:WebhookUrl={bot.Url}/wa",
                $"--Simulator:Telegram:WebhookUrl={(webhook ? bot.Url + "/tg" : "")}", "--Simulator:Delivery:RetryFirst=00:00:00.005",
                "--Logging:LogLevel:Default=Warning",
            ],
            clock);
        await simulator.StartAsync();
        return new FarSide(simulator, bot, clock);
    }

    /// <summary>Does something as a citizen and returns the bubble; fails the test when the app refuses.</summary>
    public async Task<JsonNode> ActAsync(string citizen, string what, object? body = null)
    {
        using var answer = await Http.PostAsJsonAsync($"/sim/citizens/{citizen}/{what}", body ?? new { });
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.True(answer.IsSuccessStatusCode, json.ToJsonString());
        return json;
    }

    public async Task FaultAsync(string channel, string kind, int count = 1, int? retryAfterSeconds = null, int? code = null)
    {
        using var answer = await Http.PostAsJsonAsync("/sim/faults", new { channel, kind, count, retryAfterSeconds, code });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The chat's bubbles; with <paramref name="after"/> and wait it waits for later ones.</summary>
    public async Task<JsonArray> ChatAsync(string citizen, long after = 0, int wait = 0, string? from = null) =>
        (await Http.GetFromJsonAsync<JsonNode>($"/sim/citizens/{citizen}/chat?after={after}&wait={wait}{(from is null ? "" : $"&from={from}")}"))!["messages"]!.AsArray();

    public async Task<(HttpStatusCode Status, JsonNode Json)> GraphAsync(object body, string? path = null)
    {
        using var answer = await Http.PostAsJsonAsync(path ?? $"/graph/v23.0/{PhoneNumberId}/messages", body);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    public Task<(HttpStatusCode Status, JsonNode Json)> GraphTextAsync(string to, string text) =>
        GraphAsync(new { messaging_product = "whatsapp", to, type = "text", text = new { body = text } });

    public async Task<(HttpStatusCode Status, JsonNode Json)> TelegramAsync(string method, object? body = null)
    {
        using var answer = await Http.PostAsJsonAsync($"/telegram/bot{Token}/{method}", body ?? new { });
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    /// <summary>As it was after the start: no chats, no faults, nothing that waits, the right token.</summary>
    public async Task EmptyAsync()
    {
        Http.DefaultRequestHeaders.Authorization = AccessToken;
        using var reset = await Http.PostAsync("/sim/reset", null);
        reset.EnsureSuccessStatusCode();
        Bot.Forget();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _simulator.DisposeAsync();
        await Bot.DisposeAsync();
    }
}
