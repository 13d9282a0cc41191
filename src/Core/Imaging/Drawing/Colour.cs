namespace KtpBot.Core.Imaging.Drawing;

/// <summary>A colour with parts from 0 to 1.</summary>
public readonly record struct Colour(double Red, double Green, double Blue, double Alpha = 1)
{
    public static Colour Black => new(0, 0, 0);

    public static Colour White => new(1, 1, 1);

    /// <summary>From parts of 0 to 255, the way colours are written for screens.</summary>
    public static Colour FromRgb(byte red, byte green, byte blue) => new(red / 255d, green / 255d, blue / 255d);

    public Colour WithAlpha(double alpha) => this with { Alpha = alpha };
}
