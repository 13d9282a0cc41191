using KtpBot.Bot.Delivery;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Privacy;
using KtpBot.Testing.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KtpBot.Bot.Tests.Plays;

/// <summary>The whole bot, one process of it, on storage that others may share; its timers run when a play says so.</summary>
internal sealed class PlayHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PlayHost(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    public IServiceProvider Services => _app.Services;

    public OutboxPump Outbox => Services.GetRequiredService<OutboxPump>();

    /// <param name="storage">Where it works.</param>
    /// <param name="clock">Its time.</param>
    /// <param name="dialogs">What it says.</param>
    /// <param name="settings">The channel's.</param>
    /// <param name="entered">Told of every step of a flow that a turn enters.</param>
    /// <param name="more">What comes on top.</param>
    public static async Task<PlayHost> StartAsync(
        TestDatabase storage, PlayClock clock, PlayDialogs dialogs, IEnumerable<string> settings, Action<string, string>? entered = null, Action<WebApplicationBuilder>? more = null)
    {
        string[] args =
        [
            "--urls=http://127.0.0.1:0",
            $"--Dialogs:Directory={dialogs.Folder}",
            .. storage.HostEnvironment().Select(setting => $"--{setting.Key.Replace("__", ":", StringComparison.Ordinal)}={setting.Value}"),
            .. settings,
        ];
        var app = BotHost.Build(args, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.AddSingleton<FieldCipher>(TestKeys.Cipher); // The model of a key is shared by the whole process, so its cipher must outlive this host.
            foreach (var scheduler in builder.Services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Namespace?.StartsWith("Quartz", StringComparison.Ordinal) == true).ToList())
                builder.Services.Remove(scheduler);
            builder.Services.AddSingleton(dialogs.Live);
            if (entered is not null) builder.Services.AddSingleton(new DialogEngine(() => dialogs.Live.Book) { Entered = entered });
            more?.Invoke(builder);
        });
        await app.StartAsync();
        return new PlayHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
