namespace KtpBot.Core.Imaging;

/// <summary>Tells by content what a file is and whether it can serve as a document.</summary>
public static class ImageInspector
{
    /// <summary>The kind by magic bytes; <see cref="FileKind.Unknown"/> for everything else, also for an empty file.</summary>
    public static FileKind Sniff(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return FileKind.Jpeg;
        if (content.StartsWith(PngFile.Signature))
            return FileKind.Png;
        if (content[..Math.Min(content.Length, PdfFile.HeaderSearch)].IndexOf("%PDF-"u8) >= 0)
            return FileKind.Pdf;
        if (content.Length >= 12 && content[4..8].SequenceEqual("ftyp"u8) && IsHeicBrand(content[8..12]))
            return FileKind.Heic;
        if (content.Length >= 12 && content.StartsWith("RIFF"u8) && content[8..12].SequenceEqual("WEBP"u8))
            return FileKind.Webp;
        return FileKind.Unknown;
    }

    /// <summary>
    /// Looks through the whole file: size, kind, readable dimensions, and whether it is complete. Never throws for bad
    /// content; a refusal says why. HEIC and WebP are recognised, so that the sender can be told how to convert them.
    /// </summary>
    public static InspectionResult Inspect(ReadOnlySpan<byte> content)
    {
        var kind = Sniff(content);
        if (content.Length > ImageLimits.MaxBytes)
            return new InspectionResult.Refused(InspectionRefusal.TooLarge, kind);
        if (content.IsEmpty)
            return new InspectionResult.Refused(InspectionRefusal.Broken, kind);
        return kind switch
        {
            FileKind.Jpeg => Measure(kind, JpegCodec.TryReadSize(content), content),
            FileKind.Png => Measure(kind, PngFile.TryReadSize(content), content),
            FileKind.Pdf => PdfFile.Check(content) is { } fault
                ? new InspectionResult.Refused(fault, kind)
                : new InspectionResult.Accepted(kind, 0, 0),
            FileKind.Heic or FileKind.Webp or FileKind.Unknown => new InspectionResult.Refused(InspectionRefusal.UnsupportedKind, kind),
        };
    }

    private static InspectionResult Measure(FileKind kind, PixelSize? size, ReadOnlySpan<byte> content)
    {
        if (size is not { } found)
            return new InspectionResult.Refused(InspectionRefusal.Broken, kind);
        if ((long)found.Width * found.Height > ImageLimits.MaxPixels)
            return new InspectionResult.Refused(InspectionRefusal.TooManyPixels, kind);
        var whole = kind is FileKind.Jpeg ? JpegCodec.IsWhole(content) : PngFile.IsWhole(content);
        if (!whole)
            return new InspectionResult.Refused(InspectionRefusal.Broken, kind);
        if (Math.Min(found.Width, found.Height) < ImageLimits.MinReadableSide)
            return new InspectionResult.Refused(InspectionRefusal.TooSmall, kind);
        return new InspectionResult.Accepted(kind, found.Width, found.Height);
    }

    private static bool IsHeicBrand(ReadOnlySpan<byte> brand) =>
        brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("hevc"u8)
        || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8) || brand.SequenceEqual("avif"u8);
}
