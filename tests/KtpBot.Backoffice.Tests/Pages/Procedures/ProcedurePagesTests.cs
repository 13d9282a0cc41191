using System.Net;
using System.Text;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Backoffice.Tests.Pages.Procedures;

/// <summary>The procedure speaks for itself, and running cases are moved to another version on purpose.</summary>
public sealed class ProcedurePagesTests
{
    [Fact]
    public async Task TheTable_ShowsPaperAndPractice_AndMeasuredTimesBesideThePromised()
    {
        await using var office = await RunningBackoffice.StartAsync();
        var cases = new CaseSeed(office);
        var seeded = await cases.SubmittedAsync();
        await cases.DecideAsync(seeded, "setuju");
        await using (var db = office.OpenDatabase())
        {
            var came = office.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.AddDays(-7);
            await db.CaseEvents.Where(e => e.CaseId == seeded.Id && e.Kind == "Submitted").ExecuteUpdateAsync(set => set.SetProperty(e => e.At, came));
        }

        using var browser = await office.SignedInAsync("petugas");
        var page = WebUtility.HtmlDecode(await browser.ReadAsync("/sop/kwangsan-ktp-el"));
        var svg = await browser.GetAsync("/sop/kwangsan-ktp-el?handler=Svg");
        var pdf = await browser.GetAsync("/sop/kwangsan-ktp-el?handler=Pdf");

        Assert.Contains("7 hari (1 berkas)", page, StringComparison.Ordinal);
        Assert.Matches(@"[1-5](,\d)? hari kerja</span>", page); // A week holds five of them, fewer with holidays.
        Assert.Contains("3–5 hari kerja", page, StringComparison.Ordinal);
        Assert.Contains("Pelaksana: Petugas Admin Plavon Dukcapil", page, StringComparison.Ordinal);
        Assert.Equal("image/svg+xml", svg.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(await pdf.Content.ReadAsByteArrayAsync(), 0, 8), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/sop/takeran-surat-pengantar")).StatusCode);
    }

    [Fact]
    public async Task OlderCases_AreCountedWithoutNames_AndMovedOnPurpose()
    {
        await using var office = await RunningBackoffice.StartAsync();
        var cases = new CaseSeed(office);
        var older = await cases.SubmittedAsync(name: "RAHASIA CONTOH");
        var newest = await cases.SubmittedAsync();
        await using var db = office.OpenDatabase();
        await db.Cases.Where(c => c.Id == older.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.ProcedureVersion, 2));
        using var admin = await office.SignedInAsync("admin");

        var before = WebUtility.HtmlDecode(await admin.ReadAsync("/kelola/sop"));
        await admin.PostAsync("/kelola/sop", "/kelola/sop", ("procedureId", "kwangsan-ktp-el"), ("version", "2"), ("stepId", "periksa-berkas"), ("target", "periksa-berkas"));
        var after = WebUtility.HtmlDecode(await admin.ReadAsync("/kelola/sop"));

        Assert.Contains("versi 2 → 4", before, StringComparison.Ordinal);
        Assert.Contains("Sebab jeda: (kosong) → jaringan, siak, listrik", before, StringComparison.Ordinal);
        Assert.Contains("Periksa berkas di desa: 1 berkas", before, StringComparison.Ordinal);
        Assert.DoesNotContain("RAHASIA", before, StringComparison.Ordinal);
        Assert.Contains("Semua berkas memakai versi terbaru", after, StringComparison.Ordinal);
        Assert.Equal([4, 4], await db.Cases.Where(c => c.Id == older.Id || c.Id == newest.Id).Select(c => c.ProcedureVersion).ToListAsync());
        Assert.Contains(await db.AuditEntries.Select(a => a.Action).ToListAsync(), a => a == "sop.move");
        using var clerk = await office.SignedInAsync("petugas");
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync("/kelola/sop")).StatusCode);
    }
}
