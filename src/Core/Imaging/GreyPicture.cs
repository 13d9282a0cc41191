namespace KtpBot.Core.Imaging;

/// <summary>Pictures of one grey channel, as fingerprint readers deliver them.</summary>
public static class GreyPicture
{
    private const double InchesPerMetre = 39.37007874;

    /// <summary>An 8-bit grey PNG that carries its resolution.</summary>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="pixels">One byte a pixel, 0 black; rows without padding.</param>
    /// <param name="pixelsPerInch">Resolution of the reader; 500 for fingerprints (ISO/IEC 19794-4).</param>
    public static byte[] EncodePng(int width, int height, byte[] pixels, int pixelsPerInch)
    {
        if (pixels.Length != width * height)
            throw new ArgumentException("The pixels do not fill the picture.", nameof(pixels));
        return PngFile.EncodeGrey(new GreyRaster(width, height, pixels), (int)Math.Round(pixelsPerInch * InchesPerMetre));
    }
}
