using System.Runtime.InteropServices;

namespace KtpBot.Core.Imaging;

/// <summary>Decodes and encodes JPEG with libjpeg-turbo. Bad content is answered with null or false, never with an exception.</summary>
internal static unsafe class JpegCodec
{
    /// <summary>Denominators of the scales that the decoder does in passing, smallest picture first.</summary>
    private static readonly int[] _denominators = [8, 4, 2, 1];

    public static PixelSize? TryReadSize(ReadOnlySpan<byte> jpeg)
    {
        using var instance = TurboJpegHandle.Decompressor();
        fixed (byte* source = jpeg)
        {
            var status = TurboJpeg.ReadHeader(instance.Instance, source, new CULong((nuint)jpeg.Length), out var width, out var height, out _, out _);
            return status == 0 && width > 0 && height > 0 ? new PixelSize(width, height) : null;
        }
    }

    /// <summary>
    /// Decodes once at an eighth of the size. The library warns about many harmless oddities of real cameras; only the
    /// warnings that mean missing picture data count.
    /// </summary>
    public static bool IsWhole(ReadOnlySpan<byte> jpeg)
    {
        using var instance = TurboJpegHandle.Decompressor();
        if (Decode(instance, jpeg, denominator: 8, TurboJpeg.PixelGrey, bytesPerPixel: 1, out _, out var fault) is null)
            return false;
        return !fault.Contains("remature end", StringComparison.Ordinal) && !fault.Contains("bad Huffman", StringComparison.Ordinal);
    }

    /// <summary>Grey picture whose longer side is at least <paramref name="atLeast"/> pixels where the source has as many.</summary>
    public static GreyRaster? DecodeGrey(ReadOnlySpan<byte> jpeg, int atLeast)
    {
        using var instance = TurboJpegHandle.Decompressor();
        var pixels = Decode(instance, jpeg, DenominatorFor(jpeg, atLeast), TurboJpeg.PixelGrey, bytesPerPixel: 1, out var size, out _);
        return pixels is null ? null : new GreyRaster(size.Width, size.Height, pixels);
    }

    /// <summary>Colour picture whose longer side is at least <paramref name="atLeast"/> pixels where the source has as many.</summary>
    public static Raster? Decode(ReadOnlySpan<byte> jpeg, int atLeast = int.MaxValue)
    {
        using var instance = TurboJpegHandle.Decompressor();
        var pixels = Decode(instance, jpeg, DenominatorFor(jpeg, atLeast), TurboJpeg.PixelBgrx, bytesPerPixel: 4, out var size, out _);
        return pixels is null ? null : new Raster(size.Width, size.Height, pixels);
    }

    /// <param name="raster">The picture; its fourth byte is ignored.</param>
    /// <param name="quality">1 to 100.</param>
    public static byte[] Encode(Raster raster, int quality)
    {
        using var instance = TurboJpegHandle.Compressor();
        byte* jpeg = null;
        CULong size = default;
        try
        {
            fixed (byte* pixels = raster.Pixels)
            {
                var status = TurboJpeg.Compress(
                    instance.Instance, pixels, raster.Width, raster.Width * 4, raster.Height, TurboJpeg.PixelBgrx, &jpeg, &size, TurboJpeg.Subsampling420, quality, 0);
                if (status != 0)
                    throw new InvalidOperationException($"JPEG could not be written: {instance.LastError()}");
            }

            return new ReadOnlySpan<byte>(jpeg, (int)size.Value).ToArray();
        }
        finally
        {
            TurboJpeg.Free(jpeg);
        }
    }

    /// <summary>
    /// Turns or mirrors without decoding, so without loss. A partial block at the edge, at most 15 pixels, is trimmed.
    /// Null when the content cannot be read.
    /// </summary>
    public static byte[]? Transform(ReadOnlySpan<byte> jpeg, JpegTurn turn)
    {
        using var instance = TurboJpegHandle.Transformer();
        byte* target = null;
        CULong size = default;
        var order = new TurboJpeg.TransformOrder { Operation = (int)turn, Options = TurboJpeg.TransformTrim };
        try
        {
            fixed (byte* source = jpeg)
            {
                var status = TurboJpeg.Transform(instance.Instance, source, new CULong((nuint)jpeg.Length), 1, &target, &size, &order, 0);
                return status != 0 || target is null ? null : new ReadOnlySpan<byte>(target, (int)size.Value).ToArray();
            }
        }
        finally
        {
            TurboJpeg.Free(target);
        }
    }

    private static int DenominatorFor(ReadOnlySpan<byte> jpeg, int atLeast)
    {
        if (TryReadSize(jpeg) is not { } size)
            return 1;
        var longer = Math.Max(size.Width, size.Height);
        foreach (var denominator in _denominators)
        {
            if (longer / denominator >= atLeast)
                return denominator;
        }

        return 1;
    }

    private static byte[]? Decode(
        TurboJpegHandle instance, ReadOnlySpan<byte> jpeg, int denominator, int pixelFormat, int bytesPerPixel, out PixelSize size, out string fault)
    {
        size = default;
        fault = string.Empty;
        fixed (byte* source = jpeg)
        {
            var length = new CULong((nuint)jpeg.Length);
            if (TurboJpeg.ReadHeader(instance.Instance, source, length, out var width, out var height, out _, out _) != 0)
                return null;
            if (width <= 0 || height <= 0 || (long)width * height > ImageLimits.MaxPixels)
                return null;
            size = new PixelSize((width + denominator - 1) / denominator, (height + denominator - 1) / denominator);
            var pixels = new byte[size.Width * size.Height * bytesPerPixel];
            fixed (byte* target = pixels)
            {
                var status = TurboJpeg.Decompress(
                    instance.Instance, source, length, target, size.Width, size.Width * bytesPerPixel, size.Height, pixelFormat, 0);
                if (status == 0)
                    return pixels;
                fault = instance.LastError();
                return IsWarning(fault) ? pixels : null;
            }
        }
    }

    // The 2.x interface answers -1 for warnings too and keeps the picture; these are libjpeg's texts for damaged, not refused, data.
    private static bool IsWarning(string fault) =>
        fault.Contains("remature end", StringComparison.Ordinal)
        || fault.Contains("Corrupt JPEG data", StringComparison.Ordinal)
        || fault.Contains("Inconsistent", StringComparison.Ordinal)
        || fault.Contains("Warning", StringComparison.Ordinal)
        || fault.Contains("Unknown Adobe", StringComparison.Ordinal);
}
