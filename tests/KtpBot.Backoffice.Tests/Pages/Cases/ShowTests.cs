using System.Net;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Cases;
using KtpBot.Core.Imaging;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Tests.Pages.Cases;

public sealed class ShowTests : IAsyncLifetime
{
    private RunningBackoffice _office = null!;
    private CaseSeed _cases = null!;

    public async ValueTask InitializeAsync()
    {
        _office = await RunningBackoffice.StartAsync();
        _cases = new CaseSeed(_office);
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Show_TellsWhoFiledAndWhatChanged_InWords()
    {
        var seeded = await _cases.SubmittedAsync("ubah_data", details: new Dictionary<string, string> { ["filer"] = "satu_kk", ["berubah"] = "kawin", ["lama"] = "x" });
        using var browser = await _office.SignedInAsync("petugas");

        var page = await browser.ReadAsync(seeded.Path);

        Assert.Contains("<dt>Yang mengajukan</dt><dd>Keluarga dalam satu KK</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Yang berubah</dt><dd>Status menjadi menikah</dd>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("lama", page.Split("id=\"pemohon\"")[1].Split("</dl>")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_MasksNumbers_UntilAsked_AndBothAreWrittenDown()
    {
        var seeded = await _cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas");

        var masked = await browser.ReadAsync(seeded.Path);
        var open = await browser.SubmitAsync(seeded.Path, seeded.Path + "?handler=Reveal");
        var again = await browser.ReadAsync(seeded.Path);

        Assert.DoesNotContain(seeded.Nik, masked, StringComparison.Ordinal);
        Assert.DoesNotContain(seeded.Kk, masked, StringComparison.Ordinal);
        Assert.Contains(seeded.Nik, open, StringComparison.Ordinal);
        Assert.Contains(seeded.Kk, open, StringComparison.Ordinal);
        Assert.DoesNotContain(seeded.Nik, again, StringComparison.Ordinal);
        await using var db = _office.OpenDatabase();
        var subject = $"case:{seeded.Id}";
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "case.reveal" && a.Subject == subject));
        Assert.True(await db.AuditEntries.CountAsync(a => a.Action == "case.view" && a.Subject == subject) >= 3);
    }

    [Fact]
    public async Task Document_IsServed_AndItsViewIsWrittenDown()
    {
        var seeded = await _cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas");
        await using var db = _office.OpenDatabase();
        var document = await db.CaseDocuments.FirstAsync(d => d.CaseId == seeded.Id);

        var answer = await browser.GetAsync($"{seeded.Path}/dokumen/{document.Id}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "document.view" && a.Subject == $"file:{document.FileId}"));
    }

    [Fact]
    public async Task APhotoThatWasJudged_CarriesAHint()
    {
        var seeded = await _cases.SubmittedAsync("rusak");
        using var browser = await _office.SignedInAsync("petugas");
        Assert.DoesNotContain("Penilaian otomatis", await browser.ReadAsync(seeded.Path), StringComparison.Ordinal);
        await using var db = _office.OpenDatabase();
        await db.StoredFiles.ExecuteUpdateAsync(set => set.SetProperty(f => f.PhotoVerdict, PhotoVerdict.Good).SetProperty(f => f.PhotoLook, PhotoLook.Page));

        var page = await browser.ReadAsync(seeded.Path);

        // The same look is right for the family card and wrong for the damaged card.
        Assert.Equal(2, page.Split("tampak seperti lembaran, bukan kartu").Length);
        await db.StoredFiles.ExecuteUpdateAsync(set => set.SetProperty(f => f.PhotoVerdict, PhotoVerdict.CutOff));
        Assert.Equal(3, (await browser.ReadAsync(seeded.Path)).Split("tulisan tampak terpotong").Length);
    }

    [Fact]
    public async Task Document_OfAnotherCase_IsNotFound()
    {
        var mine = await _cases.SubmittedAsync();
        var other = await _cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas");
        await using var db = _office.OpenDatabase();
        var document = await db.CaseDocuments.FirstAsync(d => d.CaseId == other.Id);

        var answer = await browser.GetAsync($"{mine.Path}/dokumen/{document.Id}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Correction_IsShownWithItsPromise_AndTakenOver_ByWhoMay()
    {
        var seeded = await _cases.SubmittedAsync();
        await _cases.TellAsync(new CorrectionAsked(seeded.Id, Actor.Citizen(seeded.ConversationId), CorrectedField.Name, "Siti Rahayu Lestari"));
        using var printer = await _office.SignedInAsync("operator_cetak");
        using var browser = await _office.SignedInAsync("petugas");
        await using var db = _office.OpenDatabase();
        var asked = (await db.CaseEvents.OrderBy(e => e.Id).LastAsync()).Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var page = await browser.ReadAsync(seeded.Path);
        await printer.SubmitAsync(seeded.Path, seeded.Path + "?handler=Correction", ("eventId", asked), ("accepted", "true"));
        var before = await db.People.AsNoTracking().Where(p => db.Cases.Any(c => c.Id == seeded.Id && c.PersonId == p.Id)).SingleAsync();
        var done = await browser.SubmitAsync(seeded.Path, seeded.Path + "?handler=Correction", ("eventId", asked), ("accepted", "true"));

        Assert.Contains("Siti Rahayu Lestari", page, StringComparison.Ordinal);
        Assert.Contains("dijanjikan paling lambat", page, StringComparison.Ordinal);
        Assert.NotEqual("SITI RAHAYU LESTARI", before.Name);
        Assert.Contains("Data sudah diganti", done, StringComparison.Ordinal);
        Assert.DoesNotContain("Setujui dan ganti", done, StringComparison.Ordinal);
        Assert.Equal("SITI RAHAYU LESTARI", (await db.People.AsNoTracking().SingleAsync(p => p.Id == before.Id)).Name);
    }

    [Fact]
    public async Task Approve_MovesTheCase()
    {
        var seeded = await _cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas");

        var page = await browser.SubmitAsync(seeded.Path, seeded.Path + "/putuskan", ("Input.StepId", "periksa-berkas"), ("Input.Outcome", "setuju"));

        Assert.Contains("Verifikasi Plavon", page, StringComparison.Ordinal);
        Assert.Equal("verifikasi-plavon", await StepOf(seeded));
    }

    [Fact]
    public async Task SendBack_TellsTheCitizenWithReasonAndWords()
    {
        var seeded = await _cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas");

        var preview = await (await browser.PostAsync(seeded.Path, seeded.Path + "/putuskan?handler=Preview", SendBack())).Content.ReadAsStringAsync();
        var page = await browser.SubmitAsync(seeded.Path, seeded.Path + "/putuskan", SendBack());

        Assert.Contains("Foto dari dekat ya Bu", preview, StringComparison.Ordinal);
        Assert.Contains("Dikembalikan ke pemohon", page, StringComparison.Ordinal);
        Assert.Contains("Foto buram", page, StringComparison.Ordinal);
        Assert.Equal("dikembalikan", await StepOf(seeded));
        await using var db = _office.OpenDatabase();
        Assert.True(await db.OutboxMessages.AnyAsync(m => m.CaseId == seeded.Id && m.ConversationId == seeded.ConversationId));
    }

    [Fact]
    public async Task SendBack_WithoutAReason_IsRefusedKindly_AndKeepsTheWords()
    {
        var seeded = await _cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas");

        var page = await browser.SubmitAsync(
            seeded.Path, seeded.Path + "/putuskan", ("Input.StepId", "periksa-berkas"), ("Input.Outcome", "kembalikan"), ("Input.Note", "Tolong difoto ulang"));

        Assert.Contains("Pilih sedikitnya satu alasan", page, StringComparison.Ordinal);
        Assert.Contains("Tolong difoto ulang", page, StringComparison.Ordinal);
        Assert.Equal("periksa-berkas", await StepOf(seeded));
    }

    [Fact]
    public async Task Decide_OnAPageThatIsStale_ChangesNothing_AndSaysSo()
    {
        var seeded = await _cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas", "verifikator");
        await _cases.DecideAsync(seeded, "setuju");

        var page = await browser.SubmitAsync(seeded.Path, seeded.Path + "/putuskan", ("Input.StepId", "periksa-berkas"), ("Input.Outcome", "setuju"));

        Assert.Contains("sudah berpindah", page, StringComparison.Ordinal);
        Assert.Equal("verifikasi-plavon", await StepOf(seeded));
    }

    [Fact]
    public async Task Decide_ByARoleThatIsNotAtTheStep_ChangesNothing()
    {
        var seeded = await _cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("operator_cetak");

        var page = await browser.SubmitAsync("/berkas", seeded.Path + "/putuskan", ("Input.StepId", "periksa-berkas"), ("Input.Outcome", "setuju"));

        Assert.Contains("tidak menunggu Anda", page, StringComparison.Ordinal);
        Assert.Equal("periksa-berkas", await StepOf(seeded));
    }

    [Fact]
    public async Task History_SaysWhoAndWhen()
    {
        var seeded = await _cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas");
        await browser.SubmitAsync(seeded.Path, seeded.Path + "/putuskan", ("Input.StepId", "periksa-berkas"), ("Input.Outcome", "setuju"));

        var page = await browser.ReadAsync(seeded.Path);

        Assert.Contains("WIB · Petugas Uji", page, StringComparison.Ordinal);
        Assert.Contains("Permohonan masuk", page, StringComparison.Ordinal);
        Assert.Contains("WIB · Pemohon", page, StringComparison.Ordinal);
    }

    private static (string, string)[] SendBack() =>
    [
        ("Input.StepId", "periksa-berkas"), ("Input.Outcome", "kembalikan"),
        ("Input.Verdicts[0].Requirement", "surat_hilang"), ("Input.Verdicts[0].Good", "true"),
        ("Input.Verdicts[1].Requirement", "kk"), ("Input.Verdicts[1].Good", "false"), ("Input.Verdicts[1].Code", "buram"),
        ("Input.Note", "Foto dari dekat ya Bu"),
    ];

    private async Task<string> StepOf(SeededCase seeded)
    {
        await using var db = _office.OpenDatabase();
        return await db.Cases.Where(c => c.Id == seeded.Id).Select(c => c.StepId).SingleAsync();
    }
}
