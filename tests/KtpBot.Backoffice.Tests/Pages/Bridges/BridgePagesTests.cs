using System.Globalization;
using System.IO.Compression;
using System.Net;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Cases;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Backoffice.Tests.Pages.Bridges;

/// <summary>An officer's way with Plavon, Benroller and bcardmgmt, on the real host.</summary>
public sealed class BridgePagesTests : IAsyncLifetime
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
    public async Task TheSheet_ShowsEverythingInFull_AndTheBundleIsWhatIsStored_EachWrittenDown()
    {
        var seeded = await _cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas");

        var sheet = await browser.ReadAsync($"{seeded.Path}/lembar-plavon");
        using var answer = await browser.GetAsync($"{seeded.Path}/lembar-plavon?handler=Bundle");
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

        foreach (var shown in (string[])[seeded.Nik, seeded.Kk, "SITI CONTOH AMINAH", "0" + seeded.Phone[3..], "Kehilangan", "01_SURAT-HILANG.jpg", "02_KK.jpg", "Unduh semua berkas"])
            Assert.Contains(shown, sheet, StringComparison.Ordinal);
        Assert.Equal(("application/zip", $"{seeded.Number}_plavon.zip"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName!.Trim('"')));
        await using var db = _office.OpenDatabase();
        Assert.Equal(["01_SURAT-HILANG.jpg", "02_KK.jpg"], zip.Entries.Select(e => e.Name));
        foreach (var (name, requirement) in new[] { ("01_SURAT-HILANG.jpg", "surat_hilang"), ("02_KK.jpg", "kk") })
        {
            var file = await db.CaseDocuments.Where(d => d.CaseId == seeded.Id && d.Requirement == requirement).Select(d => d.FileId!.Value).SingleAsync(TestContext.Current.CancellationToken);
            using var bytes = new MemoryStream();
            await using var entry = await zip.GetEntry(name)!.OpenAsync(TestContext.Current.CancellationToken);
            await entry.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            Assert.Equal(await _office.Services.GetRequiredService<IDocumentStore>().GetAsync(file, CancellationToken.None), bytes.ToArray());
        }

        var subject = $"case:{seeded.Id}";
        Assert.Equal(["case.bundle", "case.sheet"], await db.AuditEntries.Where(a => a.Subject == subject).Select(a => a.Action).OrderBy(a => a).ToListAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain(seeded.Nik, await browser.ReadAsync(seeded.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARefusalInPlavon_LeadsToTheReturn_TheCitizenReadsTheDeadline_AndTheOfficerSeesTheLight()
    {
        var seeded = await AtPlavonAsync();
        using var browser = await _office.SignedInAsync("verifikator");
        var clock = _office.Services.GetRequiredService<OfficeProfile>();
        var noon = clock.LocalTime(Now).Date.AddDays(1).AddHours(12);

        var page = await NoteAsync(browser, seeded, "plavon", ("Input.Words", "Tidak sesuai, mohon diperbaiki"), ("Input.Act", "perbaikan"), ("Input.Reference", "PLV-7781"));
        Assert.Contains("Tercatat: Plavon, Ditolak: perlu perbaikan.", page, StringComparison.Ordinal);
        Assert.Contains("“Tidak sesuai, mohon diperbaiki”", page, StringComparison.Ordinal);
        Assert.Contains("PLV-7781", page, StringComparison.Ordinal);
        Assert.Matches("<details class=\"return\" open", page);
        Assert.Contains("Perbaikan harus masuk ke Plavon sebelum", page, StringComparison.Ordinal);
        Assert.Contains("Plavon · Ditolak: perlu perbaikan", page, StringComparison.Ordinal); // In the history, too.
        var step = ("Input.StepId", "verifikasi-plavon");
        (string, string)[] bad = [step, ("Input.Outcome", "kembalikan"), ("Input.Verdicts[0].Requirement", "kk"), ("Input.Verdicts[0].Good", "false"), ("Input.Verdicts[0].Code", "buram")];
        using var preview = await browser.PostAsync(seeded.Path, $"{seeded.Path}/putuskan?handler=Preview", bad);
        var words = WebUtility.HtmlDecode(await preview.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var returned = await browser.SubmitAsync(seeded.Path, $"{seeded.Path}/putuskan", bad);

        Assert.Contains($"{noon.Day} ", words, StringComparison.Ordinal);
        Assert.Contains("pukul 12.00 WIB", words, StringComparison.Ordinal);
        Assert.Contains("Pemohon diminta memperbaiki.", returned, StringComparison.Ordinal);
        Assert.Contains("batas Plavon", await browser.ReadAsync("/berkas"), StringComparison.Ordinal);
        var sent = (await NoticesAsync(seeded.Id))[^1];
        Assert.Equal(Plain(sent), Plain(words), ignoreWhiteSpaceDifferences: true, ignoreLineEndingDifferences: true);

        await _cases.TellAsync(new DocumentSent(seeded.Id, Actor.Citizen(seeded.ConversationId), "kk", Guid.NewGuid()));
        Assert.Contains("perbarui di Plavon sebelum", await browser.ReadAsync("/berkas"), StringComparison.Ordinal);
        Assert.Contains("perbarui di Plavon sebelum", await browser.ReadAsync("/aplikasi-lain"), StringComparison.Ordinal);
        await using (var db = _office.OpenDatabase())
            await db.BridgeEntries.ExecuteUpdateAsync(set => set.SetProperty(e => e.CorrectBy, Now.AddMinutes(-1)), TestContext.Current.CancellationToken);
        Assert.Contains("batas Plavon lewat", await browser.ReadAsync("/berkas"), StringComparison.Ordinal);
        var settled = await NoteAsync(browser, seeded, "plavon", ("Input.Act", "diajukan"));
        Assert.DoesNotContain("Batas Plavon lewat (", settled, StringComparison.Ordinal);
        Assert.DoesNotContain("batas Plavon lewat", await browser.ReadAsync("/berkas"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSameWords_AreSuggested_AndApprovalIsOneMoreTap()
    {
        var (first, second) = (await AtPlavonAsync(), await AtPlavonAsync());
        using var browser = await _office.SignedInAsync("verifikator");
        await NoteAsync(browser, first, "plavon", ("Input.Words", "SELESAI DIVERIFIKASI"), ("Input.Act", "disetujui"));

        var path = $"{second.Path}/aplikasi-lain/plavon";
        using var asked = await browser.PostAsync(path, path + "?handler=Meaning", ("Input.Words", "selesai diverifikasi"));
        using var again = await browser.PostAsync(path, path, ("Input.Words", "Selesai diverifikasi."), ("Input.Act", ""), ("Input.At", At(Now)));
        var form = WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("disetujui", await asked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Contains("pernah diartikan", form, StringComparison.Ordinal);
        Assert.Matches("value=\"disetujui\" selected", form);

        var page = await NoteAsync(browser, second, "plavon", ("Input.Words", "Selesai diverifikasi."), ("Input.Act", "disetujui"));
        Assert.Contains("Lanjutkan berkas ini?", page, StringComparison.Ordinal);
        Assert.Contains("Terverifikasi di Plavon", page, StringComparison.Ordinal);
        await using var db = _office.OpenDatabase();
        Assert.Equal("verifikasi-plavon", await db.Cases.Where(c => c.Id == second.Id).Select(c => c.StepId).SingleAsync(TestContext.Current.CancellationToken));
        var on = await browser.SubmitAsync(second.Path, $"{second.Path}/putuskan", ("Input.StepId", "verifikasi-plavon"), ("Input.Outcome", "setuju"));
        Assert.DoesNotContain("Lanjutkan berkas ini?", on, StringComparison.Ordinal);
        Assert.NotEqual("verifikasi-plavon", await db.Cases.Where(c => c.Id == second.Id).Select(c => c.StepId).SingleAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task WhatWasDoneElsewhere_IsNoted_PutRight_Listed_AndDownloaded()
    {
        var seeded = await _cases.VerifiedAsync();
        using var browser = await _office.SignedInAsync("operator_cetak");
        var month = _office.Services.GetRequiredService<OfficeProfile>().LocalTime(Now).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        Assert.Contains("Belum ada catatan", await browser.ReadAsync("/aplikasi-lain"), StringComparison.Ordinal);

        var path = $"{seeded.Path}/aplikasi-lain/bcardmgmt";
        using var future = await browser.PostAsync(path, path, ("Input.Act", "cetak"), ("Input.Result", "berhasil"), ("Input.At", At(Now.AddDays(1))), ("Input.Remark", "jangan hilang"));
        var kept = WebUtility.HtmlDecode(await future.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Waktunya belum terjadi.", kept, StringComparison.Ordinal);
        Assert.Contains("jangan hilang", kept, StringComparison.Ordinal);
        await NoteAsync(browser, seeded, "bcardmgmt", ("Input.Act", "cetak"), ("Input.Result", "gagal"), ("Input.Reference", "=1+1"), ("Input.Remark", "Pita habis"));
        await using var db = _office.OpenDatabase();
        var wrong = await db.BridgeEntries.Select(e => e.Id).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Pita habis", await browser.ReadAsync($"{path}?betulkan={wrong}"), StringComparison.Ordinal);
        var page = await NoteAsync(browser, seeded, "bcardmgmt", ("Input.Act", "cetak"), ("Input.Result", "berhasil"), ("Input.Supersedes", $"{wrong}"));

        Assert.Contains("bcardmgmt · Cetak: gagal", page, StringComparison.Ordinal);
        Assert.Contains("sudah dibetulkan", page, StringComparison.Ordinal);
        Assert.Contains("bcardmgmt · Cetak: berhasil", page, StringComparison.Ordinal);
        var failed = await browser.ReadAsync($"/aplikasi-lain?bulan={month}&aplikasi=bcardmgmt&hasil=bcardmgmt:gagal");
        Assert.Contains(seeded.Number, failed, StringComparison.Ordinal);
        Assert.Contains("Petugas Uji", failed, StringComparison.Ordinal);
        Assert.DoesNotContain("<td data-label=\"Berkas\"", await browser.ReadAsync($"/aplikasi-lain?bulan={month}&aplikasi=benroller"), StringComparison.Ordinal);
        Assert.DoesNotContain("<td data-label=\"Berkas\"", await browser.ReadAsync("/aplikasi-lain?bulan=2024-01"), StringComparison.Ordinal);
        using var csv = await browser.GetAsync($"/aplikasi-lain?handler=Csv&bulan={month}");
        var table = (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n");
        Assert.StartsWith("Waktu;Berkas;Aplikasi", table[0], StringComparison.Ordinal);
        Assert.Contains(table, line => line.Contains("Cetak: gagal", StringComparison.Ordinal) && line.Contains("'=1+1", StringComparison.Ordinal) && line.EndsWith(";ya", StringComparison.Ordinal));
        Assert.Equal(["bridge.export", "bridge.view"], (await db.AuditEntries.Where(a => a.Action.StartsWith("bridge.")).Select(a => a.Action).ToListAsync(TestContext.Current.CancellationToken)).Distinct().Order());
    }

    [Fact]
    public async Task WhatIsNotOffered_IsNotThere_AndAnAdminAloneSeesNothing()
    {
        var (seeded, ikd) = (await _cases.SubmittedAsync(), await _cases.SubmittedAsync("ikd"));
        using var browser = await _office.SignedInAsync("petugas");
        using var admin = await _office.SignedInAsync("admin");

        foreach (var path in (string[])[$"{seeded.Path}/lembar-benroller", $"{seeded.Path}/lembar-siak", $"{ikd.Path}/lembar-plavon", "/berkas/999/lembar-plavon", $"{seeded.Path}/aplikasi-lain/siak", $"{seeded.Path}/lembar-benroller?handler=Bundle"])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
        foreach (var path in (string[])["/aplikasi-lain", $"{seeded.Path}/lembar-plavon", $"{seeded.Path}/lembar-plavon?handler=Bundle", $"{seeded.Path}/aplikasi-lain/plavon"])
            Assert.Equal(HttpStatusCode.Forbidden, (await admin.GetAsync(path)).StatusCode);
        Assert.DoesNotContain("id=\"aplikasi-lain\"", await browser.ReadAsync(ikd.Path), StringComparison.Ordinal);
        Assert.Contains("Lembar Plavon", await browser.ReadAsync(seeded.Path), StringComparison.Ordinal);
    }

    private DateTime Now => _office.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;

    private string At(DateTime utc) => _office.Services.GetRequiredService<OfficeProfile>().LocalTime(utc).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private async Task<string> NoteAsync(OfficerBrowser browser, SeededCase seeded, string system, params (string Name, string Value)[] fields)
    {
        var path = $"{seeded.Path}/aplikasi-lain/{system}";
        return await browser.SubmitAsync(path, path, [.. fields, ("Input.At", At(Now))]);
    }

    private async Task<SeededCase> AtPlavonAsync()
    {
        var seeded = await _cases.SubmittedAsync();
        await _cases.DecideAsync(seeded, "setuju");
        return seeded;
    }

    private async Task<IReadOnlyList<string>> NoticesAsync(long caseId)
    {
        await using var db = _office.OpenDatabase();
        var rows = await db.OutboxMessages.Where(o => o.CaseId == caseId).OrderBy(o => o.Id).Select(o => o.Content).ToListAsync();
        return [.. rows.Select(row => Words(MessagingJson.ReadOutgoing(row)))];
    }

    private static string Words(OutgoingContent content) => content switch
    {
        TemplateOut template => Words(template.Plain),
        ChoicesOut choices => choices.Text + string.Concat(choices.Choices.Select(c => c.Title)),
        TextOut text => text.Text,
        _ => "",
    };

    /// <summary>Without marks of HTML and of bold.</summary>
    private static string Plain(string text) => System.Text.RegularExpressions.Regex.Replace(text.Replace("*", "", StringComparison.Ordinal), "<[^>]+>|\\s+", "");
}
