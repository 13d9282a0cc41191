using KtpBot.Simulator.CameraRoll.Drawing;

namespace KtpBot.Simulator.CameraRoll;

/// <summary>What several documents share: a head with emblem, labelled lines, a signature, and the mark that nothing here is real.</summary>
internal static class Letterhead
{
    public static void Emblem(Canvas c, double x, double y, double size, Ink ink)
    {
        c.Ring(x, y, size, ink, size / 10);
        c.Ring(x, y, size * 0.78, ink, size / 24);
        c.Box(x - (size * 0.28), y - (size * 0.4), size * 0.56, size * 0.5, ink);
        c.Oval(x, y + (size * 0.1), size * 0.28, size * 0.35, ink);
    }

    /// <summary>Draws "label : value" and returns the height of the next line.</summary>
    public static double Field(Canvas c, double x, double y, double labelWidth, string label, string value, double size = 24)
    {
        c.Text(x, y, label, size, Ink.Black);
        c.Text(x + labelWidth, y, $":  {value}", size, Ink.Black);
        return y + (size * 1.65);
    }

    public static void Signature(Canvas c, double x, double y, string place, string office, string name)
    {
        c.Text(x, y, place, 22, Ink.Black, align: Align.Centre);
        c.Text(x, y + 32, office, 22, Ink.Black, align: Align.Centre);
        c.Scribble(x - 90, y + 110, Ink.Blue, 4, 20, -70, 60, -60, 50, 10, 40, 50, 90, -60, 110, -20, 130, 20, 150, -40, 190, -10);
        c.Ring(x - 120, y + 95, 58, Ink.Blue with { A = 0.55 }, 5);
        c.Ring(x - 120, y + 95, 46, Ink.Blue with { A = 0.45 }, 2);
        c.Text(x, y + 170, name, 22, Ink.Black, bold: true, align: Align.Centre);
    }

    public static void Fictional(Canvas c, double width, double height)
    {
        var size = Math.Max(20, width / 50);
        c.Text(width - (size * 1.2), height - (size * 1.1), "CONTOH / FIKTIF", size, Ink.Red, bold: true, align: Align.Right);
    }
}
