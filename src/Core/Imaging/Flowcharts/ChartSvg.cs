using System.Globalization;
using System.Xml.Linq;
using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Core.Imaging.Flowcharts;

/// <summary>Writes a chart as SVG 1.1 with selectable text, for screens and word processors.</summary>
public static class ChartSvg
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    /// <summary>The whole document. Title and description are named to assistive technology; the words stay readable one by one.</summary>
    public static XDocument Write(Chart chart) => new(
        new XDeclaration("1.0", "utf-8", null),
        new XElement(
            _svg + "svg",
            new XAttribute("viewBox", $"0 0 {Number(chart.Width)} {Number(chart.Height)}"),
            new XAttribute("width", Number(chart.Width)),
            new XAttribute("height", Number(chart.Height)),
            new XAttribute("role", "graphics-document document"),
            new XAttribute("aria-labelledby", "chart-title chart-description"),
            new XAttribute("font-family", "'Liberation Sans', Arial, Helvetica, sans-serif"),
            new XAttribute(XNamespace.Xml + "lang", "id"),
            new XElement(_svg + "title", new XAttribute("id", "chart-title"), chart.Title),
            new XElement(_svg + "desc", new XAttribute("id", "chart-description"), chart.Description),
            Rectangle(new Box(0, 0, chart.Width, chart.Height), 0, ChartLook.Paper, null),
            chart.Lanes.Select((lane, i) => Lane(lane, i % 2 == 0)),
            chart.Arrows.Select(Arrow),
            chart.Boxes.Select(Step),
            chart.Texts.Select(Words)));

    private static XElement Lane(ChartLane lane, bool even) => new(
        _svg + "g",
        new XAttribute("class", "lane"),
        Rectangle(lane.Area, 0, even ? ChartLook.LaneEven : ChartLook.Paper, ChartLook.LaneLine),
        Rectangle(lane.Heading, 0, ChartLook.Band, null),
        Text(lane.Heading.X + (lane.Heading.Width / 2), lane.Heading.Bottom - 9, ChartLook.LaneSize, true, Align.Centre, ChartLook.Paper, lane.Name));

    private static XElement Step(ChartBox box)
    {
        var middle = box.Frame.X + (box.Frame.Width / 2);
        var lines = ChartLook.Lines(box).ToList();
        return new XElement(
            _svg + "g",
            new XAttribute("class", "step"),
            new XAttribute("id", "step-" + box.Id),
            Rectangle(box.Frame, ChartLook.Radius(box), box.Round ? ChartLook.Terminal : ChartLook.Paper, ChartLook.Ink),
            Text(box.Frame.X + ChartLook.NumberInset(box), box.Frame.Y + 13, ChartLook.NumberSize, true, Align.Left, ChartLook.Band, Number(box.Number)),
            Block("step-title", middle, lines.Where(l => l.IsTitle), ChartLook.TitleSize, true, ChartLook.Ink),
            Block("step-detail", middle, lines.Where(l => !l.IsTitle), ChartLook.DetailSize, false, ChartLook.Quiet));
    }

    // One text element per block, its lines parted by a blank, so that copying yields the sentence.
    private static XElement? Block(string name, double x, IEnumerable<(double Y, string Text, bool IsTitle)> lines, double size, bool bold, Colour colour)
    {
        var rows = lines.Select(l => new XElement(_svg + "tspan", new XAttribute("x", Number(x)), new XAttribute("y", Number(l.Y)), l.Text)).ToList();
        if (rows.Count == 0) return null;
        var block = Text(x, 0, size, bold, Align.Centre, colour, null);
        block.Add(new XAttribute("class", name));
        block.Add(rows.SelectMany((row, i) => i == 0 ? new object[] { row } : [" ", row]));
        return block;
    }

    private static XElement Arrow(ChartArrow arrow)
    {
        var colour = Hex(ChartLook.Of(arrow.Tone));
        var (tip, left, right) = ChartLook.Head(arrow);
        return new XElement(
            _svg + "g",
            new XAttribute("class", "arrow"),
            new XElement(
                _svg + "polyline",
                new XAttribute("points", Points([.. arrow.Points])),
                new XAttribute("fill", "none"),
                new XAttribute("stroke", colour),
                new XAttribute("stroke-linejoin", "round"),
                new XAttribute("stroke-width", Number(ChartLook.Stroke(arrow.Tone)))),
            new XElement(_svg + "polygon", new XAttribute("points", Points(tip, left, right)), new XAttribute("fill", colour)));
    }

    private static XElement Words(ChartText text)
    {
        var element = Text(text.At.X, text.At.Y, text.Size, text.Bold, text.Align, ChartLook.Of(text.Tone), text.Text);
        if (text.Tone != ChartTone.Ink)
        {
            element.Add(
                new XAttribute("stroke", Hex(ChartLook.Paper)),
                new XAttribute("stroke-width", Number(ChartLook.Halo)),
                new XAttribute("paint-order", "stroke"));
        }

        return element;
    }

    private static XElement Text(double x, double y, double size, bool bold, Align align, Colour colour, string? words) => new(
        _svg + "text",
        new XAttribute("x", Number(x)),
        new XAttribute("y", Number(y)),
        new XAttribute("font-size", Number(size)),
        bold ? new XAttribute("font-weight", "bold") : null,
        new XAttribute("text-anchor", align switch { Align.Left => "start", Align.Centre => "middle", _ => "end" }),
        new XAttribute("fill", Hex(colour)),
        words);

    private static XElement Rectangle(Box box, double radius, Colour fill, Colour? line) => new(
        _svg + "rect",
        new XAttribute("x", Number(box.X)),
        new XAttribute("y", Number(box.Y)),
        new XAttribute("width", Number(box.Width)),
        new XAttribute("height", Number(box.Height)),
        radius > 0 ? new XAttribute("rx", Number(radius)) : null,
        new XAttribute("fill", Hex(fill)),
        line is { } colour ? new XAttribute("stroke", Hex(colour)) : null);

    private static string Points(params ChartPoint[] points) => string.Join(' ', points.Select(p => $"{Number(p.X)},{Number(p.Y)}"));

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Hex(Colour colour) => string.Create(
        CultureInfo.InvariantCulture,
        $"#{(int)Math.Round(colour.Red * 255):X2}{(int)Math.Round(colour.Green * 255):X2}{(int)Math.Round(colour.Blue * 255):X2}");
}
