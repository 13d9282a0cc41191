using KtpBot.Core.Bridges;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Notices;
using KtpBot.Core.Offices;
using KtpBot.Core.Papers;
using KtpBot.Core.People;
using KtpBot.Core.Records;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using KtpBot.Testing;
using KtpBot.Testing.Data;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Tests.Cases;

/// <summary>The desk of any office on a real database, from its folder of data alone; every role of it is held by a person of its own.</summary>
internal sealed class OfficeHouse : IAsyncDisposable
{
    private readonly TestDatabase _rows;
    private readonly RequirementBook _requirements;
    private int _people;
    private int _slots;

    private OfficeHouse(TestDatabase rows, string dialogs, string officeId, Func<OfficeProfile, OfficeProfile>? change)
    {
        _rows = rows;
        var office = OfficeFile.Load(dialogs, officeId).Office;
        Assert.NotNull(office);
        Office = office with { Counters = office.Counters.ToDictionary(c => c.Key, c => c.Value with { Capacity = 50 }) };
        if (change is not null) Office = change(Office);
        Procedures = ProcedureBook.Load(dialogs).Book;
        _requirements = RequirementBook.Load(dialogs, officeId).Book;
        var texts = TextBook.Load(dialogs).Book;
        var notices = new NoticeWriter(texts, Procedures.Reasons, TemplateBook.Load(dialogs).Book, Office);
        var papers = new PaperWriter(Office, texts, Procedures.Reasons, new CheckAddress("https://layanan.kwangsan.desa.id"));
        var store = new FileDocumentStore(rows.Options.FilesDirectory, TestKeys.Cipher);
        Papers = new PaperDesk(rows.Database, store, Office, _requirements, Procedures, papers, Clock);
        var receipts = new ReceiptWriter(rows.Database, store, Office, papers, Papers);
        Desk = new CaseDesk(rows.Database, Procedures, _requirements, notices, receipts, Office, new SlotFinder(Office), Clock, BridgeBook.Load(dialogs).Book);
        Records = new RecordDesk(rows.Database, Desk, Procedures, Clock);
        Data = new TestData(rows, Clock.Now);
    }

    public ManualTimeProvider Clock { get; } = new();

    public OfficeProfile Office { get; }

    public ProcedureBook Procedures { get; }

    public CaseDesk Desk { get; }

    public RecordDesk Records { get; }

    public PaperDesk Papers { get; }

    public RequirementBook Requirements => _requirements;

    public Database Database => _rows.Database;

    public TestData Data { get; }

    public static async Task<OfficeHouse> OpenAsync(StorageProvider provider, string officeId, string? dialogs = null, Func<OfficeProfile, OfficeProfile>? change = null) =>
        new(await TestDatabase.CreateAsync(provider, officeId), dialogs ?? RepositoryRoot.File("dialogs"), officeId, change);

    public KtpBotDb Rows() => _rows.Open();

    /// <summary>The person who holds a role.</summary>
    public Actor Holder(string role) => Actor.Officer(1 + Office.Roles.All.ToList().FindIndex(r => r.Code == role), Office.Roles.Title(role), [role]);

    public Task<DeskOutcome> AskAsync(CaseInput input) => Desk.HandleAsync(input, CancellationToken.None);

    public async Task<DeskDone> DoAsync(CaseInput input)
    {
        var outcome = await AskAsync(input);
        Assert.True(outcome is DeskDone, $"{input}: {(outcome as DeskRefused)?.Reason} {(outcome as DeskRefused)?.OfficerText}");
        return (DeskDone)outcome;
    }

    /// <summary>The front desk reads in the central application how the applicant's record stands.</summary>
    public async Task<RecordEntry> KnowAsync(long caseId, string code)
    {
        var file = await FileAsync(caseId);
        var entry = await Records.EnterAsync(file.PersonId, code, Holder(Procedures.Newest(file.ProcedureId)!.Intake.Roles[0]), RecordSource.Single, CancellationToken.None);
        Assert.Equal((RecordOutcome.Changed, null), (entry.Outcome, entry.Refusal));
        return entry;
    }

    public async Task<DeskDone> SubmittedAsync(string service)
    {
        var citizen = await Data.ConversationAsync();
        var applicant = new Applicant(TestData.NikOf(2000 + ++_people), "3515170108900001", "Siti Contoh", "+6281234567890");
        return await DoAsync(new SubmitCase(
            Actor.Citizen(citizen.Id), service, applicant, [.. PhotosOf(service).Select(code => new SentDocument(code, Guid.NewGuid()))], citizen.Id, Guid.NewGuid().ToString()));
    }

    public IEnumerable<string> PhotosOf(string service) => _requirements.For(service)!.Documents.Where(d => d is { Way: DocumentWay.Photo, Always: true }).Select(d => d.Id);

    public async Task<CaseFile> FileAsync(long caseId)
    {
        await using var db = Rows();
        return await db.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId);
    }

    public async Task<IReadOnlyList<CaseEvent>> EventsAsync(long caseId)
    {
        await using var db = Rows();
        return await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == caseId).OrderBy(e => e.Id).ToListAsync();
    }

    public async Task<IReadOnlyList<string>> MissingAsync(long caseId)
    {
        await using var db = Rows();
        return await Desk.MissingDocumentsAsync(db, caseId, CancellationToken.None);
    }

    /// <summary>Another free moment of the recording counter.</summary>
    public DateTime NextSlot()
    {
        var free = new SlotFinder(Office).Find("rekam", Clock.Now, []);
        return free[_slots++ % free.Count].StartsAt;
    }

    public async Task<Biodata> BiodataAsync(long caseId)
    {
        await using var db = Rows();
        var person = await db.Cases.Where(c => c.Id == caseId).Join(db.People, c => c.PersonId, p => p.Id, (_, p) => p).SingleAsync();
        return new Biodata(
            person.Nik, person.Kk!, person.Name, "CONTOH", new DateOnly(1990, 8, 1), "LAKI-LAKI", "-", "JL. MELATI 7", "003/001", "CONTOH", "CONTOH", "ISLAM",
            "BELUM KAWIN", "PELAJAR/MAHASISWA", "WNI");
    }

    /// <summary>What the station desk does when a station claims the newest print of the case.</summary>
    public async Task<DeviceReported> ReportAsync(long caseId, bool succeeded, string? code)
    {
        await using var db = Rows();
        var job = await db.DeviceJobs.Where(j => j.CaseId == caseId && j.Kind == "PrintCard").OrderBy(j => j.Id).LastAsync();
        (job.State, job.AttemptId, job.StationId) = ("Claimed", Guid.NewGuid(), 1);
        job.Version++;
        await db.SaveChangesAsync();
        return new DeviceReported(caseId, Actor.Station(1), job.Id, job.AttemptId.Value, succeeded, code, succeeded ? null : "Macet.", []);
    }

    public async Task<long> PrintAsync(long caseId)
    {
        await using var db = Rows();
        return await db.DeviceJobs.Where(j => j.CaseId == caseId && j.Kind == "PrintCard").OrderBy(j => j.Id).Select(j => j.Id).LastAsync();
    }

    public ValueTask DisposeAsync() => _rows.DisposeAsync();
}
