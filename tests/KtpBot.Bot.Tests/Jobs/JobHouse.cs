using KtpBot.Bot.Jobs;
using KtpBot.Bot.Tests.Channels;
using KtpBot.Core.Cases;
using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using KtpBot.Testing.Data;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KtpBot.Bot.Tests.Jobs;

/// <summary>The jobs of the bot on a real database with the project's own procedures; only the clock stands still.</summary>
internal sealed class JobHouse : IAsyncDisposable
{
    private readonly TestDatabase _rows;
    private readonly IHost _host;
    private readonly TestData _data;

    private JobHouse(TestDatabase rows, IHost host, ManualTimeProvider clock, LogCapture log)
    {
        _rows = rows;
        _host = host;
        _data = new TestData(rows, clock.Now);
        Clock = clock;
        Log = log;
    }

    public ManualTimeProvider Clock { get; }

    public LogCapture Log { get; }

    public DueTimers Timers => _host.Services.GetRequiredService<DueTimers>();

    public SeatOffers Offers => _host.Services.GetRequiredService<SeatOffers>();

    public OrphanSweep Sweep => _host.Services.GetRequiredService<OrphanSweep>();

    public PrivateSweep Messages => _host.Services.GetRequiredService<PrivateSweep>();

    public HolidayWatch Holidays => _host.Services.GetRequiredService<HolidayWatch>();

    public IDocumentStore Store => _host.Services.GetRequiredService<IDocumentStore>();

    public static async Task<JobHouse> BuildAsync(StorageProvider provider, params (string Key, string Value)[] settings)
    {
        var rows = await TestDatabase.CreateAsync(provider);
        try
        {
            var clock = new ManualTimeProvider();
            var log = new LogCapture();
            var builder = Host.CreateApplicationBuilder();
            builder.Configuration.AddInMemoryCollection(rows.HostEnvironment().Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), (string?)pair.Value)));
            builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
            builder.Logging.ClearProviders().AddProvider(log);
            builder.Services.AddSingleton<TimeProvider>(clock);
            var dialogs = DialogsFolder.Find(null);
            builder.Services.AddSingleton(TextBook.Load(dialogs).Book);
            builder.Services.AddSingleton(RequirementBook.Load(dialogs).Book);
            builder.Services.AddStorage(builder.Configuration);
            builder.Services.AddOfficeData(builder.Configuration);
            builder.Services.AddProcedures(builder.Configuration);
            builder.Services.AddCaseDesk();
            builder.Services.AddJobs(builder.Configuration);
            return new JobHouse(rows, builder.Build(), clock, log);
        }
        catch
        {
            await rows.DisposeAsync();
            throw;
        }
    }

    public Task StartAsync() => _host.StartAsync();

    public KtpBotDb Open() => _rows.Open();

    /// <summary>A submitted application; its receipt is due at once.</summary>
    public async Task<long> SubmitAsync(int serial, string service = "hilang")
    {
        var conversation = await _data.ConversationAsync();
        return await DoAsync(new SubmitCase(
            Actor.Citizen(conversation.Id),
            service,
            new Applicant(TestData.NikOf(serial), "3515170108900001", "SITI RAHAYU", "+628123456789"),
            [new SentDocument("kk", null), new SentDocument("surat_hilang", null)],
            conversation.Id,
            $"session-{serial}"));
    }

    /// <summary>What the desk agrees to; the case.</summary>
    public async Task<long> DoAsync(CaseInput input)
    {
        var outcome = await _host.Services.GetRequiredService<CaseDesk>().HandleAsync(input, CancellationToken.None);
        return Assert.IsType<DeskDone>(outcome).CaseId;
    }

    /// <summary>The recording counter's free places at this moment.</summary>
    public async Task<IReadOnlyList<Slot>> FreeAsync()
    {
        await using var db = Open();
        var taken = await SeatBook.TakenFromAsync(db, SeatBook.RecordingCounter, Clock.Now, CancellationToken.None);
        return _host.Services.GetRequiredService<SlotFinder>().Find(SeatBook.RecordingCounter, Clock.Now, taken);
    }

    public async Task AddTimerAsync(long caseId, string kind, DateTime dueAt)
    {
        await using var db = Open();
        db.CaseTimers.Add(new CaseTimer { OfficeId = TestOffices.Kwangsan, CaseId = caseId, Kind = kind, DueAt = dueAt });
        await db.SaveChangesAsync();
    }

    public async Task<Guid> FileAsync(bool withRow, DateTime? erasedAt = null, string officeId = TestOffices.Kwangsan)
    {
        var id = Guid.NewGuid();
        await Store.PutAsync(id, "isi"u8.ToArray(), CancellationToken.None);
        if (!withRow) return id;
        await using var db = _rows.ForOffice(officeId).CreateDbContext();
        db.StoredFiles.Add(new StoredFile { Id = id, OfficeId = officeId, MimeType = "application/pdf", Size = 3, Sha256 = [1], CreatedAt = Clock.Now, ErasedAt = erasedAt });
        await db.SaveChangesAsync();
        return id;
    }

    public string PathOf(Guid id) => Directory.EnumerateFiles(_rows.Options.FilesDirectory, id.ToString("N"), SearchOption.AllDirectories).Single();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _rows.DisposeAsync();
    }
}
