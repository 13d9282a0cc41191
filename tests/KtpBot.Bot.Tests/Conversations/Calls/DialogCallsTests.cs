using KtpBot.Bot.Conversations.Calls;
using KtpBot.Bot.Verbs;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Pictures;
using KtpBot.Testing.Processes;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Conversations.Calls;

/// <summary>The dialog's calls against the real desk and a real database: what the citizen reads is what the rows say.</summary>
public sealed class DialogCallsTests : IAsyncLifetime
{
    private static readonly Actor Desk = Actor.Officer(1, "Budi", ["petugas"]);
    private static readonly Actor Verifier = Actor.Officer(2, "Rina", ["verifikator"]);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();
    private TerminalOffice _office = null!;
    private IReadOnlyList<OutgoingContent> _last = [];

    public async ValueTask InitializeAsync() => _office = await TerminalOffice.OpenAsync(_folder.Path, "kwangsan", "id", _clock);

    public async ValueTask DisposeAsync()
    {
        await _office.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Baru_VerifiedThenBooked_ChangesAndKeepsOneSeat()
    {
        await ApplyAsync("bikin ktp baru", "sudah 17", "ya", "saya sendiri");
        await DecideAsync(Desk, "periksa-berkas", "setuju");
        await DecideAsync(Verifier, "verifikasi-plavon", "setuju");

        await SayAsync("jadwal rekam");
        Assert.Contains("hari apa", Last, StringComparison.Ordinal);
        await SayAsync("2");
        Assert.Contains("lebih suka datang kapan", Last, StringComparison.Ordinal);
        await SayAsync("pagi");
        Assert.True(Choices.Count <= 10);
        await SayAsync("1");
        Assert.Contains("Jadwal rekam", Last, StringComparison.Ordinal);
        await SayAsync("ubah jadwal");
        Assert.Contains("Mau diubah?", Last, StringComparison.Ordinal);
        await SayAsync("1");
        await SayAsync("2");
        await SayAsync("siang");
        await SayAsync("2");

        await using var db = Open();
        Assert.Single(await db.Appointments.Where(a => a.Seat != null).ToListAsync());
        await SayAsync("status");
        Assert.Contains("Jadwalnya *", Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Returned_ForABlurredPhoto_ASecondPhotoCompletesIt()
    {
        await ApplyAsync("ktp hilang");
        await DecideAsync(Desk, "periksa-berkas", "kembalikan", new DecisionReason("buram", "kk"));
        var id = await CaseIdAsync();

        await SayAsync("status");
        Assert.Contains("Yang ditunggu: Kartu Keluarga (KK)", Last, StringComparison.Ordinal);
        await TakeAsync(new Tapped($"go:kirim-ulang:{id}", null));
        Assert.Contains("Mohon kirim foto: Kartu Keluarga (KK)", Last, StringComparison.Ordinal);
        await SendPhotoAsync();

        Assert.Contains("sudah lengkap lagi", Last, StringComparison.Ordinal);
        await using var db = Open();
        Assert.Equal(CaseStage.Verifying, (await db.Cases.SingleAsync()).Stage);
    }

    [Fact]
    public async Task Returned_APaperBroughtToTheOffice_IsNotedAsSuch_AndTheCheckGoesOn()
    {
        await ApplyAsync("ktp hilang");
        await DecideAsync(Desk, "periksa-berkas", "kembalikan", new DecisionReason("buram", "kk"), new DecisionReason("buram", "surat_hilang"));
        await TakeAsync(new Tapped($"go:kirim-ulang:{await CaseIdAsync()}", null));

        await SayAsync("bawa");
        Assert.Contains("akan dibawa ke kantor. Masih ada satu lagi:", Last, StringComparison.Ordinal);
        await SayAsync("1");

        Assert.Contains("✓ Dicatat: *", Last, StringComparison.Ordinal);
        Assert.Contains("Petugas melanjutkan pemeriksaan permohonan *KWS-2026-000001*", Last, StringComparison.Ordinal);
        Assert.DoesNotContain("terima", Last, StringComparison.Ordinal);
        await using var db = Open();
        Assert.Equal(CaseStage.Verifying, (await db.Cases.SingleAsync()).Stage);
        Assert.All(await db.CaseDocuments.Where(d => d.State != CaseDocumentState.Replaced).ToListAsync(), d => Assert.Equal((CaseDocumentState.BroughtPhysically, (Guid?)null), (d.State, d.FileId)));
        Assert.Equal(["Dokumen akan dibawa ke kantor", "Dokumen akan dibawa ke kantor"], (await db.CaseEvents.Where(e => e.Kind.StartsWith("Document")).ToListAsync()).Select(e => CaseHistory.Sentence(e, null)));
    }

    [Fact]
    public async Task Returned_OnePromisedThenOnePhoto_TellsWhatIsStillToBeBrought()
    {
        await ApplyAsync("ktp hilang");
        await DecideAsync(Desk, "periksa-berkas", "kembalikan", new DecisionReason("buram", "kk"), new DecisionReason("buram", "surat_hilang"));
        await TakeAsync(new Tapped($"go:kirim-ulang:{await CaseIdAsync()}", null));

        await SayAsync("bawa");
        await SendPhotoAsync();

        Assert.Contains("sudah lengkap lagi", Last, StringComparison.Ordinal);
        Assert.Contains("Jangan lupa membawa ke kantor: *", Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recording_WithNoApplication_ThenOneInTheCheck_TellsWhatComesFirst()
    {
        await SayAsync("jadwal rekam kamis jam 9");
        Assert.Contains("setelah ada *pengajuan*", Last, StringComparison.Ordinal);
        await ApplyAsync("bikin ktp baru", "sudah 17", "ya", "saya sendiri");
        await SayAsync("jadwal rekam kamis jam 9");
        Assert.Contains("setelah berkas diperiksa petugas", Last, StringComparison.Ordinal);

        await DecideAsync(Desk, "periksa-berkas", "setuju");
        await DecideAsync(Verifier, "verifikasi-plavon", "setuju");
        await SayAsync("jadwal rekam kamis jam 9");

        Assert.Contains("pukul 09.00 WIB", Last, StringComparison.Ordinal);
        await SayAsync("ya");
        await using var db = Open();
        Assert.Single(await db.Appointments.Where(a => a.Seat != null).ToListAsync());
    }

    [Fact]
    public async Task LooseFile_ForAPromisedDocument_IsAttachedToIt()
    {
        await ApplyAsync("ktp hilang");

        await SendPhotoAsync();
        Assert.Contains("untuk berkas yang mana", Last, StringComparison.Ordinal);
        await SayAsync("surat kehilangan");

        Assert.Contains("Masih ada berkas lain yang ditunggu", Last, StringComparison.Ordinal);
        await using var db = Open();
        Assert.Contains(await db.CaseDocuments.ToListAsync(), d => d.Requirement == "surat_hilang" && d.FileId != null);
    }

    [Fact]
    public async Task Status_OfAnotherConversation_NeedsNumberAndDigits()
    {
        await ApplyAsync("ktp hilang");
        await using (var db = Open()) await db.Cases.ExecuteUpdateAsync(set => set.SetProperty(c => c.ConversationId, (long?)null));
        await using var read = Open();
        var number = (await read.Cases.SingleAsync()).Number;
        var id = await CaseIdAsync();

        await TakeAsync(new Tapped($"go:status:{id}", null));
        Assert.Contains("tidak ditemukan", Last, StringComparison.Ordinal);
        await SayAsync("status");
        await SayAsync(number);
        await SayAsync("9999");
        Assert.Contains("tidak ditemukan", Last, StringComparison.Ordinal);
        await SayAsync("1");
        await SayAsync(number.ToLowerInvariant());
        await SayAsync("0001");
        Assert.Contains("Berkas sedang diperiksa", Last, StringComparison.Ordinal);
        await TakeAsync(new Tapped($"go:batal:{id}", null));
        await SayAsync("ya");
        Assert.Equal(CaseStage.Verifying, (await read.Cases.AsNoTracking().SingleAsync()).Stage);
    }

    [Fact]
    public async Task Person_OutsideOfficeHours_TellsWhenTheyOpen()
    {
        await SayAsync("petugas");
        Assert.True(_office.WithPerson);
        await TakeAsync(new PersonLeft());
        _clock.Advance(TimeSpan.FromHours(12));
        await SayAsync("petugas");
        Assert.False(_office.WithPerson);
        Assert.Contains("Rabu, 18 November 2026 pukul 07.30 WIB", Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_RepeatedWithTheSameKey_MakesOneCase()
    {
        await ApplyAsync("ktp hilang");
        await using var db = Open();
        var file = await db.Cases.SingleAsync();
        var again = new Dictionary<string, string>
        {
            ["service"] = "hilang",
            ["nik"] = "3515175708900001",
            ["kk"] = "3515171208900002",
            ["name"] = "Siti Aminah",
            ["key"] = file.SubmissionKey,
            ["document:kk"] = "",
        };

        var result = await _office.Services.GetRequiredService<DialogCalls>().CallAsync(
            db, new CallContext(file.ConversationId!.Value, ChannelKind.WebChat, "id", _clock.Now), new DialogCall("submit", again), CancellationToken.None);

        Assert.Equal("ok", result.Outcome);
        Assert.Equal(file.Number, result.Values["number"]);
        Assert.Equal(1, await db.Cases.CountAsync());
        Assert.Equal(2, await db.CaseDocuments.CountAsync(d => d.FileId == null));
    }

    [Fact]
    public void EveryCallOfTheFlows_IsCarriedOut() =>
        Assert.Equal(DialogCallKinds.All.Keys.Order(), _office.Services.GetRequiredService<DialogCalls>().Names.Order());

    private string Last => string.Join('\n', _last.SelectMany(TerminalPaper.Lines));

    private IReadOnlyList<Choice> Choices => _last.OfType<ChoicesOut>().Last().Choices;

    private KtpBotDb Open() => _office.Services.GetRequiredService<Database>().CreateDbContext();

    private Task SayAsync(string text) => TakeAsync(new Heard(text));

    private async Task TakeAsync(DialogInput input) => _last = await _office.TakeAsync(input);

    private async Task SendPhotoAsync()
    {
        var path = Path.Combine(_folder.Path, "kk.jpg");
        await File.WriteAllBytesAsync(path, DrawnPictures.DocumentJpeg());
        _last = await _office.TakeFileAsync(path);
    }

    private async Task ApplyAsync(string wish, params string[] first)
    {
        foreach (var line in (string[])[wish, "setuju", .. first is [] ? ["ya"] : first, "3515175708900001", "3515171208900002", "Siti Aminah", "081234567890", "bawa"]) await SayAsync(line);
        if (!Last.Contains("Sudah benar?", StringComparison.Ordinal)) await SayAsync("bawa");
        await SayAsync("kirim");
        Assert.Contains("KWS-2026-", Last, StringComparison.Ordinal);
    }

    private async Task<long> CaseIdAsync()
    {
        await using var db = Open();
        return (await db.Cases.SingleAsync()).Id;
    }

    private async Task DecideAsync(Actor officer, string step, string outcome, params DecisionReason[] reasons)
    {
        var desk = _office.Services.GetRequiredService<CaseDesk>();
        Assert.IsType<DeskDone>(await desk.HandleAsync(new Decided(await CaseIdAsync(), officer, step, outcome, reasons, null), CancellationToken.None));
    }
}
