using System.Buffers.Binary;

namespace KtpBot.Core.Imaging;

/// <summary>The marker structure of JPEG (ITU-T T.81 annex B) and the one EXIF tag that changes how a picture looks.</summary>
internal static class JpegSegments
{
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte FirstApplication = 0xE0;
    private const byte LastApplication = 0xEF;
    private const byte Comment = 0xFE;

    /// <summary>The EXIF orientation 1 to 8; 1 when there is none or it cannot be read.</summary>
    public static int ReadOrientation(ReadOnlySpan<byte> jpeg)
    {
        var offset = 2;
        while (TryReadSegment(jpeg, offset, out var marker, out var body, out var next) && marker is not StartOfScan)
        {
            if (marker is 0xE1 && body.StartsWith("Exif\0\0"u8))
                return OrientationOf(body[6..]);
            offset = next;
        }

        return 1;
    }

    /// <summary>
    /// The file without application data and comments. The colour profile and Adobe's colour marker stay, for without them
    /// the colours would be wrong. What follows the end of the picture (motion pictures, second views) is dropped.
    /// Null when the structure is damaged.
    /// </summary>
    public static byte[]? KeepPictureOnly(ReadOnlySpan<byte> jpeg)
    {
        using var kept = new MemoryStream(jpeg.Length);
        kept.Write(jpeg[..2]);
        var offset = 2;
        while (TryReadSegment(jpeg, offset, out var marker, out var body, out var next))
        {
            if (marker is EndOfImage)
            {
                kept.Write([0xFF, EndOfImage]);
                return kept.ToArray();
            }

            if (IsPicture(marker, body))
                kept.Write(jpeg[offset..next]);
            offset = next;
            if (marker is not StartOfScan)
                continue;
            var scanEnd = EndOfScanData(jpeg, offset);
            kept.Write(jpeg[offset..scanEnd]);
            offset = scanEnd;
        }

        return null;
    }

    private static bool IsPicture(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        Comment => false,
        FirstApplication => body.StartsWith("JFIF\0"u8),
        0xE2 => body.StartsWith("ICC_PROFILE\0"u8),
        0xEE => body.StartsWith("Adobe"u8),
        > FirstApplication and <= LastApplication => false,
        _ => true,
    };

    private static bool TryReadSegment(ReadOnlySpan<byte> jpeg, int offset, out byte marker, out ReadOnlySpan<byte> body, out int next)
    {
        marker = 0;
        body = default;
        next = 0;
        while (offset + 1 < jpeg.Length && jpeg[offset] is 0xFF && jpeg[offset + 1] is 0xFF)
            offset++;
        if (offset + 2 > jpeg.Length || jpeg[offset] is not 0xFF)
            return false;
        marker = jpeg[offset + 1];
        if (marker is EndOfImage)
        {
            next = offset + 2;
            return true;
        }

        if (offset + 4 > jpeg.Length)
            return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(offset + 2)..]);
        if (length < 2 || offset + 2 + length > jpeg.Length)
            return false;
        body = jpeg.Slice(offset + 4, length - 2);
        next = offset + 2 + length;
        return true;
    }

    // Inside scan data FF is followed by 00 (a stuffed byte) or a restart marker; anything else ends the scan.
    private static int EndOfScanData(ReadOnlySpan<byte> jpeg, int offset)
    {
        while (offset + 1 < jpeg.Length)
        {
            var found = jpeg[offset..].IndexOf((byte)0xFF);
            if (found < 0)
                break;
            offset += found;
            if (offset + 1 < jpeg.Length && jpeg[offset + 1] is not 0x00 and not (>= 0xD0 and <= 0xD7) and not 0xFF)
                return offset;
            offset++;
        }

        return jpeg.Length;
    }

    private static int OrientationOf(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 14)
            return 1;
        var little = tiff.StartsWith("II"u8);
        var directory = Int32(tiff[4..], little);
        if (directory < 8 || directory + 2 > tiff.Length)
            return 1;
        var entries = UInt16(tiff[directory..], little);
        for (var i = 0; i < entries; i++)
        {
            var at = directory + 2 + (i * 12);
            if (at + 12 > tiff.Length)
                return 1;
            if (UInt16(tiff[at..], little) == 0x0112)
                return UInt16(tiff[(at + 8)..], little) is >= 1 and <= 8 and var value ? value : 1;
        }

        return 1;
    }

    private static int UInt16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static int Int32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : BinaryPrimitives.ReadInt32BigEndian(bytes);
}
