using KtpBot.Simulator.CameraRoll.Drawing;

namespace KtpBot.Simulator.CameraRoll;

/// <summary>Makes a document look as if a citizen had photographed it: on a table, a little askew, in uneven light.</summary>
internal static class Photograph
{
    private const int Margin = 90;

    /// <param name="subject">What lies on the table.</param>
    /// <param name="longSide">Pixels of the longer side.</param>
    /// <param name="ratio">Width through height when the camera decides; otherwise the picture fits the paper.</param>
    public static Picture Take(Subject subject, int longSide, double? ratio = null)
    {
        var (width, height) = subject.FillsPicture
            ? (subject.Width, subject.Height)
            : (subject.Width + (2 * Margin), subject.Height + (2 * Margin));
        if (ratio is { } wanted) height = (int)Math.Round(width / wanted);
        var scale = (double)longSide / Math.Max(width, height);
        var picture = Canvas.Draw((int)Math.Round(width * scale), (int)Math.Round(height * scale), c => c.Within(0, 0, 0, scale, () =>
        {
            if (subject.FillsPicture) subject.Draw(c);
            else OnTable(c, subject, width, height);
            c.Lamp(width * 0.35, height * 0.3, Math.Max(width, height) * 0.95, new Ink(1, 0.97, 0.88, 0.10), new Ink(0.05, 0.03, 0, 0.30));
        }));
        return picture.Darkened(1, 3);
    }

    private static void OnTable(Canvas c, Subject subject, int width, int height)
    {
        c.Box(0, 0, width, height, new Ink(0.45, 0.32, 0.22));
        for (var y = 0; y < height; y += 23) c.Line(0, y, width, y + 11, new Ink(0.36, 0.25, 0.16, 0.35), 5);
        var tilt = subject.Slug.Length % 2 == 0 ? 1.1 : -0.9;
        c.Within(width / 2.0, height / 2.0, tilt, 1, () => c.Within(-subject.Width / 2.0, -subject.Height / 2.0, 0, 1, () =>
        {
            for (var i = 6; i > 0; i--) c.Box((-2 * i) + 12, (-2 * i) + 14, subject.Width + (4 * i), subject.Height + (4 * i), new Ink(0, 0, 0, 0.06));
            c.Box(0, 0, subject.Width, subject.Height, subject.Paper);
            subject.Draw(c);
        }));
    }
}
