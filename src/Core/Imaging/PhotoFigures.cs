namespace KtpBot.Core.Imaging;

/// <summary>What was measured in a photo, apart from light and focus.</summary>
/// <param name="TextShare">The part of the picture that holds print.</param>
/// <param name="Lines">Lines of print one under another; 0 when none can be told.</param>
/// <param name="Tint">How coloured the paper under the print is: 0 white or grey.</param>
/// <param name="EdgeCells">How much print runs out of the picture, in hundredths of its longer side.</param>
/// <param name="Glare">The part of the print's extent that mirrored light hides.</param>
/// <param name="SkinShare">The part of the picture in the colours of skin.</param>
/// <param name="FlatShare">The part of neighbouring pixels that are exactly alike, as only a screen's own picture has them.</param>
/// <param name="Tallness">Longer side by shorter side.</param>
public sealed record PhotoFigures(double TextShare, double Lines, double Tint, int EdgeCells, double Glare, double SkinShare, double FlatShare, double Tallness)
{
    internal static readonly PhotoFigures Unmeasured = new(0, 0, 0, 0, 0, 0, 0, 0);

    internal static PhotoFigures Of(Raster raster, PhotoGrid grid, PhotoText? text) => new(
        (text?.Count ?? 0) / (double)(grid.Columns * grid.Rows),
        text?.Lines(grid) ?? 0,
        text?.Tint ?? 0,
        text is null ? 0 : PhotoFaults.EdgeCells(grid, text),
        text is null ? 0 : PhotoFaults.Glare(grid, text),
        grid.IsSkin.Count(skin => skin) / (double)grid.IsSkin.Length,
        FlatShareOf(raster),
        Math.Max(raster.Width, raster.Height) / (double)Math.Min(raster.Width, raster.Height));

    // Every fourth row tells enough. A difference of one is what JPEG leaves of a flat colour.
    private static double FlatShareOf(Raster raster)
    {
        var (flat, count) = (0, 0);
        for (var y = 0; y < raster.Height; y += 4)
        {
            for (int x = 1, at = ((y * raster.Width) + 1) * 4; x < raster.Width; x++, at += 4, count++)
            {
                if (Math.Abs(raster.Pixels[at + 1] - raster.Pixels[at - 3]) <= 1) flat++;
            }
        }

        return count == 0 ? 0 : flat / (double)count;
    }
}
