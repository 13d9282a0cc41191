using KtpBot.Simulator.CameraRoll.Drawing;

namespace KtpBot.Simulator.CameraRoll;

internal static class Selfie
{
    public static void Draw(Canvas c)
    {
        c.Box(0, 0, 1200, 1600, new Ink(0.78, 0.82, 0.80));
        c.Box(0, 1050, 1200, 550, new Ink(0.62, 0.55, 0.46));
        c.Box(90, 160, 300, 520, new Ink(0.90, 0.94, 0.98));
        c.Line(240, 160, 240, 680, Ink.White, 14);
        c.Line(90, 420, 390, 420, Ink.White, 14);
        c.Box(880, 300, 230, 300, new Ink(0.55, 0.36, 0.24));
        c.Box(900, 320, 190, 260, new Ink(0.70, 0.80, 0.62));
        OldCard.Face(c, 600, 760, 3.1, veiled: true);
        c.Box(820, 1545, 380, 55, Ink.White);
        Letterhead.Fictional(c, 1200, 1600);
    }
}
