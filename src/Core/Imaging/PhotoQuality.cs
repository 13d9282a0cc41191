namespace KtpBot.Core.Imaging;

/// <summary>How readable a photographed document is: plain measures of our own, advice for the sender and never a reason for refusal.</summary>
/// <param name="Sharpness">
/// Energy of the second derivative divided by the contrast, in the parts of the picture that hold the most detail. Drawn
/// print in focus lies above 2 and slightly soft print about 0.8, whatever the light; print that is hard to read below 0.2.
/// </param>
/// <param name="Brightness">Mean grey value, 0 black to 255 white.</param>
/// <param name="Contrast">Standard deviation of the grey values.</param>
/// <param name="Verdict">The first fault in the order light, focus, cut off, glare.</param>
/// <param name="Look">What it looks like; unknown where light or focus do not let it be told.</param>
/// <param name="Figures">What verdict and look were told from.</param>
public sealed record PhotoQuality(double Sharpness, double Brightness, double Contrast, PhotoVerdict Verdict, PhotoLook Look, PhotoFigures Figures)
{
    /// <summary>Longer side at which pictures are judged, so that a phone's resolution does not change the verdict.</summary>
    private const int WorkingSide = 1000;

    /// <summary>Parts along each side: small enough that a title or a stamp fills one, large enough to be statistics.</summary>
    private const int Tiles = 16;

    /// <summary>Below this standard deviation a tile is paper, table or sensor noise and says nothing about focus.</summary>
    private const double EmptyTile = 6;

    // Set on documents drawn sharp and spread over squares of known width; the tests hold the margins.
    private const double BlurredBelow = 0.2;
    private const double DarkBelow = 45;
    private const double BrightAbove = 238;
    private const double FlatBelow = 12;
    private const double BlankBelow = 16;

    /// <summary>Judges a JPEG or PNG; null when it cannot be decoded or is smaller than a few tiles.</summary>
    public static PhotoQuality? Assess(ReadOnlySpan<byte> content)
    {
        var raster = ImageInspector.Sniff(content) switch
        {
            FileKind.Jpeg => JpegCodec.Decode(content, WorkingSide),
            FileKind.Png => RasterOf(content),
            FileKind.Pdf or FileKind.Heic or FileKind.Webp or FileKind.Unknown => null,
        };
        return raster is null || Math.Min(raster.Width, raster.Height) < Tiles * 4 ? null : Judge(raster);
    }

    private static PhotoQuality Judge(Raster raster)
    {
        var grey = GreyOf(raster);
        var whole = Statistics(grey.Pixels);
        var contrast = Math.Sqrt(whole.Variance);
        var sharpness = SharpnessOf(grey);
        var verdict = whole.Mean < DarkBelow ? PhotoVerdict.TooDark
            : whole.Mean > BrightAbove && contrast < FlatBelow ? PhotoVerdict.TooBright
            : sharpness < BlurredBelow ? PhotoVerdict.Blurred
            : PhotoVerdict.Good;
        var figures = PhotoFigures.Unmeasured;
        var look = PhotoLook.Unknown;
        if (verdict is PhotoVerdict.Good)
        {
            var grid = PhotoGrid.Of(raster);
            var text = PhotoText.Find(grid);
            figures = PhotoFigures.Of(raster, grid, text);
            look = PhotoLooks.Of(figures);
            if (text is not null && look is not PhotoLook.Nothing and not PhotoLook.Screen)
                verdict = PhotoFaults.IsCutOff(grid, text) ? PhotoVerdict.CutOff : PhotoFaults.IsGlare(figures.Glare) ? PhotoVerdict.Glare : PhotoVerdict.Good;
        }
        else if (verdict is PhotoVerdict.Blurred && contrast < BlankBelow)
        {
            (verdict, look) = (PhotoVerdict.Good, PhotoLook.Nothing); // Nothing that focus could show: a wall, not a blurred page.
        }

        return new PhotoQuality(sharpness, whole.Mean, contrast, verdict, look, figures);
    }

    // The upper quarter of the tiles by energy speaks for the picture: a page is mostly empty, and one sharp edge of the table
    // under a blurred page must not decide alone.
    private static double SharpnessOf(GreyRaster grey)
    {
        var ratios = new List<(double Energy, double Ratio)>(Tiles * Tiles);
        var width = grey.Width / Tiles;
        var height = grey.Height / Tiles;
        for (var row = 0; row < Tiles; row++)
        {
            for (var column = 0; column < Tiles; column++)
            {
                var (variance, laplacian) = MeasureTile(grey, column * width, row * height, width, height);
                if (variance > EmptyTile * EmptyTile)
                    ratios.Add((laplacian, laplacian / variance));
            }
        }

        if (ratios.Count == 0)
            return 0;
        var loudest = ratios.OrderByDescending(tile => tile.Energy).Take(Math.Max(1, ratios.Count / 4)).Select(tile => tile.Ratio).Order().ToList();
        return loudest[loudest.Count / 2];
    }

    private static (double Variance, double Laplacian) MeasureTile(GreyRaster grey, int left, int top, int width, int height)
    {
        long sum = 0, squares = 0, laplacianSum = 0, laplacianSquares = 0, count = 0;
        var pixels = grey.Pixels;
        var stride = grey.Width;
        for (var y = Math.Max(1, top); y < Math.Min(grey.Height - 1, top + height); y++)
        {
            for (var x = Math.Max(1, left); x < Math.Min(grey.Width - 1, left + width); x++)
            {
                var at = (y * stride) + x;
                int value = pixels[at];
                var laplacian = pixels[at - 1] + pixels[at + 1] + pixels[at - stride] + pixels[at + stride] - (4 * value);
                sum += value;
                squares += value * value;
                laplacianSum += laplacian;
                laplacianSquares += (long)laplacian * laplacian;
                count++;
            }
        }

        return (Variance(sum, squares, count), Variance(laplacianSum, laplacianSquares, count));
    }

    private static (double Mean, double Variance) Statistics(byte[] pixels)
    {
        long sum = 0, squares = 0;
        foreach (var value in pixels)
        {
            sum += value;
            squares += value * value;
        }

        return ((double)sum / pixels.Length, Variance(sum, squares, pixels.Length));
    }

    private static double Variance(long sum, long squares, long count)
    {
        var mean = (double)sum / count;
        return ((double)squares / count) - (mean * mean);
    }

    private static Raster? RasterOf(ReadOnlySpan<byte> png)
    {
        using var picture = Drawing.Picture.TryRead(png);
        return picture is null ? null : Thumbnail.Fit(picture, WorkingSide);
    }

    private static GreyRaster GreyOf(Raster raster)
    {
        var grey = new byte[raster.Width * raster.Height];
        var pixels = raster.Pixels;
        for (int i = 0, at = 0; i < grey.Length; i++, at += 4)
        {
            // ITU-R BT.601, the weights JPEG uses.
            grey[i] = (byte)(((pixels[at] * 114) + (pixels[at + 1] * 587) + (pixels[at + 2] * 299)) / 1000);
        }

        return new GreyRaster(raster.Width, raster.Height, grey);
    }
}
