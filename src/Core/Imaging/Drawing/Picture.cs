using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KtpBot.Core.Imaging.Drawing;

/// <summary>A decoded JPEG or PNG that can be drawn. In a PDF a JPEG is embedded as it came, without a second loss.</summary>
public sealed unsafe class Picture : IDisposable
{
    private readonly CairoSurface _surface;

    private Picture(CairoSurface surface) => _surface = surface;

    public int Width => Cairo.ImageWidth(_surface.Pointer);

    public int Height => Cairo.ImageHeight(_surface.Pointer);

    /// <summary>Reads a JPEG or PNG; null when the content is neither or cannot be decoded.</summary>
    /// <param name="content">The file.</param>
    /// <param name="atLeast">A JPEG may be decoded smaller, as long as its longer side keeps this many pixels.</param>
    public static Picture? TryRead(ReadOnlySpan<byte> content, int atLeast = int.MaxValue) => ImageInspector.Sniff(content) switch
    {
        FileKind.Jpeg => ReadJpeg(content, atLeast),
        FileKind.Png => ReadPng(content),
        FileKind.Pdf or FileKind.Heic or FileKind.Webp or FileKind.Unknown => null,
    };

    public void Dispose() => _surface.Dispose();

    internal Raster ToRaster() => SurfacePixels.Read(_surface);

    internal void DrawOn(Canvas canvas, Box box, bool cover)
    {
        var horizontal = box.Width / Width;
        var vertical = box.Height / Height;
        var scale = cover ? Math.Max(horizontal, vertical) : Math.Min(horizontal, vertical);
        var context = canvas.Context;
        Cairo.Save(context);
        Cairo.Rectangle(context, box.X, box.Y, box.Width, box.Height);
        Cairo.Clip(context);
        Cairo.Translate(context, box.X + ((box.Width - (Width * scale)) / 2), box.Y + ((box.Height - (Height * scale)) / 2));
        Cairo.Scale(context, scale, scale);
        Cairo.SetSurface(context, _surface.Pointer, 0, 0);
        Cairo.SetFilter(Cairo.GetPattern(context), Cairo.FilterGood);
        Cairo.Paint(context);
        Cairo.Restore(context);
    }

    private static Picture? ReadJpeg(ReadOnlySpan<byte> content, int atLeast)
    {
        if (JpegCodec.Decode(content, atLeast) is not { } raster)
            return null;
        var surface = SurfacePixels.Write(raster);
        if (atLeast == int.MaxValue)
            AttachJpeg(surface, content);
        return new Picture(surface);
    }

    private static void AttachJpeg(CairoSurface surface, ReadOnlySpan<byte> content)
    {
        var copy = (byte*)NativeMemory.Alloc((nuint)content.Length);
        content.CopyTo(new Span<byte>(copy, content.Length));
        if (Cairo.SetMimeData(surface.Pointer, "image/jpeg", copy, new CULong((nuint)content.Length), &Free, (nint)copy) != Cairo.StatusSuccess)
            NativeMemory.Free(copy);
    }

    private static Picture? ReadPng(ReadOnlySpan<byte> content)
    {
        if (PngFile.TryReadSize(content) is not { } size || (long)size.Width * size.Height > ImageLimits.MaxPixels)
            return null;
        using var stream = CairoStream.ForReading(content);
        return CairoSurface.TryOwn(Cairo.ReadPng(CairoStream.Reader, stream.Closure)) is { } surface ? new Picture(surface) : null;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Free(nint data) => NativeMemory.Free((void*)data);
}
