using KtpBot.Core.Data;
using KtpBot.Core.Workflow;
using KtpBot.Testing;
using KtpBot.Testing.Processes;

namespace KtpBot.Core.Tests.Workflow;

public sealed class ProcedureBookTests
{
    private static readonly string Kwangsan = File.ReadAllText(RepositoryRoot.File("dialogs", "sop", "kwangsan-ktp-el.yaml"));

    [Fact]
    public void TheProjectsOwnProcedures_HaveNoFaultAndNoWarning()
    {
        var (book, faults) = ProcedureBook.Load(RepositoryRoot.File("dialogs"));

        Assert.Empty(faults);
        Assert.Contains(book.Current, p => p.Id == "kwangsan-ktp-el");
        Assert.Equal(
            ["belum_rekam", "buram", "data_belum_sinkron", "data_tidak_sesuai", "diwakilkan", "email_tidak_aktif", "email_tidak_masuk", "gangguan_sistem", "gelap", "hp_tidak_cocok", "kedaluwarsa", "lain", "nik_tidak_aktif", "nomor_tidak_aktif", "salah_dokumen", "terpotong", "tidak_terbaca", "wajah_tidak_cocok"],
            book.Reasons.All.Select(r => r.Code).Order(StringComparer.Ordinal));
        Assert.All(book.Reasons.All, r => Assert.Equal(["ban", "en", "id", "jv"], r.Citizen.Keys.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Kwangsan_KeepsTheTwoClocksOfItsSourceApart()
    {
        var procedure = ProcedureBook.Load(RepositoryRoot.File("dialogs")).Book.Newest("kwangsan-ktp-el")!;

        Assert.Equal(new StepClock(2, 0, 0), procedure.Step("periksa-berkas")!.Clock);
        Assert.Equal(new StepClock(0, 3, 5), procedure.Step("verifikasi-plavon")!.Clock);
        Assert.Equal(new StepClock(5, 0, 0), procedure.Step("rekam")!.Clock);
        Assert.Equal(new StepClock(15, 0, 2), procedure.Step("siap-cetak")!.Clock);
        Assert.All(procedure.Steps, step => Assert.Equal("gratis", step.Fee));
        Assert.All(["periksa-berkas", "verifikasi-plavon", "jadwal-rekam", "rekam", "siap-cetak", "ambil"], id => Assert.NotNull(procedure.Step(id)!.Catatan));
    }

    [Theory]
    [InlineData("stage: Verifying", "stage: Menunggu", "'stage' must be one of")]
    [InlineData("roles: [verifikator]", "roles: [kepala_desa]", "The role 'kepala_desa' is unknown")]
    [InlineData("roles: [verifikator]", "", "'roles' is missing")]
    [InlineData("to: verifikasi-plavon", "to: verifikasi", "leads to the unknown step 'verifikasi'")]
    [InlineData("to: ambil", "to: siap-cetak", "No case ever reaches the step 'ambil'")]
    [InlineData("to: ambil", "to: selesai", "from Printed to HandedOver")]
    [InlineData("to: verifikasi-plavon", "to: ambil", "this procedure prints cards")]
    [InlineData("to: verifikasi-plavon", "to: selesai", "this procedure prints cards")]
    [InlineData("reasons: [data_tidak_sesuai, lain]", "", "must offer reasons")]
    [InlineData("reasons: [data_tidak_sesuai, lain]", "reasons: [malas]", "The reason 'malas' is unknown")]
    [InlineData("back-to: periksa-berkas", "", "needs 'back-to'")]
    [InlineData("fee: gratis", "fee: Rp10.000", "every service around the card is free")]
    [InlineData("timer: pickup-reminder", "timer: tagihan", "The timer 'tagihan' is unknown")]
    [InlineData("devices: [CapturePhoto, CaptureFingerprints, CaptureSignature]", "devices: [PrintLetter]", "The device work 'PrintLetter' is unknown")]
    [InlineData("touch: 2 menit", "touch: 2 hari", "'touch' must be minutes")]
    [InlineData("wait: 3-5 hari kerja", "wait: 5-3 hari kerja", "'wait' must be working days")]
    [InlineData("start: periksa-berkas", "start: mulai", "'start' names the unknown step")]
    [InlineData("withdrawn: dibatalkan", "withdrawn: ambil", "'withdrawn' must name a step that ends")]
    [InlineData("when: AlreadyRecorded", "when: Hujan", "'when' must be one of")]
    [InlineData("id: jadwal-ulang", "id: tidak-hadir", "given twice")]
    [InlineData("output: Pengajuan dokumen", "keluaran: Pengajuan dokumen", "Unknown key 'keluaran'")]
    [InlineData("recording: [baru,", "recording: [pindah,", "names the service 'pindah'")]
    [InlineData("luar_domisili perlu=rekam]", "luar_domisili rekam]", "must read service, or service answer=value")]
    [InlineData("pauses: [jaringan, siak, listrik]", "pauses: [hujan]", "The pause 'hujan' is unknown")]
    [InlineData("roles: [verifikator]", "roles: [verifikator]\n    stand-in: [verifikator]", "needs not stand in")]
    [InlineData("roles: [verifikator]", "roles: [verifikator]\n    stand-in: [sekcam]", "The role 'sekcam' is unknown")]
    [InlineData("roles: [verifikator]", "roles: [verifikator]\n    tasks: [{ id: cap, title: Cap }]", "Nothing waits for the tasks")]
    [InlineData("roles: [verifikator]", "roles: [verifikator]\n    tasks: [{ id: cap, title: Cap }, { id: cap, title: Cap }]", "The task 'cap' is given twice")]
    [InlineData("needs: [Documents]", "needs: [Documents, Tasks]", "needs tasks, but the step has none")]
    [InlineData("kind: Return", "kind: Back", "leads to an earlier step")]
    [InlineData("to: verifikasi-plavon", "to: verifikasi-plavon\n        approval: maybe", "'approval' must be true or false")]
    [InlineData("kind: Skip", "kind: Skip\n        approval: true", "'approval' belongs to what an officer decides")]
    [InlineData("when: AlreadyRecorded", "when: perlu=", "or read answer=value")]
    [InlineData("record: [ENROLL_FAILURE_AT_REGIONAL, ENROLL_FAILURE_AT_CENTRAL]", "record: [ENROLL_FAILURE]", "must be written as its code: ENROLL_FAILURE_AT_CENTRAL")]
    [InlineData("record: [ENROLL_FAILURE_AT_REGIONAL, ENROLL_FAILURE_AT_CENTRAL]", "record: [TERBANG]", "The record status 'TERBANG' is unknown")]
    [InlineData("record: [ENROLL_FAILURE_AT_REGIONAL, ENROLL_FAILURE_AT_CENTRAL]", "record: [PRINT_READY_RECORD]", "already leads to 'prr'")]
    [InlineData("record: [ENROLL_FAILURE_AT_REGIONAL, ENROLL_FAILURE_AT_CENTRAL]", "", "'record' belongs to outcomes on trigger Record")]
    [InlineData("sets-record: PRINT_READY_RECORD", "sets-record: PRR", "must be written as its code: PRINT_READY_RECORD")]
    [InlineData("kind: Skip\n        when: AlreadyRecorded", "kind: Skip\n        when: AlreadyRecorded\n        sets-record: PRINT_READY_RECORD", "'sets-record' belongs to what an officer decides")]
    [InlineData("marks-recorded: true", "marks-recorded: true\n        voids-recording: true", "contradict each other")]
    public void AFault_IsFoundWithItsLine(string good, string bad, string expected)
    {
        var faults = new List<DataFault>();

        ProcedureBook.Read(Replaced(good, bad), "dialogs/sop/x.yaml", Reasons(), faults, null, ProcedureBook.Load(RepositoryRoot.File("dialogs")).Book.Statuses);

        var fault = Assert.Single(faults.Where(f => f.Message.Contains(expected, StringComparison.Ordinal)).Take(1));
        Assert.True(fault.Line > 0);
        Assert.False(fault.IsWarning);
    }

    [Fact]
    public void AFaultyOutcome_IsToldAtItsOwnLine()
    {
        var faults = new List<DataFault>();
        var yaml = Replaced("to: verifikasi-plavon", "to: verifikasi");
        var line = yaml.Split('\n').ToList().FindIndex(l => l.Contains("id: setuju", StringComparison.Ordinal)) + 1;

        ProcedureBook.Read(yaml, "dialogs/sop/x.yaml", Reasons(), faults);

        Assert.Contains(faults, f => f.Line == line && f.Message.Contains("'verifikasi'", StringComparison.Ordinal));
    }

    [Fact]
    public void ClocksThatDisagreeWithTheStatedTotal_AreAWarningOnly()
    {
        var faults = new List<DataFault>();

        var procedure = ProcedureBook.Read(Replaced("total: { touch: 27 menit, wait: 3-7 hari kerja }", "total: { touch: 27 menit, wait: 2 hari kerja }"), "x.yaml", Reasons(), faults);

        Assert.NotNull(procedure);
        var warning = Assert.Single(faults);
        Assert.True(warning.IsWarning);
        Assert.Contains("3-7 working days", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ANote_ThatExplainsTheTotal_EndsTheWarning()
    {
        var faults = new List<DataFault>();

        ProcedureBook.Read(
            Replaced("total: { touch: 27 menit, wait: 3-7 hari kerja }", "total: { touch: 27 menit, wait: 2 hari kerja, catatan: Verifikasi dihitung tersendiri. }"), "x.yaml", Reasons(), faults);

        Assert.Empty(faults);
    }

    [Fact]
    public void OlderVersions_AreKeptForTheCasesThatBeganWithThem()
    {
        var book = ProcedureBook.Load(RepositoryRoot.File("dialogs")).Book;

        Assert.Equal([1, 2, 3, 4], book.VersionsOf("kwangsan-ktp-el"));
        Assert.Equal(1, book.For("kwangsan-ktp-el", 1, "periksa-berkas")!.Version);
        Assert.Equal(4, book.Newest("kwangsan-ktp-el")!.Version);
    }

    [Fact]
    public void TwoVersions_AreToldApartInSentences()
    {
        var book = ProcedureBook.Load(RepositoryRoot.File("dialogs")).Book;

        var lines = SopDifference.Of(book.Exactly("kwangsan-ktp-el", 1)!, book.Exactly("kwangsan-ktp-el", 4)!, RoleBook.Standard);

        Assert.Contains("Sebab jeda: (kosong) → jaringan, siak, listrik", lines);
        Assert.Contains("Siap cetak: sebab jeda: (kosong) → blangko, jaringan, siak, listrik", lines);
        Assert.Contains("Siap cetak: pilihan baru \"Ternyata rekaman ganda, mirip, atau tidak terbaca\": ke Terkendala pada data rekaman, saat status rekam ENROLL_FAILURE_AT_REGIONAL, ENROLL_FAILURE_AT_CENTRAL, ADJUDICATE_RECORD, ADJUDICATE_IN_PROCESS, DUPLICATE_RECORD", lines);
        Assert.Contains(lines, line => line.StartsWith("Layanan: baru,", StringComparison.Ordinal));
        Assert.Empty(SopDifference.Of(book.Exactly("kwangsan-ktp-el", 4)!, book.Exactly("kwangsan-ktp-el", 4)!, RoleBook.Standard));
    }

    [Fact]
    public void AChangedFileUnderAnOldVersion_IsRefused_AndARaisedVersionIsNamedWithItsFingerprint()
    {
        using var folder = new TemporaryFolder();
        CopyDialogs(folder);
        var path = folder.File("sop", "kwangsan-ktp-el.yaml");

        File.WriteAllText(path, Replaced("title: Siap diambil", "title: Kartu siap diambil"));
        var changed = ProcedureBook.Load(folder.Path);
        File.WriteAllText(path, File.ReadAllText(path).Replace("version: 4", "version: 5", StringComparison.Ordinal));
        var raised = ProcedureBook.Load(folder.Path);
        File.AppendAllText(folder.File("sop", "versions.txt"), raised.Faults.Single(f => !f.IsWarning).Message.Split(": ")[^1] + "\n");
        var entered = ProcedureBook.Load(folder.Path);

        Assert.Contains("was changed, but still says version 4", Assert.Single(changed.Faults).Message, StringComparison.Ordinal);
        Assert.Equal(3, changed.Book.Newest("kwangsan-ktp-el")!.Version);
        Assert.Contains("is new", Assert.Single(raised.Faults, f => !f.IsWarning).Message, StringComparison.Ordinal);

        // Version 4 was not copied into the archive.
        var missing = Assert.Single(entered.Faults);
        Assert.True(missing.IsWarning);
        Assert.Contains("arsip/kwangsan-ktp-el.v4.yaml is missing", missing.Message, StringComparison.Ordinal);
        Assert.Equal(5, entered.Book.Newest("kwangsan-ktp-el")!.Version);
    }

    [Fact]
    public void OtherLineEnds_AreTheSameFile()
    {
        using var folder = new TemporaryFolder();
        CopyDialogs(folder);

        File.WriteAllText(folder.File("sop", "kwangsan-ktp-el.yaml"), Kwangsan.ReplaceLineEndings("\r\n"));

        Assert.Empty(ProcedureBook.Load(folder.Path).Faults);
    }

    [Fact]
    public void ACaseOfAVersionThatIsGone_GoesOnWithTheNewestThatKnowsItsStep()
    {
        var faults = new List<DataFault>();
        var second = ProcedureBook.Read(Kwangsan.Replace("version: 4", "version: 5", StringComparison.Ordinal), "x.yaml", Reasons(), faults)!;
        var book = new ProcedureBook([second], Reasons());

        Assert.Same(second, book.For("kwangsan-ktp-el", 1, "periksa-berkas"));
        Assert.Null(book.For("kwangsan-ktp-el", 1, "langkah-lama"));
        Assert.Null(book.For("lain", 1, "periksa-berkas"));
    }

    private static ReasonBook Reasons() => ProcedureBook.Load(RepositoryRoot.File("dialogs")).Book.Reasons;

    private static string Replaced(string good, string bad)
    {
        var at = Kwangsan.IndexOf(good, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The procedure does not hold \"{good}\" any more.");
        return string.Concat(Kwangsan.AsSpan(0, at), bad, Kwangsan.AsSpan(at + good.Length));
    }

    private static void CopyDialogs(TemporaryFolder folder)
    {
        foreach (var file in new[] { "sop", "reasons", "records", "offices" }.SelectMany(name => Directory.EnumerateFiles(RepositoryRoot.File("dialogs", name), "*", SearchOption.AllDirectories)))
        {
            var copy = folder.File(Path.GetRelativePath(RepositoryRoot.File("dialogs"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
