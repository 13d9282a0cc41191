using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Testing.Papers;

/// <summary>
/// Compares a paper with the picture that a person has looked at and approved (tests/golden/papers). <c>UPDATE_GOLDEN=1</c> writes the
/// pictures anew; then somebody must look at them again.
/// </summary>
/// <remarks>
/// Compared are the mean greys of squares of eight by eight pixels at 80 dots per inch. Another version of a font renderer moves the grey
/// of a letter's edge, which a square's mean hardly notices (a few steps of 255). A mark of nine points that is missing, a frame that moved by a
/// millimetre or a line with other words changes several squares by 40 steps and more, so 24 tells them apart.
/// </remarks>
public static class ApprovedPicture
{
    private const int DotsPerInch = 80;
    private const int Square = 8;
    private const double Tolerance = 24;

    /// <summary>Fails when the page does not look as approved; the picture of today then lies beside the approved one in the test's folder.</summary>
    public static async Task IsAsync(string name, byte[] pdf, int page = 1)
    {
        var today = await PdfTool.PictureAsync(pdf, DotsPerInch, page);
        var approved = RepositoryRoot.File("tests", "golden", "papers", name + ".png");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") await File.WriteAllBytesAsync(approved, today);
        if (!File.Exists(approved)) throw new InvalidOperationException($"Nobody has approved {name} yet: write it with UPDATE_GOLDEN=1 and look at it.");
        var difference = Difference(today, await File.ReadAllBytesAsync(approved));
        if (difference is null) return;
        var shown = Path.Combine(AppContext.BaseDirectory, name + ".today.png");
        await File.WriteAllBytesAsync(shown, today);
        throw new InvalidOperationException($"{name} does not look as approved: {difference}. Today's picture: {shown}");
    }

    /// <summary>Where two pictures differ, or null when they look the same.</summary>
    public static string? Difference(byte[] one, byte[] other)
    {
        using var first = Picture.TryRead(one)!;
        using var second = Picture.TryRead(other)!;
        if (first.Width != second.Width || first.Height != second.Height) return $"{first.Width} x {first.Height} pixels instead of {second.Width} x {second.Height}";
        var (a, b) = (first.ToRaster(), second.ToRaster());
        var worst = (Step: 0d, X: 0, Y: 0);
        for (var y = 0; y < a.Height; y += Square)
        {
            for (var x = 0; x < a.Width; x += Square)
            {
                var step = Math.Abs(Mean(a.Pixels, a.Width, a.Height, x, y) - Mean(b.Pixels, b.Width, b.Height, x, y));
                if (step > worst.Step) worst = (step, x, y);
            }
        }

        return worst.Step > Tolerance ? $"the square at pixel {worst.X}, {worst.Y} is {worst.Step:0} steps of grey away" : null;
    }

    private static double Mean(byte[] pixels, int width, int height, int left, int top)
    {
        var (sum, count) = (0L, 0);
        for (var y = top; y < Math.Min(top + Square, height); y++)
        {
            for (var x = left; x < Math.Min(left + Square, width); x++, count++) sum += pixels[(((y * width) + x) * 4) + 1];
        }

        return (double)sum / count;
    }
}
