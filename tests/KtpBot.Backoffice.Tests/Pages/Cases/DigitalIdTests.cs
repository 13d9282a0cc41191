using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Tests.Pages.Cases;

/// <summary>A service without a card (IKD) on the officers' pages: nothing to print, no card's biodata, and every step by its own button.</summary>
public sealed class DigitalIdTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Answers = new() { ["surel"] = "siti.aminah@gmail.com", ["rekam"] = "sudah", ["ponsel"] = "android" };

    private RunningBackoffice _office = null!;
    private CaseSeed _cases = null!;

    public async ValueTask InitializeAsync()
    {
        _office = await RunningBackoffice.StartAsync();
        _cases = new CaseSeed(_office);
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Activation_IsWorkedThroughOnThePage_WithoutPrinterOrBiodata()
    {
        var seeded = await _cases.SubmittedAsync("ikd", details: Answers);
        using var browser = await _office.SignedInAsync("petugas");
        Assert.Contains("Menunggu datang", await browser.ReadAsync("/berkas"), StringComparison.Ordinal); // In the list, too, nobody waits for a recording.
        var pages = new List<string> { await browser.ReadAsync(seeded.Path) };

        foreach (var outcome in new[] { "datang-langsung", "siap", "terpasang", "cocok", "terkirim", "masuk", "aktif" })
        {
            var (id, step) = (seeded.Id, await StepAsync(seeded));
            pages.Add(await browser.SubmitAsync(seeded.Path, $"/berkas/{id}/putuskan", ("Input.StepId", step), ("Input.Outcome", outcome)));
        }

        Assert.All(pages, page => Assert.DoesNotContain("Isi biodata", page, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.DoesNotContain("Cetak kartu", page, StringComparison.Ordinal));
        Assert.Contains("Pilihkan jadwal datang", pages[0], StringComparison.Ordinal);
        Assert.Contains("KTP-el sudah direkam dan NIK aktif di SIAK", pages[1], StringComparison.Ordinal);
        Assert.Contains("Dikerjakan", pages[2], StringComparison.Ordinal);
        Assert.Contains("paling banyak tiga kali", pages[3], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("IKD aktif", pages[^1], StringComparison.Ordinal);
        await using var db = _office.OpenDatabase();
        var file = await db.Cases.SingleAsync(c => c.Id == seeded.Id);
        Assert.Equal((CaseStage.HandedOver, "selesai"), (file.Stage, file.StepId));
        Assert.False(await db.DeviceJobs.AnyAsync(j => j.CaseId == seeded.Id));
        Assert.Contains("IKD sudah aktif", WordsOf(await ToldLastAsync(seeded)), StringComparison.Ordinal);
        Assert.True(await db.CaseTimers.AnyAsync(t => t.CaseId == seeded.Id && t.Kind == "survey"));
    }

    [Fact]
    public async Task Failure_GoesBackWithItsCode_AndTheCitizenReadsWhatToDo()
    {
        var seeded = await _cases.SubmittedAsync("ikd", details: Answers);
        await _cases.DecideAsync(seeded, "datang-langsung");
        await _cases.DecideAsync(seeded, "siap");
        await _cases.DecideAsync(seeded, "terpasang");
        using var browser = await _office.SignedInAsync("petugas");

        var before = await browser.ReadAsync(seeded.Path);
        await browser.SubmitAsync(
            seeded.Path, $"/berkas/{seeded.Id}/putuskan", ("Input.StepId", "wajah"), ("Input.Outcome", "kembalikan"), ("Input.CaseReason", "wajah_tidak_cocok"), ("Input.Note", ""));
        var after = await browser.ReadAsync(seeded.Path);

        Assert.Contains("Wajah tidak cocok", before, StringComparison.Ordinal);
        Assert.Contains("Pemohon datang lagi, lanjutkan", after, StringComparison.Ordinal);
        await using var db = _office.OpenDatabase();
        Assert.Equal(CaseStage.Returned, (await db.Cases.SingleAsync(c => c.Id == seeded.Id)).Stage);
        var told = await ToldLastAsync(seeded);
        Assert.Contains("Wajah belum cocok", WordsOf(told), StringComparison.Ordinal);
        Assert.Equal("ikd_belum_bisa", told.Name);
        Assert.Equal([$"go:jadwal:{seeded.Id}", "go:petugas"], Assert.IsType<ChoicesOut>(told.Plain).Choices.Select(c => c.Id));
    }

    [Fact]
    public async Task Email_IsMaskedUntilAsked()
    {
        var seeded = await _cases.SubmittedAsync("ikd", details: Answers);
        using var browser = await _office.SignedInAsync("petugas");

        var masked = await browser.ReadAsync(seeded.Path);
        var open = await browser.SubmitAsync(seeded.Path, seeded.Path + "?handler=Reveal");

        Assert.DoesNotContain("siti.aminah@gmail.com", masked, StringComparison.Ordinal);
        Assert.Contains("@gmail.com", masked, StringComparison.Ordinal);
        Assert.Contains("siti.aminah@gmail.com", open, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WalkIn_IsEnteredWithItsEmail_AndWithoutAFamilyCardNumber()
    {
        using var browser = await _office.SignedInAsync("petugas");
        var form = await browser.ReadAsync("/berkas/baru?layanan=ikd");
        var key = form.Split("name=\"Input.SubmissionKey\" value=\"")[1].Split('"')[0];

        var page = await browser.SubmitAsync(
            "/berkas/baru?layanan=ikd", "/berkas/baru", ("layanan", "ikd"), ("Input.SubmissionKey", key), ("Input.Nik", "3515175708900007"), ("Input.Name", "SITI AMINAH"), ("Input.Email", "Siti@contoh.id"));

        Assert.DoesNotContain("Nomor KK", form, StringComparison.Ordinal);
        Assert.Contains("Menunggu pemohon datang", page, StringComparison.Ordinal);
        await using var db = _office.OpenDatabase();
        var file = await db.Cases.SingleAsync();
        Assert.Equal("siti@contoh.id", CaseDetails.Read(file.Details)[CaseDetails.Email]);
        Assert.Null((await db.People.SingleAsync(p => p.Id == file.PersonId)).Kk);
    }

    private async Task<TemplateOut> ToldLastAsync(SeededCase seeded)
    {
        await using var db = _office.OpenDatabase();
        return Assert.IsType<TemplateOut>(MessagingJson.ReadOutgoing((await db.OutboxMessages.Where(m => m.CaseId == seeded.Id).OrderBy(m => m.Id).LastAsync()).Content));
    }

    private static string WordsOf(TemplateOut told) => told.Plain is ChoicesOut choices ? choices.Text : Assert.IsType<TextOut>(told.Plain).Text;

    private async Task<string> StepAsync(SeededCase seeded)
    {
        await using var db = _office.OpenDatabase();
        return await db.Cases.Where(c => c.Id == seeded.Id).Select(c => c.StepId).SingleAsync();
    }
}
