using KtpBot.Core.Cases;
using KtpBot.Core.CitizenData;
using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;
using KtpBot.Core.Records;
using KtpBot.Core.Storage;
using KtpBot.Core.Tests.Cases;
using KtpBot.Testing.Data;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using static KtpBot.Core.Tests.Cases.DeskHouse;

namespace KtpBot.Core.Tests.Records;

/// <summary>How a record stands is the person's: entered once, it moves every case it should, and tells each citizen once.</summary>
public sealed class RecordDeskTests
{
    private static readonly string Nik = TestData.NikOf(4711);

    [Theory]
    [DatabaseData]
    public async Task OneStatus_ReachesEveryOpenCaseOfThePerson_AndIsToldOnce(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var (recorded, other) = (await RecordedAsync(house), await house.DoAsync(house.Application("hilang", await house.Data.ConversationAsync(), nik: Nik)));
        var identity = await house.DoAsync(house.Application("ikd", await house.Data.ConversationAsync(), nik: Nik)); // Waits for no card, and another's matter at the desk.
        var desk = Desk(house);
        var person = await PersonAsync(house);

        var first = await desk.EnterAsync(person, "SENT_FOR_ENROLLMENT", Perekam, RecordSource.Pasted, CancellationToken.None);
        var again = await desk.EnterAsync(person, "SENT_FOR_ENROLLMENT", Perekam, RecordSource.Csv, CancellationToken.None);
        var same = await desk.EnterAsync(person, "RECEIVED_AT_CENTRAL", Perekam, RecordSource.Single, CancellationToken.None);
        var ready = await desk.EnterAsync(person, "PRINT_READY_RECORD", Pencetak, RecordSource.Single, CancellationToken.None);

        Assert.Equal([RecordOutcome.Changed, RecordOutcome.Unchanged, RecordOutcome.Changed, RecordOutcome.Changed], new[] { first, again, same, ready }.Select(e => e.Outcome));
        Assert.Equal([recorded, other.CaseId], first.Cases.Select(c => c.CaseId));
        Assert.Equal([("menunggu-pusat", "siap-cetak"), ("periksa-berkas", "periksa-berkas")], ready.Cases.Select(c => (c.FromStepId, c.ToStepId)));
        Assert.Equal(["forwarded", "choose-slot", "recorded", "record", "record-ready"], (await house.NoticesAsync(recorded)).Select(n => n.Key));
        Assert.Empty(await house.NoticesAsync(identity.CaseId));
        Assert.Empty(await house.NoticesAsync(other.CaseId)); // Whoever typed the NIK hears nothing before the papers were checked.
        await using var db = house.Rows();
        Assert.Equal(
            [("BIO_CAPTURED", RecordSource.Step, 3L), ("SENT_FOR_ENROLLMENT", RecordSource.Pasted, 3L), ("RECEIVED_AT_CENTRAL", RecordSource.Single, 3L), ("PRINT_READY_RECORD", RecordSource.Single, 4L)],
            (await db.PersonRecordChanges.OrderBy(c => c.Id).ToListAsync()).Select(c => (c.Status, c.Source, c.OfficerId!.Value)));
        Assert.Equal("PRINT_READY_RECORD", (await db.PersonRecords.SingleAsync()).Status);
        Assert.Contains("2 hari kerja", await NoticeAsync(house, recorded, "record-ready"), StringComparison.Ordinal);
    }

    [Theory]
    [DatabaseData]
    public async Task ADouble_BlocksTheCard_AndAWrongEntryIsPutRightByTheRightOne(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var verified = await house.DoAsync(house.Application("hilang", await house.Data.ConversationAsync(), nik: Nik));
        await house.DecideAsync(verified.CaseId, Petugas, "periksa-berkas", "setuju");
        await house.DecideAsync(verified.CaseId, Verifikator, "verifikasi-plavon", "setuju");
        var desk = Desk(house);
        var person = await PersonAsync(house);

        var wrong = await desk.EnterAsync(person, "DUPLICATE_RECORD", Petugas, RecordSource.Single, CancellationToken.None);
        var right = await desk.EnterAsync(person, "PRINT_READY_RECORD", Petugas, RecordSource.Single, CancellationToken.None);
        var back = await desk.EnterAsync(person, "ENROLL_FAILURE_AT_CENTRAL", Petugas, RecordSource.Single, CancellationToken.None);
        var again = await house.DecideAsync(verified.CaseId, Perekam, "terkendala", "rekam-ulang");

        Assert.Equal(["terkendala", "siap-cetak", "terkendala"], new[] { wrong, right, back }.Select(e => e.Cases.Single().ToStepId));
        Assert.Equal(("jadwal-rekam", true), (again.StepId, again.NeedsRecording)); // A lost card needs no recording, but its record has to be taken again.
        Assert.Contains("membawa KTP", await NoticeAsync(house, verified.CaseId, "record"), StringComparison.Ordinal);
        await house.DoAsync(new Decided(verified.CaseId, Petugas, "jadwal-rekam", "datang-langsung", [], null));
        var recorded = await house.DecideAsync(verified.CaseId, Perekam, "rekam", "direkam");
        Assert.Equal("menunggu-pusat", recorded.StepId); // The old failure says nothing about the new recording.
        await using var db = house.Rows();
        Assert.Equal(4, await db.PersonRecordChanges.CountAsync());
    }

    [Theory]
    [DatabaseData]
    public async Task ADecisionAtOneCase_IsKnownInThePersonsOthers_AndBlockedCardsAreNotPrinted(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var (first, second) = (await RecordedAsync(house), await RecordedAsync(house));

        var ready = await house.DecideAsync(first, Perekam, "menunggu-pusat", "siap");
        await using (var db = house.Rows())
        {
            Assert.Equal(["siap-cetak", "siap-cetak"], await db.Cases.OrderBy(c => c.Id).Select(c => c.StepId).ToListAsync());
            Assert.Equal(ActorKind.System, (await db.CaseEvents.OrderBy(e => e.Id).LastAsync(e => e.CaseId == second && e.Kind == "RecordKnown")).Actor);
            await db.PersonRecords.ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, "DUPLICATE_RECORD"));
        }

        Assert.Equal("siap-cetak", ready.StepId);
        await house.DoAsync(new BiodataEntered(first, Petugas, await house.BiodataOfAsync(first)));
        Assert.Equal(DeskRefusal.NotPossible, await house.RefusedAsync(new DeviceWorkAsked(first, Pencetak, ["PrintCard"])));
    }

    [Theory]
    [DatabaseData]
    public async Task TheSameStatusAtOnce_ChangesTheRecordOnce(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        await RecordedAsync(house);
        var (desk, person) = (Desk(house), await PersonAsync(house));

        var entries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => desk.EnterAsync(person, "PRINT_READY_RECORD", Perekam, RecordSource.Pasted, CancellationToken.None))));

        Assert.Single(entries, e => e.Outcome == RecordOutcome.Changed);
        await using var db = house.Rows();
        Assert.Equal(1, await db.PersonRecordChanges.CountAsync(c => c.Status == "PRINT_READY_RECORD"));
    }

    [Fact]
    public async Task Strangers_AreRefused_AndNobodyElsesRecordIsKept()
    {
        await using var house = await OpenAsync(StorageProvider.Sqlite);
        await RecordedAsync(house);
        var (desk, person) = (Desk(house), await PersonAsync(house));

        var stranger = await desk.EnterAsync(person, "PRINT_READY_RECORD", Actor.Officer(9, "Camat", ["camat"]), RecordSource.Single, CancellationToken.None);
        var unknown = await desk.EnterAsync(person, "TERBANG", Perekam, RecordSource.Single, CancellationToken.None);
        var nobody = await desk.EnterAsync(person + 999, "PRINT_READY_RECORD", Perekam, RecordSource.Single, CancellationToken.None);

        Assert.All([stranger, unknown, nobody], e => Assert.Equal((RecordOutcome.Refused, true), (e.Outcome, e.Refusal is { Length: > 0 })));
        await using var db = house.Rows();
        Assert.Equal("BIO_CAPTURED", (await db.PersonRecords.SingleAsync()).Status);
    }

    [Theory]
    [DatabaseData]
    public async Task WhoIsForgotten_LeavesNoRecordBehind(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var caseId = await RecordedAsync(house);
        await Desk(house).EnterAsync(await PersonAsync(house), "DUPLICATE_RECORD", Petugas, RecordSource.Single, CancellationToken.None);
        await house.DecideAsync(caseId, Petugas, "terkendala", "tolak", new DecisionReason("lain", null));
        await using var db = house.Rows();
        var remains = await CaseErasure.FindAsync(db, await db.Cases.SingleAsync(), CancellationToken.None);

        await CaseErasure.EraseAsync(db, remains, everything: false, "case.erase", house.Clock.Now, CancellationToken.None);
        Assert.Equal((1, 2), (await db.PersonRecords.CountAsync(), await db.PersonRecordChanges.CountAsync()));
        await CaseErasure.EraseAsync(db, remains, everything: true, "case.erase", house.Clock.Now, CancellationToken.None);

        Assert.Equal((0, 0), (await db.PersonRecords.CountAsync(), await db.PersonRecordChanges.CountAsync()));
    }

    [Theory]
    [DatabaseData]
    public async Task FiveHundredPastedLines_AreShownThenEntered_AndASecondClickChangesNothing(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        await house.InOneCommitAsync(async () =>
        {
            for (var n = 0; n < 25; n++) await house.DoAsync(house.Application("hilang", null, nik: TestData.NikOf(6000 + n)));
        });
        var import = new RecordImport(house.Database, Desk(house), house.Desk, house.Procedures.Statuses);
        var pasted = "NIK\tSTATUS\n" + string.Join('\n', Enumerable.Range(0, 500).Select(n => $"{TestData.NikOf(6000 + n)}\tsfe"));

        var shown = await import.PreviewAsync(pasted, CancellationToken.None);
        var done = await import.ApplyAsync(pasted, Petugas, RecordSource.Pasted, CancellationToken.None);
        var again = await import.ApplyAsync(pasted, Petugas, RecordSource.Pasted, CancellationToken.None);

        Assert.Equal((500, 25), (shown.Count, shown.Count(l => l.Why is null)));
        Assert.Equal((25, 0, 475), (done.Changed, done.Same, done.Left.Count));
        Assert.Equal((0, 25, 475), (again.Changed, again.Same, again.Left.Count));
        await using var db = house.Rows();
        Assert.Equal(25, await db.PersonRecords.CountAsync());
    }

    private static RecordDesk Desk(DeskHouse house) => new(house.Database, house.Desk, house.Procedures, house.Clock);

    private static async Task<long> PersonAsync(DeskHouse house)
    {
        await using var db = house.Rows();
        var index = house.Database.Cipher.OfNik(Nik);
        return await db.People.Where(p => p.NikIndex == index).Select(p => p.Id).SingleAsync();
    }

    /// <summary>A first card whose applicant was recorded at the counter.</summary>
    private static async Task<long> RecordedAsync(DeskHouse house)
    {
        var submitted = await house.DoAsync(house.Application("baru", await house.Data.ConversationAsync(), nik: Nik));
        await house.DecideAsync(submitted.CaseId, Petugas, "periksa-berkas", "setuju");
        await house.DecideAsync(submitted.CaseId, Verifikator, "verifikasi-plavon", "setuju");
        await house.DecideAsync(submitted.CaseId, Petugas, "jadwal-rekam", "datang-langsung");
        return (await house.DecideAsync(submitted.CaseId, Perekam, "rekam", "direkam")).CaseId;
    }

    private static async Task<string> NoticeAsync(DeskHouse house, long caseId, string key) => (await house.NoticesAsync(caseId)).First(n => n.Key == key).Content switch
    {
        TemplateOut { Plain: TextOut text } => text.Text,
        TemplateOut { Plain: ChoicesOut choices } => choices.Text,
        TextOut text => text.Text,
        var other => throw new InvalidOperationException(other.GetType().Name),
    };
}
