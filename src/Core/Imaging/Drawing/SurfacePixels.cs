namespace KtpBot.Core.Imaging.Drawing;

/// <summary>Copies pixels between a picture in memory and a Cairo surface, whose rows may be padded.</summary>
internal static unsafe class SurfacePixels
{
    /// <summary>The surface as pixels with premultiplied alpha, laid on white, for formats without transparency.</summary>
    public static Raster Read(CairoSurface surface)
    {
        var width = Cairo.ImageWidth(surface.Pointer);
        var height = Cairo.ImageHeight(surface.Pointer);
        var stride = Cairo.ImageStride(surface.Pointer);
        var opaque = Cairo.ImageFormat(surface.Pointer) != Cairo.FormatArgb32;
        var source = Cairo.ImageData(surface.Pointer);
        var pixels = new byte[width * height * 4];
        for (var y = 0; y < height; y++)
        {
            var row = new ReadOnlySpan<byte>(source + ((long)y * stride), width * 4);
            var target = pixels.AsSpan(y * width * 4, width * 4);
            row.CopyTo(target);
            if (opaque)
                continue;
            for (var x = 0; x < target.Length; x += 4)
            {
                var missing = (byte)(255 - target[x + 3]);
                target[x] += missing;
                target[x + 1] += missing;
                target[x + 2] += missing;
                target[x + 3] = 255;
            }
        }

        return new Raster(width, height, pixels);
    }

    public static CairoSurface Write(Raster raster)
    {
        var surface = CairoSurface.Own(Cairo.CreateImage(1, raster.Width, raster.Height));
        Cairo.Flush(surface.Pointer);
        var stride = Cairo.ImageStride(surface.Pointer);
        var target = Cairo.ImageData(surface.Pointer);
        for (var y = 0; y < raster.Height; y++)
            raster.Pixels.AsSpan(y * raster.Width * 4, raster.Width * 4).CopyTo(new Span<byte>(target + ((long)y * stride), stride));
        Cairo.MarkDirty(surface.Pointer);
        return surface;
    }
}
