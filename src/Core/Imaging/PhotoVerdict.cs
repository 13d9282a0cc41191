namespace KtpBot.Core.Imaging;

/// <summary>Whether the print on a photographed document can be read, and all of it.</summary>
public enum PhotoVerdict
{
    Good,
    Blurred,
    TooDark,
    TooBright,

    /// <summary>Print runs out of the picture.</summary>
    CutOff,

    /// <summary>Light is mirrored on the document and hides a part of it.</summary>
    Glare,
}
