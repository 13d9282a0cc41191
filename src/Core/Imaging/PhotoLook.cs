namespace KtpBot.Core.Imaging;

/// <summary>What a photographed thing looks like, as far as plain measures can say; in doubt <see cref="Unknown"/>.</summary>
public enum PhotoLook
{
    Unknown,

    /// <summary>Many lines of print: a sheet of paper.</summary>
    Page,

    /// <summary>A few large lines of print in a small space: a card.</summary>
    Card,

    /// <summary>No print to be seen: a face, a landscape, a wall.</summary>
    Nothing,

    /// <summary>The picture of a phone's own screen.</summary>
    Screen,
}
