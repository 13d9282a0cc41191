namespace KtpBot.Core.Imaging;

/// <summary>Bounds for files that citizens and officers send.</summary>
public static class ImageLimits
{
    /// <summary>Largest file that is looked at, 20 MB: what Telegram lets a bot download, and above WhatsApp's limit for pictures.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>Shortest side in pixels at which the small print of a family card can still be read.</summary>
    public const int MinReadableSide = 600;

    /// <summary>Most pixels that are decoded, 60 megapixels: above any phone's ordinary picture, below what could exhaust a small server.</summary>
    public const int MaxPixels = 60_000_000;
}
