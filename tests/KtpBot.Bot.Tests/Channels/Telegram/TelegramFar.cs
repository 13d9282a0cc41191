using System.Text.Json.Nodes;
using KtpBot.Bot.Tests.Channels.Payloads;
using KtpBot.Core.Messaging;
using KtpBot.Testing.Time;

namespace KtpBot.Bot.Tests.Channels.Telegram;

/// <summary>The channel alone, with a recording intake behind it and a scripted far side before it.</summary>
internal sealed class TelegramFar : IAsyncDisposable
{
    public const string Token = "700000001:AAF-token-rahasia";
    public const string Secret = "kata_rahasia-1";

    private long _messages;

    private TelegramFar(ProviderStub stub, ChannelApp app, ManualTimeProvider clock) => (Stub, App, Clock) = (stub, app, clock);

    public ProviderStub Stub { get; }

    public ChannelApp App { get; }

    public ManualTimeProvider Clock { get; }

    /// <summary>Starts the channel; <paramref name="first"/> are the answers to its first calls, then <paramref name="ordinary"/> ones.</summary>
    public static async Task<TelegramFar> StartAsync(IEnumerable<CannedAnswer>? first = null, Func<string, string>? ordinary = null, params (string Key, string Value)[] more)
    {
        var stub = await ProviderStub.StartAsync();
        stub.Ordinary = ordinary ?? (static _ => """{"ok":true,"result":{"username":"kwangsan_ktp_bot"}}""");
        stub.Expect(first ?? []);
        var clock = new ManualTimeProvider(new DateTime(2026, 11, 20, 3, 0, 0));
        (string, string)[] settings = [("Channels:Telegram:ApiBaseUrl", stub.Root), ("Channels:Telegram:BotToken", Token), .. more];
        if (!more.Any(setting => setting.Key.EndsWith("Polling", StringComparison.Ordinal))) settings = [.. settings, ("Channels:Telegram:SecretToken", Secret)];
        return new TelegramFar(stub, await ChannelApp.StartAsync(clock, settings), clock);
    }

    /// <summary>Waits until the calls of the start are over and forgets them.</summary>
    public async Task<TelegramFar> SettledAsync()
    {
        await Eventually.IsTrueAsync(() => App.Log.Text.Contains("getMe is done", StringComparison.Ordinal), "the start is over");
        Stub.Expect([]);
        return this;
    }

    public Task<SendResult> SendAsync(OutgoingContent content, string address = "5600000001") =>
        App.Channel(ChannelKind.Telegram).SendAsync(new OutgoingMessage(++_messages, address, content, null), CancellationToken.None);

    public async Task<int> PostAsync(string update)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/channels/telegram") { Content = new StringContent(update) };
        request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", Secret);
        using var response = await App.Client.SendAsync(request);
        return (int)response.StatusCode;
    }

    /// <summary>The bodies of all calls of a method so far.</summary>
    public IReadOnlyList<JsonNode?> Calls(string method) =>
        [.. Stub.Requests.Where(request => request.Path == $"/bot{Token}/{method}").Select(request => request.Body)];

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Stub.DisposeAsync();
    }
}
