using System.IO.Compression;
using System.Net;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Papers;
using KtpBot.Testing.Papers;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Tests.Pages.Registers;

/// <summary>The office's books on screen, as PDF, XLSX and CSV.</summary>
public sealed class BooksTests : IAsyncLifetime
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
    public async Task OutgoingPapers_AreListed_AndThePrintedBookIsOneOfThem()
    {
        var seeded = await _cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas");
        await browser.SubmitAsync(seeded.Path, seeded.Path + "/surat?handler=Issue", ("kind", nameof(PaperKind.F102)));

        using var answer = await browser.PostAsync("/buku/surat", "/buku/unduh/surat?handler=Pdf");
        var text = await PdfTool.TextAsync(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("BUKU SURAT KELUAR", text, StringComparison.Ordinal);
        Assert.Matches(@"F102/KWS/\d{4}/000001", text);
        Assert.Matches(@"BK/KWS/\d{4}/000001", text);
        var page = await browser.ReadAsync("/buku/surat");
        Assert.Matches(@"BK/KWS/\d{4}/000001", page);
        await using var db = _office.OpenDatabase();
        var book = await db.IssuedPapers.SingleAsync(p => p.Kind == PaperKind.Register, TestContext.Current.CancellationToken);
        Assert.Equal((null, "surat", true), (book.CaseId, book.Book, book.FileId is not null));
    }

    [Fact]
    public async Task APrintedBook_IsShownAgainAsItWas_AndAReprintSaysWhatItReplaces()
    {
        var token = TestContext.Current.CancellationToken;
        using var browser = await _office.SignedInAsync("petugas");
        using var first = await browser.PostAsync("/buku/rekap", "/buku/unduh/rekap?handler=Pdf&bulan=2026-11");
        var printed = await first.Content.ReadAsByteArrayAsync(token);
        await _cases.SubmittedAsync("hilang");

        using var again = await browser.PostAsync("/buku/rekap", "/buku/unduh/rekap?handler=Pdf&bulan=2026-11");
        using var other = await browser.PostAsync("/buku/rekap", "/buku/unduh/rekap?handler=Pdf&bulan=2026-10");
        var list = WebUtility.HtmlDecode(await browser.ReadAsync("/buku"));
        await using var db = _office.OpenDatabase();
        var rows = await db.IssuedPapers.Where(p => p.Kind == PaperKind.MonthlyRecap).OrderBy(p => p.Id).ToListAsync(token);
        var kept = await browser.GetAsync($"/buku/unduh/rekap?handler=Print&paper={rows[0].Id}");

        Assert.Equal(printed, await kept.Content.ReadAsByteArrayAsync(token));
        Assert.Matches(@"menggantikan RB/KWS/\d{4}/000001", await PdfTool.TextAsync(await again.Content.ReadAsByteArrayAsync(token)));
        Assert.DoesNotContain("menggantikan", await PdfTool.TextAsync(await other.Content.ReadAsByteArrayAsync(token)), StringComparison.Ordinal);
        Assert.Equal([false, true, true], rows.Select(r => r.CancelledAt is null));
        Assert.Equal([null, rows[0].Id, null], rows.Select(r => r.ReplacesId));
        Assert.Matches(@"menggantikan RB/KWS/\d{4}/000001", list);
        Assert.Contains("Sudah diganti", list, StringComparison.Ordinal);
        Assert.Contains(await db.AuditEntries.Select(a => a.Action).ToListAsync(token), a => a == "paper.view");
        using var operatorRekam = await _office.SignedInAsync("operator_rekam");
        Assert.Equal(HttpStatusCode.Forbidden, (await operatorRekam.GetAsync("/buku")).StatusCode);
    }

    [Fact]
    public async Task Recap_CountsTheMonthByService()
    {
        await _cases.SubmittedAsync("hilang");
        await _cases.SubmittedAsync("hilang");
        await _cases.SubmittedAsync("rusak");
        using var browser = await _office.SignedInAsync("kades");

        var csv = await (await browser.GetAsync("/buku/unduh/rekap?handler=Csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("Layanan;Masuk;Selesai;Ditolak;Dibatalkan;Kedaluwarsa\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("KTP-el hilang;2;0;0;0;0\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("KTP-el rusak;1;0;0;0;0\r\n", csv, StringComparison.Ordinal);
        Assert.EndsWith("Jumlah;3;0;0;0;0\r\n", csv, StringComparison.Ordinal);
        var before = await (await browser.GetAsync("/buku/unduh/rekap?handler=Csv&bulan=2020-01")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.EndsWith("Jumlah;0;0;0;0;0\r\n", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Xlsx_IsAZipWithItsSheet_AndEachExportIsWrittenDown()
    {
        await _cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas");

        using var answer = await browser.GetAsync("/buku/unduh/penyerahan?handler=Xlsx&bulan=2026-11");

        Assert.Equal(XlsxFile.MimeType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("buku-penyerahan-2026-11.xlsx", answer.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.NotNull(zip.GetEntry("xl/worksheets/sheet1.xml"));
        await using var db = _office.OpenDatabase();
        Assert.True(await db.AuditEntries.AnyAsync(a => a.Action == "register.export" && a.Subject == "register:penyerahan:2026-11", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/buku/lain")]
    [InlineData("/buku/unduh/lain?handler=Csv")]
    [InlineData("/buku/unduh/rekap")]
    public async Task AnUnknownBook_IsNotFound(string path)
    {
        using var browser = await _office.SignedInAsync("petugas");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
    }
}
