namespace KtpBot.Core.Imaging.Drawing;

/// <summary>
/// Draws cards, receipts and letters once, as PDF with selectable text or as PNG. Units are points (1/72 inch) for a PDF
/// and whatever the caller scaled them to for a PNG; y grows downward. Not shared between threads.
/// </summary>
public sealed unsafe class Canvas : IDisposable
{
    private readonly CairoStream? _pdf;
    private readonly CairoSurface _surface;
    private readonly CairoContext _context;

    private Canvas(CairoSurface surface, CairoStream? pdf)
    {
        _pdf = pdf;
        _surface = surface;
        _context = new CairoContext(surface);
    }

    internal nint Context => _context.Pointer;

    /// <summary>A PDF whose pages have this size in points.</summary>
    public static Canvas ForPdf(double width, double height)
    {
        var pdf = CairoStream.ForWriting();
        var surface = CairoSurface.Own(Cairo.CreatePdf(CairoStream.Writer, pdf.Closure, width, height));
        return new Canvas(surface, pdf);
    }

    /// <summary>A picture of this size in pixels, on which one unit is drawn <paramref name="scale"/> pixels long. Transparent at first.</summary>
    public static Canvas ForPng(int width, int height, double scale = 1)
    {
        var canvas = new Canvas(CairoSurface.Own(Cairo.CreateImage(Cairo.FormatArgb32, width, height)), pdf: null);
        Cairo.Scale(canvas.Context, scale, scale);
        return canvas;
    }

    /// <summary>Title of the PDF as readers show it; no effect on a PNG.</summary>
    public void SetTitle(string title)
    {
        if (_pdf is not null)
            Cairo.SetPdfMetadata(_surface.Pointer, 0, title);
    }

    /// <summary>Ends the page of a PDF and begins the next.</summary>
    public void NextPage() => Cairo.ShowPage(Context);

    public void Fill(Box box, Colour colour)
    {
        Use(colour);
        Cairo.Rectangle(Context, box.X, box.Y, box.Width, box.Height);
        Cairo.Fill(Context);
    }

    /// <summary>Fills with a gradient from the upper left to the lower right corner through evenly spaced colours.</summary>
    public void FillGradient(Box box, params ReadOnlySpan<Colour> colours)
    {
        var pattern = Cairo.CreateGradient(box.X, box.Y, box.Right, box.Bottom);
        for (var i = 0; i < colours.Length; i++)
            Cairo.AddStop(pattern, (double)i / Math.Max(1, colours.Length - 1), colours[i].Red, colours[i].Green, colours[i].Blue, colours[i].Alpha);
        Cairo.SetPattern(Context, pattern);
        Cairo.DestroyPattern(pattern);
        Cairo.Rectangle(Context, box.X, box.Y, box.Width, box.Height);
        Cairo.Fill(Context);
    }

    public void FillRounded(Box box, double radius, Colour colour)
    {
        Use(colour);
        RoundedPath(box, radius);
        Cairo.Fill(Context);
    }

    public void FillCircle(double x, double y, double radius, Colour colour)
    {
        Use(colour);
        Cairo.NewSubPath(Context);
        Cairo.Arc(Context, x, y, radius, 0, 2 * Math.PI);
        Cairo.Fill(Context);
    }

    public void StrokeRounded(Box box, double radius, double width, Colour colour)
    {
        Use(colour);
        Cairo.SetLineWidth(Context, width);
        RoundedPath(box, radius);
        Cairo.Stroke(Context);
    }

    public void Line(double x1, double y1, double x2, double y2, double width, Colour colour) =>
        Polyline([(x1, y1), (x2, y2)], width, colour);

    /// <summary>A line with round ends through the points; a single point becomes a dot.</summary>
    public void Polyline(ReadOnlySpan<(double X, double Y)> points, double width, Colour colour)
    {
        if (points.IsEmpty)
            return;
        Use(colour);
        Cairo.SetLineWidth(Context, width);
        Cairo.SetLineCap(Context, Cairo.LineCapRound);
        Cairo.SetLineJoin(Context, Cairo.LineJoinRound);
        Cairo.MoveTo(Context, points[0].X, points[0].Y);
        foreach (var (x, y) in points)
            Cairo.LineTo(Context, x, y);
        Cairo.Stroke(Context);
    }

    /// <summary>One line of text with its baseline at y. Returns the width it took.</summary>
    public double Text(double x, double y, string text, Typeface face, Colour colour, Align align = Align.Left)
    {
        var width = MeasureText(text, face);
        Use(colour);
        Cairo.MoveTo(
            Context,
            align switch { Align.Left => x, Align.Centre => x - (width / 2), Align.Right => x - width },
            y);
        Cairo.ShowText(Context, text);
        return width;
    }

    /// <summary>Text that is set smaller, down to half, when it does not fit into the width.</summary>
    public void TextFitted(double x, double y, double width, string text, Typeface face, Colour colour, Align align = Align.Left)
    {
        var needed = MeasureText(text, face);
        var factor = needed > width ? Math.Max(0.5, width / needed) : 1;
        Text(x, y, text, face with { Size = face.Size * factor }, colour, align);
    }

    /// <summary>Width of a line of text in canvas units.</summary>
    public double MeasureText(string text, Typeface face)
    {
        Cairo.SelectFont(Context, face.Family, 0, face.Bold ? 1 : 0);
        Cairo.SetFontSize(Context, face.Size);
        Cairo.MeasureText(Context, text, out var extents);
        return extents.AdvanceX;
    }

    /// <summary>Draws with the origin moved to a point and turned clockwise.</summary>
    public void Turned(double x, double y, double degrees, Action<Canvas> draw)
    {
        Cairo.Save(Context);
        Cairo.Translate(Context, x, y);
        Cairo.Rotate(Context, degrees * Math.PI / 180);
        draw(this);
        Cairo.Restore(Context);
    }

    /// <summary>Draws only inside a box with rounded corners.</summary>
    public void Clipped(Box box, double radius, Action<Canvas> draw)
    {
        Cairo.Save(Context);
        RoundedPath(box, radius);
        Cairo.Clip(Context);
        draw(this);
        Cairo.Restore(Context);
    }

    /// <summary>Draws a picture so that it fills the box, cutting what stands over, or fits inside it.</summary>
    public void Picture(Picture picture, Box box, bool cover) => picture.DrawOn(this, box, cover);

    /// <summary>The finished file. The canvas cannot be drawn on afterwards.</summary>
    public byte[] Finish()
    {
        var status = Cairo.ContextStatus(Context);
        if (status != Cairo.StatusSuccess)
            throw new InvalidOperationException($"Cairo could not draw (status {status}).");
        if (_pdf is not null)
        {
            Cairo.ShowPage(Context);
            Cairo.Finish(_surface.Pointer);
            return _pdf.ToArray();
        }

        using var png = CairoStream.ForWriting();
        Cairo.Flush(_surface.Pointer);
        status = Cairo.WritePng(_surface.Pointer, CairoStream.Writer, png.Closure);
        return status == Cairo.StatusSuccess
            ? png.ToArray()
            : throw new InvalidOperationException($"Cairo could not write PNG (status {status}).");
    }

    /// <summary>The finished picture as pixels, for encoding as JPEG. Only for a canvas made by <see cref="ForPng"/>.</summary>
    internal Raster ToRaster()
    {
        Cairo.Flush(_surface.Pointer);
        return SurfacePixels.Read(_surface);
    }

    public void Dispose()
    {
        _context.Dispose();
        _surface.Dispose();
        _pdf?.Dispose();
    }

    private void Use(Colour colour) => Cairo.SetColour(Context, colour.Red, colour.Green, colour.Blue, colour.Alpha);

    private void RoundedPath(Box box, double radius)
    {
        Cairo.NewSubPath(Context);
        Cairo.Arc(Context, box.Right - radius, box.Y + radius, radius, -Math.PI / 2, 0);
        Cairo.Arc(Context, box.Right - radius, box.Bottom - radius, radius, 0, Math.PI / 2);
        Cairo.Arc(Context, box.X + radius, box.Bottom - radius, radius, Math.PI / 2, Math.PI);
        Cairo.Arc(Context, box.X + radius, box.Y + radius, radius, Math.PI, 1.5 * Math.PI);
        Cairo.ClosePath(Context);
    }
}
