using System.IO.Compression;
using System.Security.Cryptography;

namespace KtpBot.Bot.Channels.WebChat.Page;

/// <summary>A file of the page in the three forms that browsers ask for, compressed once.</summary>
internal sealed class PageFile
{
    private PageFile(string contentType, byte[] plain, byte[]? brotli, byte[]? gzip)
    {
        ContentType = contentType;
        Plain = plain;
        Brotli = brotli;
        Gzip = gzip;
        Version = Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 6));
    }

    public string ContentType { get; }

    /// <summary>Changes with the content; in addresses it lets browsers keep the file for good.</summary>
    public string Version { get; }

    private byte[] Plain { get; }

    private byte[]? Brotli { get; }

    private byte[]? Gzip { get; }

    public static PageFile Of(string contentType, byte[] bytes)
    {
        var brotli = Compress(bytes, stream => new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true));
        var gzip = Compress(bytes, stream => new GZipStream(stream, CompressionLevel.SmallestSize, leaveOpen: true));
        return new PageFile(contentType, bytes, brotli, gzip);
    }

    /// <summary>The best form for an Accept-Encoding header, and its name.</summary>
    public (byte[] Bytes, string? Encoding) For(string acceptEncoding)
    {
        var accepted = acceptEncoding.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(x => !x.Replace(" ", "", StringComparison.Ordinal).EndsWith(";q=0", StringComparison.Ordinal))
            .Select(x => x.Split(';')[0].Trim())
            .ToList();
        if (Brotli is not null && accepted.Contains("br", StringComparer.OrdinalIgnoreCase)) return (Brotli, "br");
        return Gzip is not null && accepted.Contains("gzip", StringComparer.OrdinalIgnoreCase) ? (Gzip, "gzip") : (Plain, null);
    }

    private static byte[]? Compress(byte[] bytes, Func<Stream, Stream> open)
    {
        using var target = new MemoryStream();
        using (var stream = open(target)) stream.Write(bytes);
        return target.Length < bytes.Length ? target.ToArray() : null;
    }
}
