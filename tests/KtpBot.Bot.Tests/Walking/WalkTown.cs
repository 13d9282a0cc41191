using System.Net;
using KtpBot.Bot.Jobs;
using KtpBot.Bot.Tests.Channels;
using KtpBot.Bot.Tests.Plays;
using KtpBot.Bot.Tests.Plays.Stages;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KtpBot.Bot.Tests.Walking;

/// <summary>The real bot with all three channels, its storage, and the providers on the far side. It can be started anew while citizens write.</summary>
internal sealed class WalkTown : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    private readonly TestDatabase _storage;
    private PlayHost? _host;
    private int _restarts;

    private WalkTown(TestDatabase storage, PlayProviders providers) => (_storage, Providers) = (storage, providers);

    public PlayClock Clock { get; } = new();

    public PlayProviders Providers { get; }

    public HttpClient Http { get; } = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });

    public LogCapture Log { get; } = new();

    public PlayHost Host => _host ?? throw new InvalidOperationException("The bot is being started.");

    public string Url { get; private set; } = "";

    public static async Task<WalkTown> OpenAsync(DateTime at)
    {
        var town = new WalkTown(await TestDatabase.CreateAsync(), await PlayProviders.StartAsync());
        town.Clock.Set(at);
        await town.StartAsync();
        return town;
    }

    public KtpBotDb Open() => _storage.Open();

    /// <summary>Ends the program while it works and starts it again on the same storage.</summary>
    public async Task RestartAsync()
    {
        var before = Host;
        _restarts++;
        _host = null;
        await before.DisposeAsync();
        await StartAsync();
    }

    /// <summary>As a provider delivers: again and again until it is taken. Only while the bot is being started anew may it have to.</summary>
    public async Task DeliverAsync(WalkDelivery delivery)
    {
        await Eventually.IsTrueAsync(
            async () =>
            {
                var restarts = _restarts;
                var isUp = _host is not null;
                try
                {
                    using var request = delivery(Url);
                    using var response = await Http.SendAsync(request);
                    if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created) return true;
                    if (isUp && restarts == _restarts) Assert.Fail($"A delivery was answered with {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}\n{Log.Text}");
                }
                catch (HttpRequestException error) when (!isUp || restarts != _restarts)
                {
                    _ = error; // Nobody listens, or he was cut off: the provider tries again.
                }

                return false;
            },
            "the bot takes what a citizen sends");
    }

    /// <summary>What is due is done; ends when every message has had its turn and everything is sent.</summary>
    public async Task SettleAsync()
    {
        await RestsAsync();
        await Host.Services.GetRequiredService<DueTimers>().RunAsync(CancellationToken.None);
        await Host.Services.GetRequiredService<SeatOffers>().RunAsync(CancellationToken.None);
        await Host.Services.GetRequiredService<Wakes>().RunAsync(CancellationToken.None);
        Host.Outbox.Wake();
        await RestsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        await Providers.DisposeAsync();
        await _storage.DisposeAsync();
        Http.Dispose();
    }

    private async Task StartAsync()
    {
        var host = await PlayHost.StartAsync(
            _storage,
            Clock,
            PlayDialogs.Of(""),
            ["--Logging:LogLevel:Default=Warning", .. WhatsAppPhone.Settings(Providers.Root), .. TelegramPhone.Settings(Providers.Root), .. WebChatPhone.Settings],
            more: builder => builder.Logging.AddProvider(Log));
        (Url, _host) = (host.Url, host);
    }

    private async Task RestsAsync() => await Eventually.IsTrueAsync(
        async () =>
        {
            if (Host.Outbox.InFlight == 0 && !await HasUnsentAsync()) return true;
            Clock.PassUntil(Clock.Now + Step);
            return false;
        },
        "everything is answered and sent",
        TimeSpan.FromMinutes(1));

    private async Task<bool> HasUnsentAsync()
    {
        await using var db = Open();
        return await db.InboxMessages.AnyAsync(m => m.State == InboxState.Received)
            || await db.OutboxMessages.AnyAsync(m => m.State == DeliveryState.Pending && m.HeldAt == null);
    }
}
