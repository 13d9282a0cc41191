using System.Globalization;
using KtpBot.Core.Storage;
using KtpBot.EndToEnd.Phones;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Printing;
using KtpBot.Testing.Processes;

namespace KtpBot.EndToEnd.Stack;

/// <summary>
/// A whole office as real processes on 127.0.0.1: Bot, Backoffice, Devices, the far side and a virtual IPP card printer, on one
/// database. Any of the three can be killed and started again on the same data.
/// </summary>
internal sealed class OfficeStack : IAsyncDisposable
{
    private const string AppSecret = "e2e-app-secret";
    private const string AccessToken = "e2e-access-token";
    private const string PhoneNumberId = "100000000000001";
    private const string TelegramToken = "700000001:e2e-token";
    private const string TelegramSecret = "e2e-telegram-secret";
    private const string StationKey = "e2e-station-key-0123456789abcdef0123456789abcdef";

    private readonly TestDatabase _storage;
    private readonly Dictionary<Host, int> _ports = new()
    {
        [Host.Bot] = FreePorts.Take(),
        [Host.Backoffice] = FreePorts.Take(),
        [Host.Devices] = FreePorts.Take(),
    };

    private readonly Dictionary<Host, HostProcess> _hosts = [];
    private HostProcess _simulator = null!;

    private OfficeStack(TestDatabase storage, VirtualCardPrinter printer) => (_storage, Printer) = (storage, printer);

    public VirtualCardPrinter Printer { get; }

    public Uri Simulator => _simulator.Address;

    public Uri Bot => Address(Host.Bot);

    public Uri Backoffice => Address(Host.Backoffice);

    public static async Task<OfficeStack> StartAsync(StorageProvider provider = StorageProvider.Sqlite)
    {
        var stack = new OfficeStack(await TestDatabase.CreateAsync(provider), await VirtualCardPrinter.StartAsync());
        var simulatorPort = FreePorts.Take();
        var bot = stack.Address(Host.Bot).GetLeftPart(UriPartial.Authority);
        stack._simulator = await HostProcess.StartAsync(HostProgram.Simulator, simulatorPort, new Dictionary<string, string>
        {
            ["Simulator__WhatsApp__WebhookUrl"] = $"{bot}/channels/whatsapp",
            ["Simulator__WhatsApp__PhoneNumberId"] = PhoneNumberId,
            ["Simulator__WhatsApp__AccessToken"] = AccessToken,
            ["Simulator__WhatsApp__AppSecret"] = AppSecret,
            ["Simulator__Telegram__WebhookUrl"] = $"{bot}/channels/telegram",
            ["Simulator__Telegram__BotToken"] = TelegramToken,
            ["Simulator__Telegram__SecretToken"] = TelegramSecret,
        }, "/health/live");
        await stack.SeedAsync();
        await stack.StartAsync(Host.Bot);
        await stack.StartAsync(Host.Backoffice);
        await stack.StartAsync(Host.Devices);
        return stack;
    }

    public KtpBotDb OpenDatabase() => _storage.Open();

    /// <summary>A new citizen on a channel: whatsapp, telegram or webchat.</summary>
    public async Task<CitizenPhone> PhoneAsync(string channel, string name) => channel == "webchat"
        ? await WebPhone.CreateAsync(Bot, Simulator)
        : await SimulatedPhone.CreateAsync(Simulator, channel, name);

    /// <summary>A power cut for one host, and its return on the same data.</summary>
    public async Task KillAndRestartAsync(Host host)
    {
        await _hosts[host].KillAsync();
        await _hosts[host].DisposeAsync();
        await StartAsync(host);
    }

    /// <summary>What a host has written, for a failed test.</summary>
    public string OutputOf(Host host) => _hosts[host].Output;

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values) await host.DisposeAsync();
        if (_simulator is not null) await _simulator.DisposeAsync();
        await Printer.DisposeAsync();
        await _storage.DisposeAsync();
    }

    private async Task StartAsync(Host host) => _hosts[host] = await HostProcess.StartAsync(
        host switch
        {
            Host.Bot => HostProgram.Bot,
            Host.Backoffice => HostProgram.Backoffice,
            Host.Devices => HostProgram.Devices,
        },
        _ports[host],
        Environment(host),
        host == Host.Devices ? "/health/live" : "/health/ready");

    private async Task SeedAsync()
    {
        await using var seed = await HostProcess.StartAsync(
            HostProgram.Backoffice, _ports[Host.Backoffice], Environment(Host.Backoffice), null, "seed-demo", "--station-key", StationKey);
        await seed.WaitForExitAsync();
        if (seed.ExitCode != 0) throw new InvalidOperationException($"The demo office could not be seeded:\n{seed.Output}");
    }

    private Dictionary<string, string> Environment(Host host)
    {
        var environment = _storage.HostEnvironment();
        environment["Logging__LogLevel__Default"] = "Warning";
        environment["Dialogs__Directory"] = Testing.RepositoryRoot.File("dialogs");
        var simulator = _simulator.Address.GetLeftPart(UriPartial.Authority);
        switch (host)
        {
            case Host.Bot:
                environment["Channels__WhatsApp__ApiBaseUrl"] = $"{simulator}/graph";
                environment["Channels__WhatsApp__PhoneNumberId"] = PhoneNumberId;
                environment["Channels__WhatsApp__AccessToken"] = AccessToken;
                environment["Channels__WhatsApp__AppSecret"] = AppSecret;
                environment["Channels__WhatsApp__VerifyToken"] = "e2e-verify";
                environment["Channels__Telegram__ApiBaseUrl"] = $"{simulator}/telegram";
                environment["Channels__Telegram__BotToken"] = TelegramToken;
                environment["Channels__Telegram__SecretToken"] = TelegramSecret;
                environment["Channels__WebChat__Secret"] = "e2e-web-chat-secret-0123456789abcdef";
                environment["Jobs__TickSeconds"] = "1";
                break;
            case Host.Backoffice:
                break;
            case Host.Devices:
                environment["Devices__BackofficeUrl"] = Address(Host.Backoffice).ToString();
                environment["Devices__StationKey"] = StationKey;
                environment["Devices__StationId"] = "loket-1";
                environment["Devices__DataDirectory"] = Path.Combine(_storage.Folder, "station");
                environment["Devices__ClaimWaitSeconds"] = "2";
                environment["Devices__RetrySeconds"] = "0.2";
                environment["Devices__Printer__Kind"] = "Ipp";
                environment["Devices__Printer__Uri"] = Printer.Uri;
                environment["Devices__Printer__PollSeconds"] = "0.2";
                break;
            default:
                throw new InvalidOperationException($"Unknown host {host}.");
        }

        return environment;
    }

    private Uri Address(Host host) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_ports[host]}/"));
}

/// <summary>The three processes of an office.</summary>
internal enum Host
{
    Bot,
    Backoffice,
    Devices,
}
