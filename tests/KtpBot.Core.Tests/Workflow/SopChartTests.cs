using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using KtpBot.Core.Imaging.Drawing;
using KtpBot.Core.Imaging.Flowcharts;
using KtpBot.Core.Workflow;
using KtpBot.Core.Workflow.Drawing;
using KtpBot.Testing;

namespace KtpBot.Core.Tests.Workflow;

public sealed class SopChartTests
{
    private static readonly Procedure _procedure = ProcedureBook.Load(RepositoryRoot.File("dialogs")).Book.Newest("kwangsan-ktp-el")!;
    private static readonly Chart _chart = SopChart.Of(_procedure);

    /// <summary>Every procedure of the house with its office's lanes.</summary>
    public static TheoryData<string> All => [.. ProcedureBook.Load(RepositoryRoot.File("dialogs")).Book.Current.Select(p => p.Id)];

    private static (Procedure Procedure, Chart Chart) Of(string id)
    {
        var book = ProcedureBook.Load(RepositoryRoot.File("dialogs")).Book;
        return (book.Newest(id)!, SopChart.Of(book.Newest(id)!, book.RolesOf(id)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Boxes_StandApartInsideTheirLanes(string id)
    {
        var (procedure, chart) = Of(id);
        Assert.Equal(procedure.Steps.Count + 1, chart.Boxes.Count);
        foreach (var (i, box) in chart.Boxes.Index())
        {
            Assert.DoesNotContain(chart.Boxes.Skip(i + 1), other => Touch(box.Frame, other.Frame));
            Assert.Single(chart.Lanes, lane => box.Frame.X > lane.Area.X && box.Frame.Right < lane.Area.Right && box.Frame.Bottom < lane.Area.Bottom);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Arrows_BeginAndEndAtTheEdgeOfTheirBoxes(string id)
    {
        var (_, chart) = Of(id);
        var frames = chart.Boxes.ToDictionary(b => b.Id, b => b.Frame);
        foreach (var arrow in chart.Arrows)
        {
            Assert.True(IsOnEdge(arrow.Points[0], frames[arrow.FromId]), $"{arrow.FromId} to {arrow.ToId} begins beside its box.");
            Assert.True(IsOnEdge(arrow.Points[^1], frames[arrow.ToId]), $"{arrow.FromId} to {arrow.ToId} ends beside its box.");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Arrows_RunStraightAndThroughNoBox(string id)
    {
        var (_, chart) = Of(id);
        foreach (var arrow in chart.Arrows)
        {
            foreach (var (from, to) in arrow.Points.Zip(arrow.Points.Skip(1)))
            {
                Assert.True(from.X == to.X || from.Y == to.Y, $"{arrow.FromId} to {arrow.ToId} runs aslant.");
                var run = new Box(Math.Min(from.X, to.X), Math.Min(from.Y, to.Y), Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y));
                Assert.DoesNotContain(chart.Boxes, box => Touch(run, box.Frame));
            }
        }
    }

    [Fact]
    public void Arrows_ShowEveryOutcomeWithItsLabel()
    {
        foreach (var step in _procedure.Steps)
        {
            foreach (var outcome in step.Outcomes)
            {
                if (outcome.ToStepId is { } to) Assert.Single(_chart.Arrows, a => a.FromId == step.Id && a.ToId == to);
                Assert.Contains(outcome.Label, string.Join(' ', _chart.Texts.Select(t => t.Text)), StringComparison.Ordinal);
            }
        }

        Assert.Single(_chart.Arrows, a => a is { FromId: "dikembalikan", ToId: "periksa-berkas" });
        Assert.Single(_chart.Arrows, a => a is { FromId: "dikembalikan", ToId: "verifikasi-plavon" });
    }

    [Fact]
    public void Svg_IsXmlWithEveryTitleOnceAndALaneForEachActor()
    {
        var svg = XDocument.Parse(ChartSvg.Write(_chart).ToString(SaveOptions.DisableFormatting), LoadOptions.PreserveWhitespace);
        var titles = Named(svg, "step-title").Select(e => e.Value).ToList();

        foreach (var step in _procedure.Steps) Assert.Single(titles, step.Title);
        Assert.Equal(["Pemohon", "Petugas", "Verifikator", "Operator Rekam", "Operator Cetak"], Named(svg, "lane").Select(e => e.Value));
        Assert.Equal(_procedure.Title, svg.Root!.Elements().First(e => e.Name.LocalName == "title").Value);
    }

    [Fact]
    public async Task Pdf_IsOnePageWithEveryTitleAndBothTotals()
    {
        var pdf = ChartPdf.Write(_chart);

        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(pdf, 0, 8), StringComparison.Ordinal);
        var text = Regex.Replace(await TextOfAsync(pdf), @"[^\S\f]+", " ");
        foreach (var step in _procedure.Steps) Assert.Contains(step.Title, text, StringComparison.Ordinal);
        Assert.Contains("27 menit, tunggu 3–7 hari kerja", text, StringComparison.Ordinal);
        Assert.Contains("pengurusan KTP-el: 2 hari", text, StringComparison.Ordinal);
        Assert.Single(text, '\f');
    }

    private static IEnumerable<XElement> Named(XDocument svg, string name) => svg.Descendants().Where(e => (string?)e.Attribute("class") == name);

    private static bool Touch(Box a, Box b) => a.X < b.Right && b.X < a.Right && a.Y < b.Bottom && b.Y < a.Bottom;

    private static bool IsOnEdge(ChartPoint p, Box box) =>
        p.X >= box.X && p.X <= box.Right && p.Y >= box.Y && p.Y <= box.Bottom && (p.X == box.X || p.X == box.Right || p.Y == box.Y || p.Y == box.Bottom);

    private static async Task<string> TextOfAsync(byte[] pdf)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", "-raw - -") { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(pdf);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return await output;
    }
}
