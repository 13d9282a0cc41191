using KtpBot.Core.Imaging;
using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Testing.Pictures;

/// <summary>Fictional documents and portraits, drawn when they are needed, so that no picture of a person lies in the repository.</summary>
public static class DrawnPictures
{
    /// <summary>A page of print as a phone sees it from above, as PNG.</summary>
    public static byte[] DocumentPng(int width = 1600, int height = 1200, double light = 1)
    {
        using var canvas = Canvas.ForPng(width, height, width / 800d);
        DrawDocument(canvas, 800d * height / width, light);
        return canvas.Finish();
    }

    /// <summary>The same page as JPEG; longer side as given.</summary>
    public static byte[] DocumentJpeg(int width = 1600, int height = 1200, double light = 1, int quality = 88) =>
        Thumbnail.Jpeg(DocumentPng(width, height, light), Math.Max(width, height), quality)!;

    /// <summary>
    /// The same page out of focus: averaged over squares of <paramref name="spread"/> pixels and drawn large again, so that the
    /// light of each point lies over its neighbourhood.
    /// </summary>
    public static byte[] BlurredDocumentJpeg(double spread, int width = 1600, int height = 1200)
    {
        var longer = Math.Max(width, height);
        using var coarse = Picture.TryRead(Thumbnail.Jpeg(DocumentPng(width, height), (int)(longer / spread), 98))!;
        using var canvas = Canvas.ForPng(width, height);
        canvas.Picture(coarse, new Box(0, 0, width, height), cover: true);
        return Thumbnail.Jpeg(canvas.Finish(), longer, 88)!;
    }

    private static void DrawDocument(Canvas canvas, double height, double light)
    {
        canvas.Fill(new Box(0, 0, 800, height), new Colour(0.45 * light, 0.36 * light, 0.28 * light));
        canvas.Fill(new Box(50, 40, 700, height - 80), new Colour(0.93 * light, 0.92 * light, 0.88 * light));
        var ink = new Colour(0.12 * light, 0.12 * light, 0.16 * light);
        canvas.Text(400, 80, "KARTU KELUARGA", new Typeface(24, Bold: true), ink, Align.Centre);
        for (var line = 0; line < (int)((height - 180) / 18); line++)
        {
            var y = 120 + (line * 18);
            canvas.Text(70, y, $"{line + 1}  CONTOH WARGA {line} 351517{line:00}0101900001  LAKI-LAKI  SIDOARJO", new Typeface(13), ink);
            canvas.Line(60, y + 5, 740, y + 5, 0.6, ink);
        }
    }
}
