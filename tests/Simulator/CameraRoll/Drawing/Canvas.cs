using System.Runtime.InteropServices;

namespace KtpBot.Simulator.CameraRoll.Drawing;

/// <summary>A surface to draw documents on; lengths in pixels, or in points on a PDF.</summary>
internal sealed class Canvas : IDisposable
{
    private readonly nint _surface;
    private readonly nint _cairo;

    private Canvas(nint surface, double width, double height)
    {
        (_surface, Width, Height) = (surface, width, height);
        _cairo = Cairo.Create(surface);
        if (Cairo.Status(_cairo) != 0) throw new InvalidOperationException("Cairo could not make a surface.");
    }

    public double Width { get; }

    public double Height { get; }

    public static Picture Draw(int width, int height, Action<Canvas> draw)
    {
        using var canvas = new Canvas(Cairo.ImageSurface(Cairo.FormatRgb24, width, height), width, height);
        draw(canvas);
        Cairo.Flush(canvas._surface);
        var pixels = new byte[width * height * 4];
        // With 32 bits a pixel Cairo's rows have no padding: stride is width * 4.
        Marshal.Copy(Cairo.Data(canvas._surface), pixels, 0, pixels.Length);
        return new Picture(width, height, pixels);
    }

    public static unsafe byte[] DrawPdf(double width, double height, Action<Canvas> draw)
    {
        using var pdf = new MemoryStream();
        var state = GCHandle.Alloc(pdf);
        try
        {
            using (var canvas = new Canvas(Cairo.PdfSurface(&Write, GCHandle.ToIntPtr(state), width, height), width, height))
            {
                draw(canvas);
                Cairo.Finish(canvas._surface);
            }

            return pdf.ToArray();
        }
        finally
        {
            state.Free();
        }
    }

    public void Within(double x, double y, double degrees, double scale, Action draw)
    {
        Cairo.Save(_cairo);
        Cairo.Translate(_cairo, x, y);
        Cairo.Rotate(_cairo, degrees * Math.PI / 180);
        Cairo.Scale(_cairo, scale, scale);
        draw();
        Cairo.Restore(_cairo);
    }

    /// <summary>Draws a filled frame and lets nothing of what follows out of it.</summary>
    public void Window(double x, double y, double width, double height, Ink ink, Action draw)
    {
        Box(x, y, width, height, ink);
        Cairo.Save(_cairo);
        Cairo.Rectangle(_cairo, x, y, width, height);
        Cairo.Clip(_cairo);
        draw();
        Cairo.Restore(_cairo);
    }

    public void Box(double x, double y, double width, double height, Ink ink)
    {
        Use(ink);
        Cairo.Rectangle(_cairo, x, y, width, height);
        Cairo.Fill(_cairo);
    }

    public void Frame(double x, double y, double width, double height, Ink ink, double line = 2)
    {
        Use(ink);
        Cairo.LineWidth(_cairo, line);
        Cairo.Rectangle(_cairo, x, y, width, height);
        Cairo.Stroke(_cairo);
    }

    public void Line(double x1, double y1, double x2, double y2, Ink ink, double line = 2)
    {
        Use(ink);
        Cairo.LineWidth(_cairo, line);
        Cairo.MoveTo(_cairo, x1, y1);
        Cairo.LineTo(_cairo, x2, y2);
        Cairo.Stroke(_cairo);
    }

    public void Oval(double x, double y, double radiusX, double radiusY, Ink ink)
    {
        Use(ink);
        Cairo.Save(_cairo);
        Cairo.Translate(_cairo, x, y);
        Cairo.Scale(_cairo, radiusX, radiusY);
        Cairo.Arc(_cairo, 0, 0, 1, 0, 2 * Math.PI);
        Cairo.Restore(_cairo);
        Cairo.Fill(_cairo);
    }

    public void Ring(double x, double y, double radius, Ink ink, double line)
    {
        Use(ink);
        Cairo.LineWidth(_cairo, line);
        Cairo.Arc(_cairo, x, y, radius, 0, 2 * Math.PI);
        Cairo.Stroke(_cairo);
    }

    /// <summary>A pen stroke through curves; each takes six numbers.</summary>
    public void Scribble(double x, double y, Ink ink, double line, params double[] curves)
    {
        Use(ink);
        Cairo.LineWidth(_cairo, line);
        Cairo.MoveTo(_cairo, x, y);
        for (var i = 0; i + 5 < curves.Length; i += 6)
        {
            Cairo.CurveTo(_cairo, x + curves[i], y + curves[i + 1], x + curves[i + 2], y + curves[i + 3], x + curves[i + 4], y + curves[i + 5]);
        }

        Cairo.Stroke(_cairo);
    }

    /// <summary>Light that falls from one place and fades towards the edges.</summary>
    public void Lamp(double x, double y, double radius, Ink centre, Ink edge)
    {
        var light = Cairo.Radial(x, y, radius * 0.1, x, y, radius);
        Cairo.Stop(light, 0, centre.R, centre.G, centre.B, centre.A);
        Cairo.Stop(light, 1, edge.R, edge.G, edge.B, edge.A);
        Cairo.Source(_cairo, light);
        Cairo.Paint(_cairo);
        Cairo.DestroyPattern(light);
    }

    public void Text(double x, double y, string text, double size, Ink ink, bool bold = false, bool serif = false, Align align = Align.Left)
    {
        Cairo.Font(_cairo, serif ? "DejaVu Serif" : "DejaVu Sans", 0, bold ? 1 : 0);
        Cairo.FontSize(_cairo, size);
        Use(ink);
        if (align != Align.Left)
        {
            Cairo.Extents(_cairo, text, out var extents);
            x -= align == Align.Centre ? extents.XAdvance / 2 : extents.XAdvance;
        }

        Cairo.MoveTo(_cairo, x, y);
        Cairo.ShowText(_cairo, text);
    }

    public void Dispose()
    {
        Cairo.Destroy(_cairo);
        Cairo.DestroySurface(_surface);
    }

    [UnmanagedCallersOnly]
    private static unsafe int Write(nint state, byte* data, uint length)
    {
        ((MemoryStream)GCHandle.FromIntPtr(state).Target!).Write(new ReadOnlySpan<byte>(data, (int)length));
        return 0;
    }

    private void Use(Ink ink) => Cairo.Colour(_cairo, ink.R, ink.G, ink.B, ink.A);
}
