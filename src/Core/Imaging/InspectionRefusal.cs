namespace KtpBot.Core.Imaging;

/// <summary>Why a file cannot be used as a document.</summary>
public enum InspectionRefusal
{
    /// <summary>More bytes than <see cref="ImageLimits.MaxBytes"/>.</summary>
    TooLarge,

    /// <summary>A side shorter than <see cref="ImageLimits.MinReadableSide"/>.</summary>
    TooSmall,

    /// <summary>More pixels than <see cref="ImageLimits.MaxPixels"/>.</summary>
    TooManyPixels,

    /// <summary>Neither JPEG, PNG nor PDF.</summary>
    UnsupportedKind,

    /// <summary>Empty, cut off or damaged.</summary>
    Broken,

    /// <summary>A PDF that asks for a password.</summary>
    Encrypted,

    /// <summary>A PDF in which no page can be found.</summary>
    NoPages,
}
