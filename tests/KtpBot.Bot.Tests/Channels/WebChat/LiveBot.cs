using KtpBot.Core.Messaging;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>The whole bot: dialogs, storage, delivery. Only its clock is the test's. Reached through a line that can be cut.</summary>
internal sealed class LiveBot : IAsyncDisposable
{
    private WebApplication _app;
    private CutLine? _line;

    private LiveBot(WebApplication app, TestDatabase database, Dictionary<string, string?> settings, ManualTimeProvider clock, LogCapture log) =>
        (_app, Database, Settings, Clock, Log, Address) = (app, database, settings, clock, log, app.Urls.Single());

    public TestDatabase Database { get; }

    public ManualTimeProvider Clock { get; }

    public LogCapture Log { get; }

    /// <summary>The server itself, past the line.</summary>
    public string Address { get; private set; }

    public CutLine Line => _line ??= new CutLine(Address);

    public IServiceProvider Services => _app.Services;

    public string DirectLine => $"{Line.Url}/v3/directline";

    private Dictionary<string, string?> Settings { get; }

    public static async Task<LiveBot> StartAsync(Dictionary<string, string?>? settings = null, string office = TestOffices.Kwangsan)
    {
        var database = await TestDatabase.CreateAsync(officeId: office);
        var clock = new ManualTimeProvider();
        var log = new LogCapture();
        settings = new Dictionary<string, string?>(settings ?? []) { ["Office:Id"] = office, ["Channels:WebChat:Secret"] = WebChatHost.Secret };
        foreach (var (key, value) in database.HostEnvironment()) settings.TryAdd(key.Replace("__", ":", StringComparison.Ordinal), value);
        return new LiveBot(await StartAsync(settings, clock, log, "http://127.0.0.1:0"), database, settings, clock, log);
    }

    /// <summary>Ends the bot and starts it again at the same address, on what it has stored.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        _app = await StartAsync(Settings, Clock, Log, Address);
    }

    /// <summary>A chat as an office's own server opens it for a citizen: with the secret.</summary>
    public async Task<OpenChat> TokenAsync(string userId = "dl_warga")
    {
        using var http = new HttpClient { BaseAddress = new Uri(Address) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", WebChatHost.Secret);
        using var body = new StringContent($$$"""{"user":{"id":"{{{userId}}}","name":"Warga"}}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri("/v3/directline/tokens/generate", UriKind.Relative), body);
        return await OpenChat.ReadAsync(response);
    }

    /// <summary>A fresh token and stream for a chat, as the office's own server fetches them.</summary>
    public async Task<string> ReconnectAsync(string chatId, string watermark)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Line.Url) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", WebChatHost.Secret);
        return await http.GetStringAsync(new Uri($"/v3/directline/conversations/{chatId}?watermark={watermark}", UriKind.Relative));
    }

    /// <summary>News from the office, straight into the chat.</summary>
    public Task SayAsync(long id, string chatId, string text) => SendAsync(id, chatId, new TextOut(text));

    /// <inheritdoc cref="SayAsync"/>
    public Task SendAsync(long id, string chatId, OutgoingContent content) =>
        _app.Services.GetServices<IChannel>().Single(x => x.Kind == ChannelKind.WebChat).SendAsync(new OutgoingMessage(id, chatId, content, null), CancellationToken.None);

    /// <summary>What citizens said, as the bot stored it.</summary>
    public async Task<int> InboxCountAsync()
    {
        await using var db = Database.Open();
        return await db.InboxMessages.CountAsync();
    }

    /// <summary>Erases what was said, as an erasure of personal data does.</summary>
    public async Task EraseChatAsync(string chatId)
    {
        await using var db = Database.Open();
        await db.WebChatActivities.Where(x => x.ChatId == chatId).ExecuteDeleteAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_line is not null) await _line.DisposeAsync();
        await StopAsync();
        await Database.DisposeAsync();
    }

    private async Task StopAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task<WebApplication> StartAsync(Dictionary<string, string?> settings, ManualTimeProvider clock, LogCapture log, string url)
    {
        string[] arguments = [.. settings.Select(x => $"--{x.Key}={x.Value}"), $"--urls={url}"];
        var app = BotHost.Build(arguments, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(log);
            builder.Services.AddSingleton<TimeProvider>(clock);
        });
        await app.StartAsync();
        return app;
    }
}
