using KtpBot.Core.Devices;
using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Core.Imaging;

/// <summary>Recognises the colour behind the person on a portrait.</summary>
public static class PhotoGround
{
    /// <summary>Side of the two squares in the upper corners, as a part of the width: beside any head that fills the picture as it should.</summary>
    private const double CornerPart = 0.1;

    /// <summary>How much stronger than the other two the leading colour must be, of 255.</summary>
    private const int ClearLead = 35;

    private const int WorkingSide = 200;

    /// <summary>Blue or red when both upper corners together show it clearly; null for any other ground and for an unreadable picture.</summary>
    public static PhotoBackground? Recognise(ReadOnlySpan<byte> portrait)
    {
        using var picture = Picture.TryRead(portrait, WorkingSide);
        if (picture is null)
            return null;
        var raster = picture.ToRaster();
        var side = Math.Max(1, (int)(raster.Width * CornerPart));
        long blue = 0, green = 0, red = 0;
        for (var y = 0; y < Math.Min(side, raster.Height); y++)
        {
            for (var x = 0; x < side; x++)
            {
                foreach (var column in (ReadOnlySpan<int>)[x, raster.Width - 1 - x])
                {
                    var at = ((y * raster.Width) + column) * 4;
                    blue += raster.Pixels[at];
                    green += raster.Pixels[at + 1];
                    red += raster.Pixels[at + 2];
                }
            }
        }

        var count = 2L * side * Math.Min(side, raster.Height);
        var lead = ClearLead * count;
        return blue > green + lead && blue > red + lead ? PhotoBackground.Blue
            : red > green + lead && red > blue + lead ? PhotoBackground.Red
            : null;
    }
}
