namespace KtpBot.Core.Imaging.Drawing;

/// <summary>Which point of a line of text lies at the given x.</summary>
public enum Align
{
    Left,
    Centre,
    Right,
}
