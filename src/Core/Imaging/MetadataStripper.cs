namespace KtpBot.Core.Imaging;

/// <summary>
/// Takes out of a file what the citizen did not mean to send: place, time, device, thumbnails and comments (data
/// minimisation, UU 27/2022 on personal data protection).
/// </summary>
public static class MetadataStripper
{
    /// <summary>
    /// The same picture without its hidden data. A JPEG that a phone marked as lying on its side is turned upright without
    /// loss, because the mark goes too. PDFs are kept byte for byte: rewriting one would break signatures and scans, and its
    /// properties hold no place. Null when the content cannot be read, which an inspected file never is.
    /// </summary>
    public static byte[]? Strip(ReadOnlySpan<byte> content) => ImageInspector.Sniff(content) switch
    {
        FileKind.Jpeg => StripJpeg(content),
        FileKind.Png => PngFile.KeepPictureOnly(content),
        FileKind.Pdf => content.ToArray(),
        FileKind.Heic or FileKind.Webp or FileKind.Unknown => null,
    };

    private static byte[]? StripJpeg(ReadOnlySpan<byte> jpeg)
    {
        var turn = TurnFor(JpegSegments.ReadOrientation(jpeg));
        if (turn is JpegTurn.None)
            return JpegSegments.KeepPictureOnly(jpeg);
        return JpegCodec.Transform(jpeg, turn) is { } upright ? JpegSegments.KeepPictureOnly(upright) : null;
    }

    // EXIF 2.32, tag 0x0112: where row 0 and column 0 of the stored picture lie on the upright one.
    private static JpegTurn TurnFor(int orientation) => orientation switch
    {
        2 => JpegTurn.MirrorLeftRight,
        3 => JpegTurn.Half,
        4 => JpegTurn.MirrorTopBottom,
        5 => JpegTurn.Transpose,
        6 => JpegTurn.Quarter,
        7 => JpegTurn.Transverse,
        8 => JpegTurn.ThreeQuarter,
        _ => JpegTurn.None,
    };
}
