namespace KtpBot.Core.Imaging;

/// <summary>What a file is by its first bytes; names and declared types are not believed.</summary>
public enum FileKind
{
    Unknown,
    Jpeg,
    Png,
    Pdf,
    Heic,
    Webp,
}
