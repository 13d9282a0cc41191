using System.Diagnostics;
using KtpBot.Backoffice;
using KtpBot.Backoffice.Security;
using KtpBot.Bot;
using KtpBot.Bot.Delivery;
using KtpBot.Bot.Jobs;
using KtpBot.Core.Cases;
using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using KtpBot.EndToEnd.Phones;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Dialogs;
using KtpBot.Testing.Pictures;
using KtpBot.Testing.Stations;
using KtpBot.Testing.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KtpBot.EndToEnd.Offices;

/// <summary>
/// One office of dialogs/offices as it runs: the real bot and the real back-office on one database, both in this process and on a clock
/// that stands. What waits for a moment is hurried on by <see cref="RestAsync"/>.
/// </summary>
internal sealed class JourneyOffice : IAsyncDisposable
{
    /// <summary>As the public would reach the bot: it stands on papers, so it must not change from run to run.</summary>
    public const string PublicUrl = "https://layanan.contoh.id";

    private static readonly TimeSpan HurriesWaitsOf = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HurriesEvery = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(3);
    private static readonly Lazy<byte[]> Sheet = new(() => DrawnPictures.DocumentJpeg(1200, 900));

    private readonly TestDatabase _storage;
    private readonly WebApplication _bot;
    private readonly WebApplication _backoffice;
    private int _people;

    private JourneyOffice(TestDatabase storage, ManualTimeProvider clock, WebApplication bot, WebApplication backoffice, OfficeProfile profile)
    {
        (_storage, Clock, _bot, _backoffice, Profile) = (storage, clock, bot, backoffice, profile);
        Officers = new OfficerPages(this);
        Words = new NoticeWords(Texts);
    }

    public OfficeProfile Profile { get; }

    public ManualTimeProvider Clock { get; }

    public OfficerPages Officers { get; }

    /// <summary>What citizens should read.</summary>
    public NoticeWords Words { get; }

    public Uri Bot => new(_bot.Urls.Single());

    public Uri Backoffice => new(_backoffice.Urls.Single());

    public TextBook Texts => _bot.Services.GetRequiredService<LiveDialogs>().Book.Texts;

    public ProcedureBook Procedures => _backoffice.Services.GetRequiredService<ProcedureBook>();

    /// <summary>Opens at nine o'clock on a Tuesday, in the office's own time.</summary>
    public static async Task<JourneyOffice> OpenAsync(string officeId)
    {
        var profile = OfficeDialogs.ProfileOf(officeId);
        var storage = await TestDatabase.CreateAsync(officeId: officeId);
        var clock = new ManualTimeProvider(TimeZoneInfo.ConvertTimeToUtc(new DateTime(2026, 11, 17, 9, 0, 0), profile.Zone));
        string[] settings =
        [
            "--urls=http://127.0.0.1:0",
            $"--Dialogs:Directory={OfficeDialogs.Folder}",
            $"--Papers:PublicUrl={PublicUrl}",
            "--Security:IdleMinutes=100000",
            "--Channels:WebChat:NewChatsPerMinute=100000", "--Channels:WebChat:PostsAtOnce=100000", "--Channels:WebChat:RequestsPerSecond=100000", "--Channels:WebChat:TokenSeconds=8640000",
            .. storage.HostEnvironment().Select(setting => $"--{setting.Key.Replace("__", ":", StringComparison.Ordinal)}={setting.Value}"),
        ];
        var bot = BotHost.Build(settings, builder => Furnish(builder, officeId, clock));
        await bot.StartAsync();
        var backoffice = BackofficeHost.Build(settings, builder => Furnish(builder, officeId, clock));
        await backoffice.StartAsync();
        return new JourneyOffice(storage, clock, bot, backoffice, profile);
    }

    public KtpBotDb Rows() => _storage.Open();

    /// <summary>A new citizen of the office's region at the web chat.</summary>
    /// <param name="birth">Six digits of his NIK: whether he is old enough for what he comes for.</param>
    public async Task<JourneyCitizen> CitizenAsync(string birth)
    {
        var region = string.Concat(Profile.RegionCode.Where(char.IsAsciiDigit)).PadRight(6, '1')[..6];
        var serial = ++_people;
        var applicant = new Applicant($"{region}{birth}{serial:0000}", $"{region}120890{serial:0000}", "Budi Contoh Warga", "081234567890");
        return new JourneyCitizen(this, await WebPhone.CreateAsync(Bot, _ => Task.FromResult(Sheet.Value)), applicant);
    }

    /// <summary>A counter PC that the office knows.</summary>
    public async Task<StationClient> StationAsync(string name)
    {
        await using var scope = _backoffice.Services.CreateAsyncScope();
        var (_, key, problem) = await scope.ServiceProvider.GetRequiredService<StationKeys>().AddAsync(name, CancellationToken.None);
        Assert.Null(problem);
        return new StationClient(Backoffice, name, key!);
    }

    /// <summary>An account with one role of the office.</summary>
    public async Task AddOfficerAsync(string user, string name, string role, string password)
    {
        await using var scope = _backoffice.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<OfficerAccounts>().AddAsync(user, name, [role], password, CancellationToken.None));
    }

    /// <summary>Documents that the citizen still owes.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(long caseId)
    {
        await using var db = Rows();
        return await _backoffice.Services.GetRequiredService<CaseDesk>().MissingDocumentsAsync(db, caseId, CancellationToken.None);
    }

    /// <summary>Ends when every message has had its turn, what is due was done, and everything is sent.</summary>
    public async Task RestAsync()
    {
        await SentAsync();
        await _bot.Services.GetRequiredService<DueTimers>().RunAsync(CancellationToken.None);
        await SentAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Officers.Dispose();
        await _backoffice.StopAsync();
        await _backoffice.DisposeAsync();
        await _bot.StopAsync();
        await _bot.DisposeAsync();
        await _storage.DisposeAsync();
    }

    private async Task SentAsync()
    {
        var outbox = _bot.Services.GetRequiredService<OutboxPump>();
        var hurried = Stopwatch.StartNew();
        var woken = false;
        await Eventually.IsTrueAsync(
            async () =>
            {
                var unsent = await HasUnsentAsync();
                if (outbox.InFlight == 0 && !unsent) return true;
                if (unsent && !woken) outbox.Wake();
                woken = unsent;
                if (hurried.Elapsed < HurriesEvery) return false;
                woken = false;
                if (Clock.NextDueAt is { } due && due - Clock.Now <= HurriesWaitsOf) Clock.AdvanceTo(due > Clock.Now ? due : Clock.Now);
                hurried.Restart();
                return false;
            },
            "everything is answered and sent",
            pause: LooksEvery);
    }

    private async Task<bool> HasUnsentAsync()
    {
        await using var db = Rows();
        return await db.InboxMessages.AnyAsync(m => m.State == InboxState.Received)
            || await db.OutboxMessages.AnyAsync(m => m.State == DeliveryState.Pending && m.HeldAt == null);
    }

    private static void Furnish(WebApplicationBuilder builder, string officeId, TimeProvider clock)
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<FieldCipher>(TestKeys.Cipher); // The model of a key is shared by the whole process, so its cipher must outlive this host.
        builder.Services.AddSingleton(new LiveDialogs(OfficeDialogs.Folder, officeId, OfficeDialogs.Of(officeId), NullLogger<LiveDialogs>.Instance));
        foreach (var scheduler in builder.Services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Namespace?.StartsWith("Quartz", StringComparison.Ordinal) == true).ToList())
            builder.Services.Remove(scheduler);
    }
}
