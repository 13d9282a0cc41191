using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Core.Imaging;

/// <summary>Smaller copies of pictures, for lists and slow lines.</summary>
public static class Thumbnail
{
    /// <summary>
    /// A JPEG whose longer side has at most <paramref name="maxSide"/> pixels; a smaller picture keeps its size. Transparent
    /// parts become white. Null when the content is no readable JPEG or PNG.
    /// </summary>
    /// <param name="content">JPEG or PNG, already upright.</param>
    /// <param name="maxSide">In pixels.</param>
    /// <param name="quality">JPEG quality, 1 to 100.</param>
    public static byte[]? Jpeg(ReadOnlySpan<byte> content, int maxSide, int quality = 80)
    {
        // Twice the size is decoded, so that the last step averages and does not alias.
        using var picture = Picture.TryRead(content, atLeast: maxSide * 2);
        return picture is null ? null : JpegCodec.Encode(Fit(picture, maxSide), quality);
    }

    internal static Raster Fit(Picture picture, int maxSide)
    {
        var scale = Math.Min(1d, (double)maxSide / Math.Max(picture.Width, picture.Height));
        if (scale == 1d)
            return picture.ToRaster();
        var width = Math.Max(1, (int)Math.Round(picture.Width * scale));
        var height = Math.Max(1, (int)Math.Round(picture.Height * scale));
        using var canvas = Canvas.ForPng(width, height);
        canvas.Fill(new Box(0, 0, width, height), Colour.White);
        canvas.Picture(picture, new Box(0, 0, width, height), cover: true);
        return canvas.ToRaster();
    }
}
