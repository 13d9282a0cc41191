using KtpBot.Bot.Channels.Log;
using KtpBot.Bot.Conversations;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Processes;
using KtpBot.Testing.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KtpBot.Bot.Tests.Channels.Payloads;

/// <summary>The whole bot with one channel on, on storage of its own, between a stand-in of the provider and someone who watches what passes.</summary>
internal sealed class PayloadHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _app;

    private PayloadHost(ChannelUnderTest channel, ProviderStub far)
    {
        Channel = channel;
        Far = far;
        Far.Ordinary = channel.OrdinaryAnswer;
        File.WriteAllBytes(_folder.File("office.key"), TestKeys.Master);
        string[] args =
        [
            "--urls=http://127.0.0.1:0",
            "--Office:Id=kwangsan",
            $"--Dialogs:Directory={RepositoryRoot.File("dialogs")}",
            $"--Storage:ConnectionString=Data Source={_folder.File("bot.db")}",
            $"--Storage:FilesDirectory={_folder.File("files")}",
            $"--Storage:KeyFile={_folder.File("office.key")}",
            "--Jobs:TickSeconds=3600",
            .. channel.Settings.Select(setting => $"--{setting.Key}={setting.Value.Replace("{far}", far.Root, StringComparison.Ordinal)}"),
        ];
        _app = BotHost.Build(args, builder =>
        {
            channel.Register?.Invoke(builder);
            builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.Warning);
            builder.Services.AddSingleton<TimeProvider>(Clock);
            builder.Services.AddSingleton<IIntake>(services => Intake = new WatchingIntake(services.GetRequiredService<Intake>()));
            builder.Services.AddSingleton<IChannelLog>(services => new WatchingChannelLog(services.GetRequiredService<ChannelLog>(), ChannelLog));
        });
    }

    public ChannelUnderTest Channel { get; }

    public ProviderStub Far { get; }

    public LogCapture Log { get; } = new();

    public RecordingChannelLog ChannelLog { get; } = new();

    public ManualTimeProvider Clock { get; } = new(new DateTime(2026, 11, 20, 3, 0, 0));

    public WatchingIntake Intake { get; private set; } = null!;

    public HttpClient Client { get; } = new();

    public IServiceProvider Services => _app.Services;

    public static async Task<PayloadHost> StartAsync(ChannelUnderTest channel)
    {
        var host = new PayloadHost(channel, await ProviderStub.StartAsync());
        await host._app.StartAsync();
        host.Intake = (WatchingIntake)host.Services.GetRequiredService<IIntake>();
        host.Client.BaseAddress = new Uri(host._app.Urls.Single());
        return host;
    }

    public IChannel TheChannel => Services.GetServices<IChannel>().Single(channel => channel.Kind == Channel.Kind);

    public KtpBotDb Open() => Services.GetRequiredService<Database>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Far.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>Passes everything on and remembers it.</summary>
internal sealed class WatchingIntake(IIntake inner) : IIntake
{
    private readonly Lock _gate = new();
    private readonly List<IncomingMessage> _messages = [];
    private readonly List<DeliveryReport> _reports = [];

    public (IReadOnlyList<IncomingMessage> Messages, IReadOnlyList<DeliveryReport> Reports) TakeAll()
    {
        lock (_gate)
        {
            (IReadOnlyList<IncomingMessage>, IReadOnlyList<DeliveryReport>) all = ([.. _messages], [.. _reports]);
            _messages.Clear();
            _reports.Clear();
            return all;
        }
    }

    public Task AcceptAsync(IReadOnlyList<IncomingMessage> messages, CancellationToken cancellationToken)
    {
        lock (_gate) _messages.AddRange(messages);
        return inner.AcceptAsync(messages, cancellationToken);
    }

    public Task ReportAsync(IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken)
    {
        lock (_gate) _reports.AddRange(reports);
        return inner.ReportAsync(reports, cancellationToken);
    }
}

/// <summary>Passes everything on to the stored log and to one that a test can read.</summary>
internal sealed class WatchingChannelLog(IChannelLog stored, RecordingChannelLog seen) : IChannelLog
{
    public void Keep(ProviderExchange exchange)
    {
        stored.Keep(exchange);
        seen.Keep(exchange);
    }

    public void Raise(ChannelKind channel, string code, string text)
    {
        stored.Raise(channel, code, text);
        seen.Raise(channel, code, text);
    }

    public void Settle(ChannelKind channel, string code)
    {
        stored.Settle(channel, code);
        seen.Settle(channel, code);
    }
}
