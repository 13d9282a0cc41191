using System.Runtime.InteropServices;

namespace KtpBot.Simulator.CameraRoll.Drawing;

/// <summary>JPEG through libjpeg-turbo.</summary>
internal static class Jpeg
{
    public static byte[] Encode(Picture picture, int quality, bool fullColour = false)
    {
        var handle = TurboJpeg.InitCompress();
        var (buffer, size) = ((nint)0, new CULong(0));
        try
        {
            var failed = TurboJpeg.Compress(
                handle, picture.Pixels, picture.Width, picture.Width * 4, picture.Height, TurboJpeg.Bgrx, ref buffer, ref size,
                fullColour ? TurboJpeg.Sampling444 : TurboJpeg.Sampling420, quality, 0);
            if (failed != 0) throw new InvalidOperationException("libjpeg-turbo could not compress a drawn picture.");
            var jpeg = new byte[(int)size.Value];
            Marshal.Copy(buffer, jpeg, 0, jpeg.Length);
            return jpeg;
        }
        finally
        {
            if (buffer != 0) TurboJpeg.Free(buffer);
            _ = TurboJpeg.Destroy(handle);
        }
    }

    /// <summary>A smaller copy at n eighths of the size, or <c>null</c> when the bytes are no readable JPEG.</summary>
    public static (byte[] Bytes, int Width, int Height)? Shrink(byte[] jpeg, int eighths)
    {
        if (jpeg is not [0xFF, 0xD8, ..]) return null;
        var handle = TurboJpeg.InitDecompress();
        try
        {
            var size = new CULong((nuint)jpeg.Length);
            if (TurboJpeg.Header(handle, jpeg, size, out var width, out var height, out _, out _) != 0) return null;
            (width, height) = (((width * eighths) + 7) / 8, ((height * eighths) + 7) / 8);
            var pixels = new byte[width * height * 4];
            if (TurboJpeg.Decompress(handle, jpeg, size, pixels, width, width * 4, height, TurboJpeg.Bgrx, 0) != 0) return null;
            return (Encode(new Picture(width, height, pixels), 75), width, height);
        }
        finally
        {
            _ = TurboJpeg.Destroy(handle);
        }
    }
}
