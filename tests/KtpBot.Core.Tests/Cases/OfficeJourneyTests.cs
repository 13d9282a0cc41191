using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using KtpBot.Testing;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Processes;

namespace KtpBot.Core.Tests.Cases;

/// <summary>Every office of dialogs/offices with every procedure it runs, at its own desk in real rows.</summary>
public sealed class OfficeJourneyTests
{
    private const string Sukamaju = "sukamaju";
    private static readonly string Dialogs = RepositoryRoot.File("dialogs");

    public static TheoryData<string, string, StorageProvider> Arranged =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(Dialogs, "offices")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)
            .SelectMany(office => OfficeFile.Load(Dialogs, office).Office!.Procedures.Values.Distinct().Select(p => new TheoryDataRow<string, string, StorageProvider>(office, p, StorageProvider.Sqlite))),
        new TheoryDataRow<string, string, StorageProvider>("musi-banyuasin", "musi-banyuasin-ktp-el", StorageProvider.Postgres)
        {
            Skip = PrivatePostgres.ServerConnectionString is null ? $"Set {PrivatePostgres.Variable} to run on PostgreSQL; ./test does." : null,
        },
    ];

    [Theory]
    [MemberData(nameof(Arranged))]
    public async Task EveryOutcomeOfEveryStep_IsTaken_AndEveryHistoryReplays(string officeId, string procedureId, StorageProvider provider)
    {
        await using var house = await OfficeHouse.OpenAsync(provider, officeId);

        await TravelAsync(house, procedureId);
    }

    [Fact]
    public async Task ANewKecamatan_IsAFolderOfData()
    {
        using var folder = new TemporaryFolder();
        await AddSukamajuAsync(folder);
        await using var house = await OfficeHouse.OpenAsync(StorageProvider.Sqlite, Sukamaju, folder.Path);

        Assert.Empty(DialogCheck.Run(folder.Path));
        await TravelAsync(house, Sukamaju);
        Assert.Equal("Langkah \"Tanda tangan Lurah\" dikerjakan oleh Lurah atau Sekretaris Lurah.", (await RefusalAsync(house)).OfficerText);
        Assert.Equal("WITA", house.Office.ZoneLabel);
    }

    [Theory]
    [DatabaseData]
    public async Task AHundredApprovalsAtOnce_ApproveEachCaseOnce(StorageProvider provider)
    {
        await using var house = await OfficeHouse.OpenAsync(provider, "takeran");
        var cases = new List<long>();
        for (var n = 0; n < 50; n++)
        {
            var id = (await house.SubmittedAsync("surat_pengantar")).CaseId;
            await house.DoAsync(new Decided(id, house.Holder("petugas"), "periksa", "lengkap", [], null));
            foreach (var (task, role) in new[] { ("data", "operator_dispenduk"), ("latar-foto", "petugas") }) await house.DoAsync(new TaskTicked(id, house.Holder(role), "olah", task, null));
            await house.DoAsync(new Decided(id, house.Holder("operator_dispenduk"), "olah", "ajukan", [], null));
            cases.Add(id);
        }

        var outcomes = await Task.WhenAll(cases.SelectMany(id => new long[] { 71, 72 }.Select(officer => Task.Run(() =>
            house.AskAsync(new Decided(id, Actor.Officer(officer, "Sekcam", ["sekcam"]), "sekcam", "setuju", [], null))))));

        Assert.Equal(50, outcomes.Count(o => o is DeskDone));
        Assert.All(outcomes.OfType<DeskRefused>(), refused => Assert.Equal(DeskRefusal.MovedOn, refused.Reason));
        foreach (var id in cases) Assert.Single(await house.EventsAsync(id), e => e.Kind == "Approved:setuju");
    }

    private static async Task TravelAsync(OfficeHouse house, string procedureId)
    {
        var procedure = house.Procedures.Newest(procedureId)!;
        var journey = new OfficeJourney(house, procedure);

        foreach (var service in house.Office.Procedures.Where(p => p.Value == procedureId).Select(p => p.Key)) await journey.TravelAsync(service);

        Assert.Empty(journey.Left);
        foreach (var id in journey.Ended)
        {
            var file = await house.FileAsync(id);
            var told = CaseStanding.Of(procedure, (await house.EventsAsync(id)).Select(e => new EventFact(e.Kind, e.StepId, e.ToStepId, e.ActorId, e.ReasonCode)));
            Assert.Equal((file.StepId, file.ReturnStepId, file.Stage), (told.StepId, told.ReturnStepId, procedure.Step(told.StepId)!.Stage));
            Assert.Equal(told.Approvals.Count, told.Approvals.Select(a => a.ActorId).Distinct().Count());
        }
    }

    private static async Task<DeskRefused> RefusalAsync(OfficeHouse house)
    {
        var id = (await house.SubmittedAsync("surat_pengantar")).CaseId;
        await house.DoAsync(new Decided(id, house.Holder("petugas"), "terima", "lengkap", [], null));
        return Assert.IsType<DeskRefused>(await house.AskAsync(new Decided(id, house.Holder("petugas"), "lurah", "setuju", [], null)));
    }

    /// <summary>What an admin writes who brings an office of his own: its profile, its procedure, and the procedure's fingerprint.</summary>
    private static async Task AddSukamajuAsync(TemporaryFolder folder)
    {
        foreach (var file in Directory.EnumerateFiles(Dialogs, "*", SearchOption.AllDirectories))
        {
            var copy = folder.File(Path.GetRelativePath(Dialogs, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var takeran = await File.ReadAllTextAsync(folder.File("offices", "takeran", "office.yaml"));
        Directory.CreateDirectory(folder.File("offices", Sukamaju));
        await File.WriteAllTextAsync(folder.File("offices", Sukamaju, "office.yaml"), takeran
            .Replace("id: takeran\n", "id: sukamaju\n", StringComparison.Ordinal).Replace("takeran-surat-pengantar", Sukamaju, StringComparison.Ordinal)
            .Replace("Asia/Jakarta", "Asia/Makassar", StringComparison.Ordinal).Replace("camat: { title: Camat", "lurah: { title: Lurah", StringComparison.Ordinal)
            .Replace("sekcam: { title: Sekretaris Camat", "seklur: { title: Sekretaris Lurah", StringComparison.Ordinal));
        await File.WriteAllTextAsync(folder.File("sop", Sukamaju + ".yaml"), """
            id: sukamaju
            version: 1
            title: Surat pengantar Kelurahan Sukamaju
            services: [surat_pengantar]
            start: terima
            withdrawn: batal
            pauses: [listrik]
            source: { title: SOP rekaan, number: "1/SKM/2026" }
            intake: { roles: [petugas], notice: received }
            steps:
              - id: terima
                title: Terima berkas
                stage: Verifying
                roles: [petugas]
                touch: 5 menit
                fee: gratis
                outcomes:
                  - { id: lengkap, label: Lengkap, kind: Advance, to: lurah, needs: [Documents], accepts-documents: true }
                  - { id: kembalikan, label: Kembalikan, kind: Return, to: tunggu, back-to: terima, reasons: [buram, lain] }
              - id: tunggu
                title: Menunggu pemohon
                stage: Returned
                roles: [petugas]
                by-citizen: true
                fee: gratis
                notice: returned
                outcomes:
                  - { id: datang, label: Lengkap lagi, kind: Resume, trigger: DocumentsComplete, notice: resent }
                  - { id: loket, label: Lengkap di loket, kind: Resume, notice: resent }
              - id: lurah
                title: Tanda tangan Lurah
                stage: AwaitingApproval
                roles: [lurah]
                stand-in: [seklur]
                fee: gratis
                outcomes:
                  - { id: setuju, label: Tanda tangani, kind: Advance, to: ambil, approval: true }
                  - { id: kembali, label: Periksa lagi, kind: Back, to: terima, reasons: [lain] }
                  - { id: tolak, label: Tolak, kind: Reject, to: ditolak, reasons: [lain] }
              - id: ambil
                title: Siap diambil
                stage: ReadyForPickup
                roles: [petugas]
                fee: gratis
                notice: ready-for-pickup
                outcomes:
                  - { id: diserahkan, label: Diserahkan, kind: Advance, trigger: HandedOver, to: selesai }
              - { id: selesai, title: Selesai, stage: HandedOver, fee: gratis, end: true, notice: handed-over }
              - { id: ditolak, title: Ditolak, stage: Rejected, fee: gratis, end: true, notice: rejected }
              - { id: batal, title: Dibatalkan, stage: Cancelled, fee: gratis, end: true, notice: withdrawn }
            """);
        var line = ProcedureBook.Load(folder.Path).Faults.Single(f => f.Message.Contains("is new", StringComparison.Ordinal)).Message.Split(": ")[^1];
        await File.AppendAllTextAsync(folder.File("sop", "versions.txt"), line + "\n");
    }
}
