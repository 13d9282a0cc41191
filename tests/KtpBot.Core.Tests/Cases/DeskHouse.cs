using KtpBot.Core.Bridges;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Notices;
using KtpBot.Core.Offices;
using KtpBot.Core.Papers;
using KtpBot.Core.People;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using KtpBot.Testing;
using KtpBot.Testing.Data;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Tests.Cases;

/// <summary>The desk on a real database with the project's own procedures, texts and office; only the clock stands still.</summary>
internal sealed class DeskHouse : IAsyncDisposable
{
    public static readonly Actor Petugas = Actor.Officer(1, "Budi", [OfficerRoles.Petugas]);
    public static readonly Actor Verifikator = Actor.Officer(2, "Rina", [OfficerRoles.Verifikator]);
    public static readonly Actor Perekam = Actor.Officer(3, "Dewi", [OfficerRoles.OperatorRekam]);
    public static readonly Actor Pencetak = Actor.Officer(4, "Agus", [OfficerRoles.OperatorCetak]);
    public static readonly Actor Loket = Actor.Station(1);

    private static readonly string Dialogs = RepositoryRoot.File("dialogs");

    private readonly TestDatabase _rows;
    private int _people;
    private KtpBotDb? _shared;

    private DeskHouse(TestDatabase rows, int? seats)
    {
        _rows = rows;
        Office = OfficeFile.Load(Dialogs, TestOffices.Kwangsan).Office!;
        if (seats is { } capacity) Office = Office with { Counters = Office.Counters.ToDictionary(c => c.Key, c => c.Value with { Capacity = capacity }) };
        Procedures = ProcedureBook.Load(Dialogs).Book;
        Texts = TextBook.Load(Dialogs).Book;
        var notices = new NoticeWriter(Texts, Procedures.Reasons, TemplateBook.Load(Dialogs).Book, Office);
        Store = new FileDocumentStore(rows.Options.FilesDirectory, TestKeys.Cipher);
        var receipts = new ReceiptWriter(rows.Database, Store, Office, new PaperWriter(Office, Texts, Procedures.Reasons, new CheckAddress("https://layanan.kwangsan.desa.id")));
        Desk = new CaseDesk(rows.Database, Procedures, RequirementBook.Load(Dialogs).Book, notices, receipts, Office, new SlotFinder(Office), Clock, BridgeBook.Load(Dialogs).Book);
        Data = new TestData(rows, Clock.Now);
    }

    public ManualTimeProvider Clock { get; } = new();

    public OfficeProfile Office { get; }

    public ProcedureBook Procedures { get; }

    public TextBook Texts { get; }

    public CaseDesk Desk { get; }

    public FileDocumentStore Store { get; }

    public TestData Data { get; }

    public Database Database => _rows.Database;

    public static async Task<DeskHouse> OpenAsync(StorageProvider provider, int? seats = null) => new(await TestDatabase.CreateAsync(provider), seats);

    public KtpBotDb Rows() => _rows.Open();

    public async Task<DeskOutcome> AskAsync(CaseInput input)
    {
        if (_shared is not { } db) return await Desk.HandleAsync(input, CancellationToken.None);
        db.ChangeTracker.Clear(); // Thousands of rows of earlier inputs would slow every save down.
        return await Desk.ApplyAsync(db, input, CancellationToken.None);
    }

    /// <summary>Many inputs in one transaction, as the message path does it: quick preparation for a test about something else.</summary>
    public async Task InOneCommitAsync(Func<Task> work)
    {
        await using var db = Rows();
        await using var transaction = await db.Database.BeginTransactionAsync();
        _shared = db;
        await work();
        _shared = null;
        await transaction.CommitAsync();
    }

    public async Task<DeskDone> DoAsync(CaseInput input)
    {
        var outcome = await AskAsync(input);
        Assert.True(outcome is DeskDone, $"{input.GetType().Name}: {(outcome as DeskRefused)?.Reason} {(outcome as DeskRefused)?.OfficerText}");
        return (DeskDone)outcome;
    }

    public async Task<DeskRefusal> RefusedAsync(CaseInput input)
    {
        var refused = Assert.IsType<DeskRefused>(await AskAsync(input));
        Assert.NotEmpty(refused.OfficerText);
        return refused.Reason;
    }

    public SubmitCase Application(string service, Conversation? from, string? key = null, string? nik = null) => new(
        from is null ? Petugas : Actor.Citizen(from.Id),
        service,
        new Applicant(nik ?? TestData.NikOf(1000 + Interlocked.Increment(ref _people)), "3515170108900001", "Siti Rahayu", "+6281234567890"),
        [.. DocumentsOf(service).Select(code => new SentDocument(code, Guid.NewGuid()))],
        from?.Id,
        key ?? Guid.NewGuid().ToString());

    public async Task<DeskDone> SubmittedAsync(string service = "hilang", Conversation? from = null) =>
        await DoAsync(Application(service, from ?? await Data.ConversationAsync()));

    public async Task<DeskDone> VerifiedAsync(string service = "hilang", Conversation? from = null)
    {
        var submitted = await SubmittedAsync(service, from);
        await DecideAsync(submitted.CaseId, Petugas, "periksa-berkas", "setuju");
        return await DecideAsync(submitted.CaseId, Verifikator, "verifikasi-plavon", "setuju");
    }

    public async Task<DeskDone> ReadyToHandOverAsync(Conversation? from = null)
    {
        var verified = await VerifiedAsync("hilang", from);
        await DoAsync(new BiodataEntered(verified.CaseId, Petugas, await BiodataOfAsync(verified.CaseId)));
        await DoAsync(new DeviceWorkAsked(verified.CaseId, Pencetak, ["PrintCard"]));
        var (job, attempt) = await ClaimAsync(verified.CaseId);
        await DoAsync(new DeviceReported(verified.CaseId, Loket, job, attempt, true, null, null, []));
        return await DoAsync(new PrintChecked(verified.CaseId, Pencetak, job, true, null));
    }

    public Task<DeskDone> DecideAsync(long caseId, Actor actor, string step, string outcome, params DecisionReason[] reasons) =>
        DoAsync(new Decided(caseId, actor, step, outcome, reasons, reasons.Length > 0 ? "Mohon diperbaiki, ya." : null));

    public async Task<Biodata> BiodataOfAsync(long caseId)
    {
        using var own = _shared is null ? Rows() : null;
        var db = _shared ?? own!;
        var person = await db.Cases.Where(c => c.Id == caseId).Join(db.People, c => c.PersonId, p => p.Id, (_, p) => p).SingleAsync();
        return new Biodata(
            person.Nik, person.Kk ?? "3515170108900001", person.Name, "Sidoarjo", new DateOnly(1990, 8, 1), "LAKI-LAKI", "-", "Jl. Melati 7", "003/001",
            "Kwangsan", "Sedati", "ISLAM", "BELUM KAWIN", "PELAJAR/MAHASISWA", "WNI");
    }

    /// <summary>What the station desk does when a station claims the newest job of the case.</summary>
    public async Task<(long JobId, Guid Attempt)> ClaimAsync(long caseId)
    {
        using var own = _shared is null ? Rows() : null;
        var db = _shared ?? own!;
        var job = await db.DeviceJobs.Where(j => j.CaseId == caseId).OrderBy(j => j.Id).LastAsync();
        (job.State, job.AttemptId, job.StationId) = ("Claimed", Guid.NewGuid(), 1);
        job.Version++;
        await db.SaveChangesAsync();
        return (job.Id, job.AttemptId.Value);
    }

    public static IReadOnlyList<string> DocumentsOf(string service) =>
        [.. RequirementBook.Load(Dialogs).Book.For(service)!.Documents.Where(d => d is { Way: DocumentWay.Photo, Always: true }).Select(d => d.Id)];

    /// <summary>09:00 by the office's clock, so many days from now.</summary>
    public DateTime NineInDays(int days) => Office.Calendar.ToUtc(Office.DateAt(Clock.Now).AddDays(days), new TimeOnly(9, 0));

    public async Task<CaseTimer> TimerAsync(long caseId, string kind)
    {
        await using var db = Rows();
        return await db.CaseTimers.Where(t => t.CaseId == caseId && t.Kind == kind).OrderBy(t => t.Id).LastAsync();
    }

    public static TimerDue Due(CaseTimer timer) => new(timer.CaseId, Actor.Timer, timer.Id);

    /// <summary>The notices of a case in order: key of the dedup mark and the words.</summary>
    public async Task<IReadOnlyList<(string Key, OutgoingContent Content, OutboxMessage Row)>> NoticesAsync(long caseId)
    {
        await using var db = Rows();
        var rows = await db.OutboxMessages.Where(o => o.CaseId == caseId).OrderBy(o => o.Id).ToListAsync();
        return [.. rows.Select(r => (r.DedupKey!.Split(':')[^1], MessagingJson.ReadOutgoing(r.Content), r))];
    }

    public ValueTask DisposeAsync() => _rows.DisposeAsync();
}
