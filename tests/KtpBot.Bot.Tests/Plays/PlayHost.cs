using KtpBot.Bot.Delivery;
using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Privacy;
using KtpBot.Testing;
using KtpBot.Testing.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KtpBot.Bot.Tests.Plays;

/// <summary>The whole bot, one process of it, on storage that others may share; its timers run when a play says so.</summary>
internal sealed class PlayHost : IAsyncDisposable
{
    /// <summary>Read and learnt once: what the dialogs say is the same on every stage.</summary>
    private static readonly Lazy<LiveDialogs> Dialogs = new(() =>
    {
        var folder = RepositoryRoot.File("dialogs");
        return new LiveDialogs(folder, TestOffices.Kwangsan, DialogBook.Load(folder, TestOffices.Kwangsan).Book, NullLogger<LiveDialogs>.Instance);
    });

    private readonly WebApplication _app;

    private PlayHost(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    public IServiceProvider Services => _app.Services;

    public OutboxPump Outbox => Services.GetRequiredService<OutboxPump>();

    /// <param name="storage">Where it works.</param>
    /// <param name="clock">Its time.</param>
    /// <param name="settings">The channel's.</param>
    /// <param name="entered">Told of every step of a flow that a turn enters.</param>
    /// <param name="more">What comes on top.</param>
    public static async Task<PlayHost> StartAsync(
        TestDatabase storage, PlayClock clock, IEnumerable<string> settings, Action<string, string>? entered = null, Action<WebApplicationBuilder>? more = null)
    {
        string[] args =
        [
            "--urls=http://127.0.0.1:0",
            $"--Dialogs:Directory={RepositoryRoot.File("dialogs")}",
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
            builder.Services.AddSingleton(Dialogs.Value);
            if (entered is not null) builder.Services.AddSingleton(new DialogEngine(() => Dialogs.Value.Book) { Entered = entered });
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
