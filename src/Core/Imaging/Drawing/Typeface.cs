namespace KtpBot.Core.Imaging.Drawing;

/// <summary>A font by family name and size; a family that is not installed is replaced by the system's default.</summary>
/// <param name="Size">Height of the em square, in the units of the canvas.</param>
/// <param name="Bold">Heavy weight.</param>
/// <param name="Family">Family name as fontconfig knows it.</param>
public sealed record Typeface(double Size, bool Bold = false, string Family = Typeface.Sans)
{
    /// <summary>Narrow enough for forms; metric-compatible with Arial. Debian: fonts-liberation; DejaVu Sans steps in where it is missing.</summary>
    public const string Sans = "Liberation Sans";

    /// <summary>Figures of equal width.</summary>
    public const string Mono = "DejaVu Sans Mono";
}
