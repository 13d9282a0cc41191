namespace KtpBot.Core.Imaging;

/// <summary>Turns that bring a picture upright; the numbers are TurboJPEG's transform operations.</summary>
internal enum JpegTurn
{
    None = 0,
    MirrorLeftRight = 1,
    MirrorTopBottom = 2,
    Transpose = 3,
    Transverse = 4,
    Quarter = 5,
    Half = 6,
    ThreeQuarter = 7,
}
