namespace KtpBot.Simulator.CameraRoll.Drawing;

/// <summary>A colour, each part from 0 to 1.</summary>
internal readonly record struct Ink(double R, double G, double B, double A = 1)
{
    public static readonly Ink Black = new(0.10, 0.10, 0.12);
    public static readonly Ink Grey = new(0.42, 0.42, 0.45);
    public static readonly Ink Blue = new(0.10, 0.22, 0.55);
    public static readonly Ink Red = new(0.75, 0.10, 0.12);
    public static readonly Ink Green = new(0.08, 0.35, 0.24);
    public static readonly Ink White = new(1, 1, 1);
}
