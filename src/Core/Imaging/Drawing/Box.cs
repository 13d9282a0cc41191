namespace KtpBot.Core.Imaging.Drawing;

/// <summary>A rectangle in the units of the canvas; y grows downward.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;
}
