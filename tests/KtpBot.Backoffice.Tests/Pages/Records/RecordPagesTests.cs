using System.Globalization;
using System.Net;
using System.Text;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Records;
using KtpBot.Core.Stock;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Tests.Pages.Records;

/// <summary>The pages on which officers enter how records stand and how many blank cards there are, against the running host.</summary>
public sealed class RecordPagesTests
{
    [Fact]
    public async Task AStatus_IsChosenOnTheCase_PastedWithAPreview_AndUploadedAsCsv()
    {
        await using var office = await RunningBackoffice.StartAsync();
        var cases = new CaseSeed(office);
        var (one, two) = (await RecordedAsync(cases), await RecordedAsync(cases));
        using var browser = await office.SignedInAsync("operator_rekam");

        var before = await browser.ReadAsync(one.Path);
        var chosen = await browser.SubmitAsync(one.Path, one.Path + "/rekam-status", ("code", "DUPLICATE_RECORD"));
        var same = await browser.SubmitAsync(one.Path, one.Path + "/rekam-status", ("code", "DUPLICATE_RECORD"));
        Assert.Contains("BIO_CAPTURED", before, StringComparison.Ordinal);
        Assert.Contains("Terkendala pada data rekaman", chosen, StringComparison.Ordinal);
        Assert.Contains("tidak ada yang berubah", same, StringComparison.Ordinal);
        Assert.Contains("dipilih", chosen, StringComparison.Ordinal);

        var pasted = $"No\tNIK\tNama\tStatus\n1\t{one.Nik}\tSITI <b>\tprint ready record\n2\t{two.Nik}\tBUDI\tsfe\n3\t3515170101909999\tX\tPRR\n4\t351517\tY\tPRR\n";
        var preview = await PostedAsync(browser, "/rekam-status", ("Text", pasted));
        await using var db = office.OpenDatabase();
        Assert.Equal(2, await db.PersonRecordChanges.CountAsync(c => c.Source == RecordSource.Step)); // Looking enters nothing.
        var done = await PostedAsync(browser, "/rekam-status?handler=Apply", ("Text", pasted), ("FromFile", "false"));
        var again = await PostedAsync(browser, "/rekam-status?handler=Apply", ("Text", pasted), ("FromFile", "false"));

        Assert.Contains("2 status baru, 0 sudah sama, 2 baris tidak dapat dipakai", preview, StringComparison.Ordinal);
        Assert.Contains("Terkendala pada data rekaman → Siap cetak", preview, StringComparison.Ordinal);
        Assert.Contains("Tidak ada permohonan dengan NIK ini", preview, StringComparison.Ordinal);
        Assert.Contains("6 angka, NIK harus 16 angka", preview, StringComparison.Ordinal);
        Assert.Contains("2 status dicatat", done, StringComparison.Ordinal);
        Assert.Contains("1 berkas berpindah langkah", done, StringComparison.Ordinal);
        Assert.Contains("0 status dicatat", again, StringComparison.Ordinal);
        Assert.Contains("2 sudah tercatat sama", again, StringComparison.Ordinal);
        Assert.DoesNotContain(one.Nik, done, StringComparison.Ordinal);

        var uploaded = await UploadedAsync(browser, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes($"nik;status\r\n{two.Nik};PRR\r\n")).ToArray());
        Assert.Contains("SENT_FOR_ENROLLMENT → PRINT_READY_RECORD", WithoutTags(uploaded), StringComparison.Ordinal);
        await PostedAsync(browser, "/rekam-status?handler=Apply", ("Text", $"{two.Nik};PRR"), ("FromFile", "true"));
        Assert.Equal(RecordSource.Csv, await db.PersonRecords.Where(r => r.Status == "PRINT_READY_RECORD").OrderByDescending(r => r.SinceAt).Select(r => r.Source).FirstAsync());
        Assert.Contains("Tempel dulu", await PostedAsync(browser, "/rekam-status", ("Text", " ")), StringComparison.Ordinal);
        Assert.Contains("Terlalu banyak", await PostedAsync(browser, "/rekam-status", ("Text", new string('\n', RecordLines.MostLines + 1) + "x")), StringComparison.Ordinal);
        var actions = await db.AuditEntries.Select(a => a.Action).ToListAsync();
        Assert.All(["record.enter", "record.preview", "record.import"], wanted => Assert.Contains(wanted, actions));
    }

    [Fact]
    public async Task BlankCards_AreCountedReceivedAndPutRight_AndShownOnTheListOfCases()
    {
        await using var office = await RunningBackoffice.StartAsync();
        using var browser = await office.SignedInAsync("operator_cetak");

        var empty = await browser.ReadAsync("/blangko");
        var counted = await browser.SubmitAsync("/blangko", "/blangko?handler=Count", ("counted", "40"));
        await browser.SubmitAsync("/blangko", "/blangko?handler=Receive", ("amount", "500"), ("reason", "BA 12/2026"));
        var refused = await browser.SubmitAsync("/blangko", "/blangko?handler=Count", ("counted", "530"));
        var right = await browser.SubmitAsync("/blangko", "/blangko?handler=Count", ("counted", "530"), ("reason", "Sepuluh lembar cacat"));
        var list = await browser.ReadAsync("/berkas");

        Assert.Contains("Belum dihitung", empty, StringComparison.Ordinal);
        Assert.Contains("40 keping", counted, StringComparison.Ordinal);
        Assert.Contains("Menurut catatan ada 540", refused, StringComparison.Ordinal);
        Assert.Contains("530 keping", right, StringComparison.Ordinal);
        Assert.Contains("Sepuluh lembar cacat", right, StringComparison.Ordinal);
        Assert.Contains("Blangko hari ini: 530 keping", list, StringComparison.Ordinal);
        await using var db = office.OpenDatabase();
        Assert.Equal([40, 500, -10], await db.StockMovements.OrderBy(m => m.Id).Select(m => m.Amount).ToListAsync());
        Assert.Equal(StockKind.Counted, (await db.StockMovements.OrderBy(m => m.Id).LastAsync()).Kind);
    }

    private static async Task<SeededCase> RecordedAsync(CaseSeed cases)
    {
        var seeded = await cases.VerifiedAsync("baru");
        await cases.DecideAsync(seeded, "datang-langsung");
        await cases.DecideAsync(seeded, "direkam");
        return seeded;
    }

    private static async Task<string> PostedAsync(OfficerBrowser browser, string path, params (string Name, string Value)[] fields)
    {
        var answer = await browser.PostAsync("/rekam-status", path, fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> UploadedAsync(OfficerBrowser browser, byte[] csv)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(csv);
        form.Add(file, "file", string.Create(CultureInfo.InvariantCulture, $"status-{csv.Length}.csv"));
        var answer = await browser.PostFormAsync("/rekam-status", "/rekam-status", form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static string WithoutTags(string html) => System.Text.RegularExpressions.Regex.Replace(html, "<[^>]+>", "");
}
