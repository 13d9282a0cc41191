using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using KtpBot.Bot.Channels.WebChat;
using KtpBot.Bot.Conversations;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using KtpBot.Testing;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>Web chat alone on a real server with a real database; only the intake behind it is the test's.</summary>
internal sealed class WebChatHost : IAsyncDisposable
{
    public const string Secret = "rahasia-kantor-untuk-uji-0001";
    public const string TrustedSite = "https://kwangsan.desa.id";

    private WebChatHost(WebApplication app, TestDatabase database, RecordingIntake intake, ManualTimeProvider clock)
    {
        App = app;
        Database = database;
        Intake = intake;
        Clock = clock;
        Url = app.Urls.Single();
        Http = new HttpClient { BaseAddress = new Uri(Url) };
    }

    public WebApplication App { get; }

    public TestDatabase Database { get; }

    public RecordingIntake Intake { get; }

    public ManualTimeProvider Clock { get; }

    public required LogCapture Log { get; init; }

    /// <summary>Without a slash at the end.</summary>
    public string Url { get; }

    public HttpClient Http { get; }

    public IChannel Channel => App.Services.GetRequiredService<IChannel>();

    public static async Task<WebChatHost> StartAsync(
        StorageProvider provider = StorageProvider.Sqlite,
        Dictionary<string, string?>? settings = null,
        TestDatabase? database = null,
        RecordingIntake? intake = null)
    {
        database ??= await TestDatabase.CreateAsync(provider);
        intake ??= new RecordingIntake();
        var clock = new ManualTimeProvider();
        var builder = WebApplication.CreateBuilder();
        var log = new LogCapture();
        // As the bot's own settings have it.
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Channels:WebChat:Secret"] = Secret,
            ["Channels:WebChat:TrustedOrigins:0"] = TrustedSite,
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(database.Database)
            .AddSingleton(database.Database.Cipher)
            .AddSingleton(_ => OfficeFile.Load(RepositoryRoot.File("dialogs"), TestOffices.Kwangsan).Office!)
            .AddSingleton<IDocumentStore>(new FileDocumentStore(database.Options.FilesDirectory, database.Database.Cipher))
            .AddSingleton<CommitQueue>()
            .AddSingleton<IIntake>(intake)
            .AddWebChat(builder.Configuration);
        var app = builder.Build();
        app.UseWebSockets();
        app.MapWebChat();
        await app.StartAsync();
        return new WebChatHost(app, database, intake, clock) { Log = log };
    }

    /// <summary>A conversation opened the way our own page does it.</summary>
    public async Task<OpenChat> OpenAsync(string? origin = null)
    {
        using var response = await SendAsync(HttpMethod.Post, "/v3/directline/conversations", new JsonObject { ["locale"] = "id-ID" }, origin: origin ?? Url);
        Assert.Equal(System.Net.HttpStatusCode.Created, response.StatusCode);
        return await OpenChat.ReadAsync(response);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JsonNode? body = null, string? bearer = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (origin is not null) request.Headers.Add("Origin", origin);
        return await Http.SendAsync(request);
    }

    public Task<HttpResponseMessage> PostAsync(OpenChat chat, JsonNode activity) =>
        SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{chat.Id}/activities", activity, chat.Token);

    /// <summary>Words of the citizen, with the id that a client repeats on a retry.</summary>
    public static JsonObject Said(string text, string? clientId = null)
    {
        var activity = new JsonObject { ["type"] = "message", ["from"] = new JsonObject { ["id"] = "dl_warga", ["name"] = "Warga" }, ["text"] = text };
        if (clientId is not null) activity["channelData"] = new JsonObject { ["clientActivityID"] = clientId };
        return activity;
    }

    public async Task<ActivityPage> ReadAsync(OpenChat chat, string? watermark = null)
    {
        using var response = await SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{chat.Id}/activities?watermark={watermark}", bearer: chat.Token);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}");
        return ActivityPage.Of(JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    public async Task<StreamClient> ConnectAsync(OpenChat chat, string? watermark = null)
    {
        var socket = new ClientWebSocket();
        var address = $"{Url.Replace("http:", "ws:", StringComparison.Ordinal)}/v3/directline/conversations/{chat.Id}/stream?watermark={watermark}&t={chat.Token}";
        await socket.ConnectAsync(new Uri(address), CancellationToken.None);
        return new StreamClient(socket);
    }

    /// <summary>Stops the server and leaves the database for the next one.</summary>
    public async Task StopAsync()
    {
        Http.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Database.DisposeAsync();
    }
}
