using System.Buffers.Binary;
using System.IO.Compression;

namespace KtpBot.Core.Imaging;

/// <summary>The chunk structure of PNG (W3C PNG, third edition): size, completeness, and dropping what is not picture.</summary>
internal static class PngFile
{
    /// <summary>Chunks without which the picture would look different; all others may carry text, place or time.</summary>
    private static readonly string[] _pictureChunks =
        ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"];

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static PixelSize? TryReadSize(ReadOnlySpan<byte> png)
    {
        if (png.Length < 33 || !png.StartsWith(Signature) || !png[12..16].SequenceEqual("IHDR"u8))
            return null;
        var width = BinaryPrimitives.ReadInt32BigEndian(png[16..]);
        var height = BinaryPrimitives.ReadInt32BigEndian(png[20..]);
        return width > 0 && height > 0 ? new PixelSize(width, height) : null;
    }

    /// <summary>Every chunk has its right checksum, the picture data unpack, and the end chunk is there.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> png)
    {
        using var packed = new MemoryStream();
        var offset = Signature.Length;
        while (TryReadChunk(png, offset, out var type, out var data, out var next))
        {
            if (Crc32.Of(png.Slice(offset + 4, data.Length + 4)) != BinaryPrimitives.ReadUInt32BigEndian(png[(next - 4)..]))
                return false;
            if (type is "IDAT")
                packed.Write(data);
            if (type is "IEND")
                return Unpacks(packed);
            offset = next;
        }

        return false;
    }

    /// <summary>The file with picture chunks only; what follows the end chunk is dropped too. Null for a damaged file.</summary>
    public static byte[]? KeepPictureOnly(ReadOnlySpan<byte> png)
    {
        using var kept = new MemoryStream(png.Length);
        kept.Write(Signature);
        var offset = Signature.Length;
        while (TryReadChunk(png, offset, out var type, out _, out var next))
        {
            if (Array.IndexOf(_pictureChunks, type) >= 0)
                kept.Write(png[offset..next]);
            if (type is "IEND")
                return kept.ToArray();
            offset = next;
        }

        return null;
    }

    /// <summary>Writes an 8-bit grey picture; <paramref name="pixelsPerMetre"/> is stored as its resolution.</summary>
    public static byte[] EncodeGrey(GreyRaster raster, int pixelsPerMetre)
    {
        using var png = new MemoryStream();
        png.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, raster.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), raster.Height);
        header[8] = 8;
        WriteChunk(png, "IHDR"u8, header);
        var density = new byte[9];
        BinaryPrimitives.WriteInt32BigEndian(density, pixelsPerMetre);
        BinaryPrimitives.WriteInt32BigEndian(density.AsSpan(4), pixelsPerMetre);
        density[8] = 1;
        WriteChunk(png, "pHYs"u8, density);
        WriteChunk(png, "IDAT"u8, Pack(raster));
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Pack(GreyRaster raster)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < raster.Height; y++)
            {
                zlib.WriteByte(0);
                zlib.Write(raster.Pixels, y * raster.Width, raster.Width);
            }
        }

        return packed.ToArray();
    }

    private static void WriteChunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc32.Of(chunk.AsSpan(4, data.Length + 4)));
        png.Write(chunk);
    }

    private static bool TryReadChunk(ReadOnlySpan<byte> png, int offset, out string type, out ReadOnlySpan<byte> data, out int next)
    {
        type = string.Empty;
        data = default;
        next = 0;
        if (png.Length - offset < 12)
            return false;
        var length = BinaryPrimitives.ReadUInt32BigEndian(png[offset..]);
        if (length > png.Length - offset - 12)
            return false;
        type = System.Text.Encoding.ASCII.GetString(png.Slice(offset + 4, 4));
        data = png.Slice(offset + 8, (int)length);
        next = offset + 12 + (int)length;
        return true;
    }

    private static bool Unpacks(MemoryStream packed)
    {
        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        var buffer = new byte[64 * 1024];
        long total = 0;
        try
        {
            int read;
            while ((read = zlib.Read(buffer)) > 0 && total <= ImageLimits.MaxPixels * 8L)
                total += read;
        }
        catch (InvalidDataException)
        {
            return false;
        }

        return total > 0;
    }
}
