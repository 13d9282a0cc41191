using System.Net.Http.Json;
using System.Text.Json.Nodes;
using KtpBot.Simulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace KtpBot.Bot.Tests.Channels;

/// <summary>The simulator in this process: both providers and the phones of their citizens.</summary>
internal sealed class FarSide : IAsyncDisposable
{
    public const string PhoneNumberId = "100000000000001";
    public const string AccessToken = "far-side-access-token";
    public const string BotToken = "700000001:far-side-bot-token";

    private readonly WebApplication _app;
    private bool _gone;

    private FarSide(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    /// <summary>What a bot must be told to talk to this far side.</summary>
    public (string Key, string Value)[] Settings =>
    [
        ("Channels:WhatsApp:ApiBaseUrl", $"{Client.BaseAddress}graph"),
        ("Channels:WhatsApp:PhoneNumberId", PhoneNumberId),
        ("Channels:WhatsApp:AccessToken", AccessToken),
        ("Channels:WhatsApp:AppSecret", "app-secret"),
        ("Channels:WhatsApp:VerifyToken", "verify-token"),
        ("Channels:Telegram:ApiBaseUrl", $"{Client.BaseAddress}telegram"),
        ("Channels:Telegram:BotToken", BotToken),
        ("Channels:Telegram:SecretToken", "secret-token"),
    ];

    public static async Task<FarSide> StartAsync(TimeProvider? time = null, params string[] args)
    {
        var app = SimulatorHost.Build(
            [
                "--urls=http://127.0.0.1:0",
                $"--Simulator:WhatsApp:PhoneNumberId={PhoneNumberId}",
                $"--Simulator:WhatsApp:AccessToken={AccessToken}",
                "--Simulator:WhatsApp:AppSecret=app-secret",
                "--Simulator:WhatsApp:VerifyToken=verify-token",
                "--Simulator:WhatsApp:WebhookUrl=",
                $"--Simulator:Telegram:BotToken={BotToken}",
                "--Simulator:Telegram:SecretToken=secret-token",
                "--Simulator:Telegram:WebhookUrl=",
                "--Simulator:Citizens:Demo=false",
                .. args,
            ],
            time);
        await app.StartAsync();
        return new FarSide(app);
    }

    public async Task<JsonNode> CitizenAsync(string name, string channel) =>
        await PostAsync("/sim/citizens", new JsonObject { ["name"] = name, ["channel"] = channel });

    public async Task<JsonNode> PostAsync(string path, JsonObject body)
    {
        var response = await Client.PostAsJsonAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text) ?? new JsonObject();
    }

    public Task FaultAsync(string channel, string kind, int count = 1, int? retryAfterSeconds = null, int? code = null) =>
        PostAsync("/sim/faults", new JsonObject { ["channel"] = channel, ["kind"] = kind, ["count"] = count, ["retryAfterSeconds"] = retryAfterSeconds, ["code"] = code });

    /// <summary>What the citizen's phone shows from the bot, oldest first.</summary>
    public async Task<IReadOnlyList<JsonNode>> BubblesAsync(JsonNode citizen)
    {
        var chat = await Client.GetFromJsonAsync<JsonObject>($"/sim/citizens/{citizen["id"]}/chat?from=bot");
        return [.. chat!["messages"]!.AsArray().Select(bubble => bubble!)];
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_gone) return;
        _gone = true;

        // A question for updates is held open for long; nobody waits for it here.
        await _app.StopAsync(TimeSpan.FromMilliseconds(100));
        await _app.DisposeAsync();
    }
}
