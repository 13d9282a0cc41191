using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Core.Imaging;

/// <summary>Turns the strokes of a pen or finger into the picture that stands on the card and in the register.</summary>
public static class SignatureImage
{
    private const int Width = 900;
    private const int Height = 360;
    private const double PenWidth = 7;

    /// <summary>A PNG with a transparent ground. Strokes without points are skipped; no stroke at all is refused.</summary>
    public static byte[] RenderPng(IReadOnlyList<IReadOnlyList<SignaturePoint>> strokes)
    {
        if (strokes.All(stroke => stroke.Count == 0))
            throw new ArgumentException("A signature needs at least one stroke.", nameof(strokes));
        using var canvas = Canvas.ForPng(Width, Height);
        foreach (var stroke in strokes)
        {
            canvas.Polyline(
                [.. stroke.Select(point => (PenWidth + (point.X * (Width - (2 * PenWidth))), PenWidth + (point.Y * (Height - (2 * PenWidth)))))],
                PenWidth,
                Colour.Black);
        }

        return canvas.Finish();
    }
}
