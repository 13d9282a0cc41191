using KtpBot.Bot.Verbs;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Storage;
using KtpBot.Testing.Processes;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Conversations.Calls;

/// <summary>Applications for the further services against the real desk: what was answered stays with the case and decides its way.</summary>
public sealed class ServiceCallsTests : IAsyncLifetime
{
    private static readonly Actor Desk = Actor.Officer(1, "Budi", ["petugas"]);
    private static readonly Actor Verifier = Actor.Officer(2, "Rina", ["verifikator"]);
    private static readonly string[] Siti = ["3515175708900001", "3515171208900002", "Siti Aminah", "081234567890"];

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();
    private TerminalOffice _office = null!;
    private string _last = "";

    public async ValueTask InitializeAsync() => _office = await TerminalOffice.OpenAsync(_folder.Path, "kwangsan", "id", _clock);

    public async ValueTask DisposeAsync()
    {
        await _office.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("go:pengajuan:ganti_foto", "pakai jilbab", CaseStage.AwaitingRecording)]
    [InlineData("go:pengajuan:pindah_datang", "kota lain|sudah", CaseStage.ReadyToPrint)]
    [InlineData("go:pengajuan:luar_domisili", "rekam pertama|sudah 17", CaseStage.AwaitingRecording)]
    [InlineData("go:pengajuan:luar_domisili", "ktp rusak", CaseStage.ReadyToPrint)]
    [InlineData("go:pengajuan:itap", "30 hari", CaseStage.ReadyToPrint)]
    [InlineData("go:pengajuan:ubah_data", "nama|sudah", CaseStage.ReadyToPrint)]
    public async Task Verified_GoesToTheRecordingOnlyWhereItIsNeeded(string begin, string answers, CaseStage expected)
    {
        await ApplyAsync(begin, answers.Split('|'));

        await DecideAsync(Desk, "periksa-berkas", "setuju");
        await DecideAsync(Verifier, "verifikasi-plavon", "setuju");

        Assert.Equal(expected, (await CaseAsync()).Stage);
    }

    [Fact]
    public async Task WhoFilesAndWhatChanged_StayWithTheCase_Sealed_AndTheProofIsRequired()
    {
        await ApplyAsync("go:pengajuan:ubah_data", ["cerai", "sudah"], filer: "keluarga");

        var file = await CaseAsync();
        Assert.Equal(new Dictionary<string, string> { ["berubah"] = "cerai", ["filer"] = "satu_kk" }, CaseDetails.Read(file.Details).OrderBy(d => d.Key).ToDictionary());
        await using var db = Open();
        Assert.DoesNotContain("cerai", await db.Database.SqlQuery<string>($"""SELECT hex("Details") AS "Value" FROM "Cases" """).SingleAsync(), StringComparison.Ordinal);
        var proof = await db.CaseDocuments.SingleAsync(d => d.Requirement == "akta_cerai");
        await DecideAsync(Desk, "periksa-berkas", "kembalikan", new DecisionReason("buram", "akta_cerai"));
        Assert.Equal(["akta_cerai"], await _office.Services.GetRequiredService<CaseDesk>().MissingDocumentsAsync(Open(), proof.CaseId, CancellationToken.None));
    }

    [Fact]
    public async Task AnAnswerOfTheConditionalKind_MakesItsDocumentRequired_EvenIfNobodyMentionedIt()
    {
        await ApplyAsync("go:pengajuan:ubah_data", ["cerai", "sudah"]);
        await using var db = Open();

        await db.CaseDocuments.Where(d => d.Requirement == "akta_cerai").ExecuteDeleteAsync();

        Assert.Equal(["akta_cerai"], await _office.Services.GetRequiredService<CaseDesk>().MissingDocumentsAsync(db, (await CaseAsync()).Id, CancellationToken.None));
    }

    [Fact]
    public async Task Kwangsan_RefusesAPhotoForAChangedFace_AndHasNoCoverLetter()
    {
        await SayAsync("/start");
        await SayAsync("setuju");
        await TakeAsync(new Tapped("go:pengajuan:ganti_foto", null));
        await SayAsync("wajah berubah");
        Assert.Contains("Di kantor ini, ganti foto tersendiri", _last, StringComparison.Ordinal);

        await SayAsync("menu");
        await SayAsync("layanan lain");
        Assert.DoesNotContain("Surat pengantar", _last, StringComparison.Ordinal);
        await TakeAsync(new Tapped("go:pengajuan:surat_pengantar", null));
        Assert.Contains("tidak memerlukan surat pengantar", _last, StringComparison.Ordinal);
        await using var db = Open();
        Assert.Equal(0, await db.Cases.CountAsync());
    }

    private async Task ApplyAsync(string begin, string[] answers, string filer = "diri sendiri")
    {
        await SayAsync("/start");
        await SayAsync("setuju");
        await TakeAsync(new Tapped(begin, null));
        foreach (var answer in answers) await SayAsync(answer);
        await SayAsync("ya");
        await SayAsync(filer);
        foreach (var line in Siti) await SayAsync(line);
        for (var n = 0; n < 6 && !_last.Contains("Sudah benar?", StringComparison.Ordinal); n++) await SayAsync("bawa");
        await SayAsync("kirim");
        Assert.Contains("KWS-2026-", _last, StringComparison.Ordinal);
    }

    private Task SayAsync(string text) => TakeAsync(new Heard(text));

    private async Task TakeAsync(DialogInput input) => _last = string.Join('\n', (await _office.TakeAsync(input)).SelectMany(TerminalPaper.Lines));

    private KtpBotDb Open() => _office.Services.GetRequiredService<Database>().CreateDbContext();

    private async Task<CaseFile> CaseAsync()
    {
        await using var db = Open();
        return await db.Cases.AsNoTracking().SingleAsync();
    }

    private async Task DecideAsync(Actor officer, string step, string outcome, params DecisionReason[] reasons)
    {
        var desk = _office.Services.GetRequiredService<CaseDesk>();
        Assert.IsType<DeskDone>(await desk.HandleAsync(new Decided((await CaseAsync()).Id, officer, step, outcome, reasons, null), CancellationToken.None));
    }
}
