using System.IO.Compression;
using System.Xml.Linq;
using KtpBot.Core.Papers;
using KtpBot.Core.Papers.Drawing;
using KtpBot.Testing.Papers;

namespace KtpBot.Core.Tests.Papers;

/// <summary>Books and recaps on paper and as spreadsheets.</summary>
public sealed class TableTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public async Task ALongTable_RepeatsItsHeadOnEveryPage_AndLosesNoRow()
    {
        var pdf = Pdf(Table(70));

        var text = await PdfTool.TextAsync(pdf);
        var pages = text.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(pages.Length >= 3, $"{pages.Length} pages");
        Assert.All(pages, page => Assert.Contains("BK/KWS/2026/000012", page, StringComparison.Ordinal));
        Assert.All(pages.Select((page, i) => (page, i)), p => Assert.Contains($"Halaman {p.i + 1} dari {pages.Length}", p.page, StringComparison.Ordinal));
        for (var n = 1; n <= 70; n++) Assert.Contains($"KWS-2026-{n:000000}", text, StringComparison.Ordinal);
        Assert.Contains("Kepala Desa Kwangsan", pages[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(18)]
    public async Task TheSignature_NeverStandsInTheFoot(int rows)
    {
        var words = await PdfTool.WordsAsync(Pdf(Table(rows)));

        var lowest = words.Where(w => w.Text is "(" or ")").Max(w => w.Bottom);
        Assert.True(lowest < words.Where(w => w.Text == "Nomor").Max(w => w.Y), $"{rows} rows: {lowest}");
    }

    [Fact]
    public async Task Tables_LookAsApproved()
    {
        await ApprovedPicture.IsAsync("buku", Pdf(Table(6)));
        await ApprovedPicture.IsAsync("buku-kosong", Pdf(Table(0)));
    }

    [Fact]
    public void Xlsx_KeepsWordsAsWords_AndNumbersAsNumbers()
    {
        var table = Table(0) with { Rows = [["1", "=HYPERLINK(\"http://x\")", "<b>&\u0001", "3"]], Total = ["", "Jumlah", "", "3"] };

        using var zip = new ZipArchive(new MemoryStream(XlsxFile.Write(table)));

        var sheet = Xml(zip, "xl/worksheets/sheet1.xml");
        var rows = sheet.Descendants(Main + "row").Select(row => row.Elements(Main + "c").ToList()).ToList();
        Assert.Equal(["No.", "Berkas", "Penerima", "Jumlah"], rows[0].Select(c => c.Value));
        Assert.Empty(sheet.Descendants(Main + "f")); // No formula anywhere.
        Assert.Equal(("inlineStr", "=HYPERLINK(\"http://x\")"), (rows[1][1].Attribute("t")!.Value, rows[1][1].Value));
        Assert.Equal("<b>&", rows[1][2].Value);
        Assert.Equal((null, "3"), (rows[1][3].Attribute("t")?.Value, rows[1][3].Element(Main + "v")!.Value));
        Assert.Equal(["A3", "B3", "C3", "D3"], rows[2].Select(c => c.Attribute("r")!.Value));
    }

    [Fact]
    public void Xlsx_HasEveryPartThatItsRelationsName()
    {
        using var zip = new ZipArchive(new MemoryStream(XlsxFile.Write(Table(3))));

        foreach (var (relations, folder) in new[] { ("_rels/.rels", ""), ("xl/_rels/workbook.xml.rels", "xl/") })
            Assert.All(Xml(zip, relations).Root!.Elements(), r => Assert.NotNull(zip.GetEntry(folder + r.Attribute("Target")!.Value)));
        Assert.All(Xml(zip, "[Content_Types].xml").Root!.Elements().Where(e => e.Name.LocalName == "Override"), e => Assert.NotNull(zip.GetEntry(e.Attribute("PartName")!.Value.TrimStart('/'))));
        Assert.Equal("November 2026", Xml(zip, "xl/workbook.xml").Descendants(Main + "sheet").Single().Attribute("name")!.Value);
        Assert.Equal(XlsxFile.Write(Table(3)), XlsxFile.Write(Table(3)));
    }

    private static XDocument Xml(ZipArchive zip, string part)
    {
        using var stream = zip.GetEntry(part)!.Open();
        return XDocument.Load(stream);
    }

    private static byte[] Pdf(TableText table) => TablePaper.RenderPdf(
        table, ("Pemerintah Desa Kwangsan", "Jl. Mangkurejo No. 01", "1500-537"), new PaperSigner("Kepala Desa Kwangsan", null), FictionalPapers.PlaceAndDate, FictionalPapers.Mark("BK/KWS/2026/000012"));

    private static TableText Table(int rows) => new()
    {
        Title = "BUKU PENYERAHAN KTP-EL",
        Period = "November 2026",
        Columns = [new("No.", 1), new("Berkas", 3), new("Penerima", 5), new("Jumlah", 2, Number: true)],
        Rows = [.. Enumerable.Range(1, rows).Select(n => (IReadOnlyList<string>)[$"{n}", $"KWS-2026-{n:000000}", n % 5 == 0 ? "BUDI CONTOH YANG NAMANYA SANGAT PANJANG SEKALI SEHINGGA PERLU DUA BARIS DI DALAM TABEL" : "SITI CONTOH", "1"])],
        Total = rows == 0 ? null : ["", "Jumlah", "", $"{rows}"],
    };
}
