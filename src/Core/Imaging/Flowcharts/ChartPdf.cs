using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Core.Imaging.Flowcharts;

/// <summary>Writes a chart as one A4 page with selectable text, upright or lying, whichever shows it larger.</summary>
public static class ChartPdf
{
    private const double ShortSide = 595.28;
    private const double LongSide = 841.89;
    private const double Margin = 18;

    /// <summary>The PDF's bytes; the chart is scaled to the page and centred from side to side.</summary>
    public static byte[] Write(Chart chart)
    {
        var (width, height) = Fit(chart, ShortSide, LongSide) >= Fit(chart, LongSide, ShortSide) ? (ShortSide, LongSide) : (LongSide, ShortSide);
        var scale = Fit(chart, width, height);
        using var canvas = Canvas.ForPdf(width, height);
        canvas.SetTitle(chart.Title);
        new Pen(canvas, scale, (width - (chart.Width * scale)) / 2, Margin).Draw(chart);
        return canvas.Finish();
    }

    private static double Fit(Chart chart, double width, double height) =>
        Math.Min((width - (2 * Margin)) / chart.Width, (height - (2 * Margin)) / chart.Height);

    private sealed class Pen(Canvas canvas, double scale, double left, double top)
    {
        public void Draw(Chart chart)
        {
            for (var i = 0; i < chart.Lanes.Count; i++) Lane(chart.Lanes[i], i % 2 == 0);
            foreach (var arrow in chart.Arrows) Arrow(arrow);
            foreach (var box in chart.Boxes) Step(box);
            foreach (var text in chart.Texts) Words(text);
        }

        private void Lane(ChartLane lane, bool even)
        {
            canvas.Fill(On(lane.Area), even ? ChartLook.LaneEven : ChartLook.Paper);
            canvas.StrokeRounded(On(lane.Area), 0, scale, ChartLook.LaneLine);
            canvas.Fill(On(lane.Heading), ChartLook.Band);
            Text(lane.Heading.X + (lane.Heading.Width / 2), lane.Heading.Bottom - 9, lane.Name, ChartLook.LaneSize, true, Align.Centre, ChartLook.Paper);
        }

        private void Step(ChartBox box)
        {
            var radius = ChartLook.Radius(box) * scale;
            canvas.FillRounded(On(box.Frame), radius, box.Round ? ChartLook.Terminal : ChartLook.Paper);
            canvas.StrokeRounded(On(box.Frame), radius, scale, ChartLook.Ink);
            Text(box.Frame.X + ChartLook.NumberInset(box), box.Frame.Y + 13, $"{box.Number}", ChartLook.NumberSize, true, Align.Left, ChartLook.Band);
            foreach (var (y, line, isTitle) in ChartLook.Lines(box))
            {
                var face = isTitle ? new Typeface(ChartLook.TitleSize * scale, Bold: true) : new Typeface(ChartLook.DetailSize * scale);
                var at = On(new ChartPoint(box.Frame.X + (box.Frame.Width / 2), y));
                canvas.TextFitted(at.X, at.Y, (box.Frame.Width - 8) * scale, line, face, isTitle ? ChartLook.Ink : ChartLook.Quiet, Align.Centre);
            }
        }

        private void Arrow(ChartArrow arrow)
        {
            var colour = ChartLook.Of(arrow.Tone);
            canvas.Polyline([.. arrow.Points.Select(p => (On(p).X, On(p).Y))], ChartLook.Stroke(arrow.Tone) * scale, colour);
            var (tip, first, second) = ChartLook.Head(arrow);
            canvas.Polyline([(On(first).X, On(first).Y), (On(tip).X, On(tip).Y), (On(second).X, On(second).Y)], 1.6 * scale, colour);
        }

        private void Words(ChartText text)
        {
            var face = new Typeface(text.Size * scale, text.Bold);
            var at = On(text.At);
            if (text.Tone != ChartTone.Ink)
            {
                var width = canvas.MeasureText(text.Text, face);
                var x = text.Align == Align.Right ? at.X - width : at.X;
                canvas.Fill(new Box(x, at.Y - face.Size * 0.85, width, face.Size), ChartLook.Paper.WithAlpha(0.85));
            }

            canvas.Text(at.X, at.Y, text.Text, face, ChartLook.Of(text.Tone), text.Align);
        }

        private void Text(double x, double y, string words, double size, bool bold, Align align, Colour colour)
        {
            var at = On(new ChartPoint(x, y));
            canvas.Text(at.X, at.Y, words, new Typeface(size * scale, bold), colour, align);
        }

        private ChartPoint On(ChartPoint point) => new(left + (point.X * scale), top + (point.Y * scale));

        private Box On(Box box) => new(left + (box.X * scale), top + (box.Y * scale), box.Width * scale, box.Height * scale);
    }
}
