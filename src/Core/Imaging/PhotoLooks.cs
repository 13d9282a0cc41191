namespace KtpBot.Core.Imaging;

/// <summary>Tells from the figures what a photo shows. Every limit leaves room: a refused good photo annoys more than a poor one that passes.</summary>
internal static class PhotoLooks
{
    // Set on drawn photos; docs/photos.md has the figures and tests hold them.
    private const double ScreenTallness = 1.7;
    private const double ScreenFlat = 0.75;
    private const double NoPrint = 0.006;
    private const double LittlePrint = 0.01;
    private const double MuchSkin = 0.12;
    private const double CardLines = 21;
    private const double CardTint = 0.12;
    private const double PageLines = 25;

    public static PhotoLook Of(PhotoFigures figures)
    {
        if (figures.Tallness >= ScreenTallness && figures.FlatShare >= ScreenFlat) return PhotoLook.Screen;
        if (figures.TextShare < NoPrint || (figures.TextShare < LittlePrint && figures.SkinShare > MuchSkin)) return PhotoLook.Nothing;
        return figures.Lines switch
        {
            0 => PhotoLook.Unknown,
            < CardLines => figures.Tint >= CardTint ? PhotoLook.Card : PhotoLook.Unknown, // A short letter has as few lines as a card.
            > PageLines => PhotoLook.Page,
            _ => PhotoLook.Unknown,
        };
    }
}
