using KtpBot.Bot.Channels;
using KtpBot.Bot.Channels.Telegram;
using KtpBot.Bot.Channels.WhatsApp;
using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;
using KtpBot.Testing.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KtpBot.Bot.Tests.Channels;

/// <summary>The two channels in a real server of their own, with a recording intake behind them.</summary>
internal sealed class ChannelApp : IAsyncDisposable
{
    private WebApplication? _app;

    public RecordingIntake Intake { get; } = new();

    public MemoryFiles Files { get; } = new();

    public LogCapture Log { get; } = new();

    public RecordingChannelLog ChannelLog { get; } = new();

    public HttpClient Client { get; } = new();

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public IServiceProvider Services => _app!.Services;

    public static async Task<ChannelApp> StartAsync(TimeProvider time, params (string Key, string Value)[] settings)
    {
        var app = new ChannelApp();
        await app.StartHostAsync(time, settings);
        return app;
    }

    public static Task<ChannelApp> StartAsync(params (string Key, string Value)[] settings) => StartAsync(TimeProvider.System, settings);

    public IChannel Channel(ChannelKind kind) => Services.GetServices<IChannel>().Single(channel => channel.Kind == kind);

    public async ValueTask DisposeAsync()
    {
        Intake.Hold?.TrySetResult();
        Client.Dispose();
        if (_app is null) return;

        // Open connections do not keep a test waiting.
        await _app.StopAsync(TimeSpan.FromMilliseconds(100));
        await _app.DisposeAsync();
    }

    private async Task StartHostAsync(TimeProvider time, (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton(time).AddSingleton<IIntake>(Intake).AddSingleton<IDocumentStore>(Files).AddSingleton<IChannelLog>(ChannelLog).AddSingleton(_ => new FieldCipher(TestKeys.Master));
        builder.Services.AddSingleton(TextBook.Load(DialogsFolder.Find(null)).Book);
        builder.Services.AddWhatsApp(builder.Configuration).AddTelegram(builder.Configuration);
        _app = builder.Build();
        ChannelRoutes.MapAll(_app);
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
        Client.BaseAddress = Address;
    }
}
