using System.Net;
using System.Text;
using KtpBot.Backoffice.Security;
using KtpBot.Backoffice.Tests.Browser;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace KtpBot.Backoffice.Tests.Pages.Registration;

/// <summary>An export of another provider's form on the real pages: looked through, imported once, and found again in the order of printing.</summary>
public sealed class ImportPagesTests : IAsyncLifetime
{
    private const string Export =
        "Stempel waktu,Nama Lengkap,NIK,Nomor KK,Alamat Email,Keperluan,Unggah foto KK\r\n" +
        "2026/11/02 9:00:00 AM GMT+8,NI LUH CONTOH,5102020108900001,5102020101200007,niluh@contoh.id,KTP Hilang,https://drive.google.com/open?id=rahasia-1\r\n" +
        "2026/11/01 9:00:00 AM GMT+8,\"I MADE CONTOH,\r\nS.Pd\",5102020108900002,5102020101200008,,Cetak ulang,\r\n" +
        "2026/11/03 9:00:00 AM GMT+8,KETUT CONTOH,\"5,10202E+15\",5102020101200009,,KTP Hilang,\r\n";

    private RunningBackoffice _office = null!;

    public async ValueTask InitializeAsync() => _office = await RunningBackoffice.OfOfficeAsync("selemadeg-timur");

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task AnExport_IsLookedThrough_Corrected_AndImportedOnce()
    {
        using var browser = await _office.SignedInAsync("petugas");
        var preview = await UploadAsync(browser, Export);
        var page = await browser.ReadAsync(preview);
        foreach (var words in new[] { "NI LUH CONTOH", "5102••••••••0001", "rusak oleh Excel", "layanan tidak dikenal", "1</b> baru", "2</b> tidak terbaca", "Jawaban “cetak ulang”" }) Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("5102020108900001", page, StringComparison.Ordinal);
        Assert.DoesNotContain("rahasia-1", page, StringComparison.Ordinal);

        // The words of this form for a service are told once, and remembered.
        page = await browser.SubmitAsync(
            preview, preview + "?handler=Map", [.. new[] { "at", "name", "nik", "kk", "email", "service", "doc:kk" }.Select((role, i) => ($"columns[{i}]", role)),
            ("words[0]", "ktp hilang"), ("meanings[0]", "hilang"), ("words[1]", "cetak ulang"), ("meanings[1]", "rusak")]);
        Assert.Contains("2</b> baru", page, StringComparison.Ordinal);
        page = await browser.SubmitAsync(preview, preview + "?handler=Import", ("chosen", "2"), ("chosen", "3"), ("chosen", "4"));
        Assert.Contains("2</b> berkas dibuat", page, StringComparison.Ordinal);
        Assert.Contains("STM-2026-000001", page, StringComparison.Ordinal);

        // The same export again, by another officer with his own sign-in: nothing is left to import.
        using var other = await _office.SignedInAsync("operator_ktp");
        var second = await UploadAsync(other, Export);
        page = await other.ReadAsync(second);
        Assert.Contains("2</b> sudah diimpor", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"chosen\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(second)).StatusCode); // A colleague's sheet is not his.

        await using var db = _office.OpenDatabase();
        var cases = await db.Cases.OrderBy(c => c.Id).ToListAsync();
        Assert.Equal(["rusak", "hilang"], cases.Select(c => c.Service)); // Numbers follow the order of registration.
        var shown = await browser.ReadAsync($"/berkas/{cases[1].Id}");
        Assert.Contains("lewat Google Form", shown, StringComparison.Ordinal);
        Assert.Contains("href=\"https://drive.google.com/open?id=rahasia-1\"", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("di loket</p>", shown, StringComparison.Ordinal);
        Assert.Equal(["registration.import", "registration.preview"], await db.AuditEntries.Where(a => a.Action.StartsWith("registration.")).Select(a => a.Action).Distinct().OrderBy(a => a).ToListAsync());

        // Nothing of the sheet lies on the disk.
        Assert.DoesNotContain(Directory.EnumerateFiles(_office.Database.Folder, "*", SearchOption.AllDirectories), path => HoldsText(path, "rahasia-1") || HoldsText(path, "NI LUH CONTOH"));
    }

    [Fact]
    public async Task WhatIsNoExport_IsToldInWords_AndOnlyWhoTakesApplicationsMayImport()
    {
        using var browser = await _office.SignedInAsync("petugas");
        foreach (var (content, words) in new[] { ("", "kosong"), ("PK\u0003\u0004", "Excel"), ("Timestamp,NIK\n1,\"2", "terpotong"), ("hanya teks", "bukan CSV") })
        {
            var answer = await PostAsync(browser, content);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains(words, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        }

        Assert.Contains("/impor-tautan", (await browser.GetAsync("/impor-tautan/0123456789ab")).Headers.Location!.OriginalString, StringComparison.Ordinal);
        foreach (var role in new[] { "kasi_pelum", "camat", "sekcam" })
        {
            using var head = await _office.SignedInAsync(role);
            Assert.Equal(HttpStatusCode.Forbidden, (await head.GetAsync("/impor-tautan")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await head.GetAsync("/urutan-cetak")).StatusCode);
        }

        using var admin = await _office.SignedInAsync(StaffRoles.Admin);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.GetAsync("/urutan-cetak")).StatusCode);
    }

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(390, 844)]
    public async Task PrintOrder_IsThatOfRegistration_InsideTheGroups_AndThePagesFit(int width, int height)
    {
        var now = _office.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await ReadyAsync("hilang", "KEDUA DAFTAR", now.AddHours(-2));
        await ReadyAsync("rusak", "PERTAMA DAFTAR", now.AddHours(-3));
        await ReadyAsync("hilang", "KETIGA DAFTAR", now.AddHours(-1));
        var user = await _office.OfficerAsync("petugas");
        await using var browser = await Chromium.OpenAsync(_office.Address, width, height);
        var complaints = new List<string>();
        browser.Page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        await browser.SignInAsync(user);

        await browser.Page.GotoAsync("/urutan-cetak");
        await FitsAsync("urutan-cetak");
        Assert.Equal(["KEDUA DAFTAR", "KETIGA DAFTAR", "PERTAMA DAFTAR"], await browser.Page.Locator("td[data-label=Pemohon]").AllInnerTextsAsync());
        Assert.Equal(["2", "3", "1"], await browser.Page.Locator("td[data-label=Urut]").AllInnerTextsAsync());
        await browser.Page.GotoAsync("/berkas");
        await FitsAsync("berkas");
        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "Impor pendaftaran" }).ClickAsync();
        await FitsAsync("impor");
        await browser.Page.GetByLabel("Berkas CSV").SetInputFilesAsync(new FilePayload { Name = "Jawaban.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Export) });
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Periksa dulu" }).ClickAsync();
        await browser.Page.GetByText("Pakai arti ini").WaitForAsync();
        await FitsAsync("impor-periksa");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Impor yang dicentang" }).ClickAsync();
        await browser.Page.GetByText("1 berkas dibuat").WaitForAsync();
        await FitsAsync("impor-hasil");
        await browser.Page.Locator("main li a").First.ClickAsync();
        await browser.Page.GetByText("lewat Google Form").First.WaitForAsync();
        await FitsAsync("berkas-pendaftaran");
        Assert.Empty(complaints);

        async Task FitsAsync(string name)
        {
            await browser.PictureAsync($"{name}-{width}");
            Assert.True(await browser.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{name} scrolls sideways at {width}.");
        }
    }

    /// <summary>Registered then, checked now.</summary>
    private async Task ReadyAsync(string service, string name, DateTime registeredAt)
    {
        var (seed, operatorKtp) = (new CaseSeed(_office), Actor.Officer(900, "Uji", ["operator_ktp", "petugas"]));
        var seeded = await seed.SubmittedAsync(service, name);
        await seed.TellAsync(new Decided(seeded.Id, operatorKtp, "panggil", "daring", [], null));
        await seed.TellAsync(new Decided(seeded.Id, operatorKtp, "verifikasi", "sesuai", [], null));
        await using var db = _office.OpenDatabase();
        await db.Cases.Where(c => c.Id == seeded.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.SubmittedAt, registeredAt));
    }

    private static async Task<string> UploadAsync(OfficerBrowser browser, string content)
    {
        var answer = await PostAsync(browser, content);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<HttpResponseMessage> PostAsync(OfficerBrowser browser, string content)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", "Jawaban.csv");
        return await browser.PostFormAsync("/impor-tautan", "/impor-tautan", form);
    }

    private static bool HoldsText(string path, string text)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    }
}
