using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace KtpBot.Core.Imaging;

/// <summary>
/// Just enough of PDF (ISO 32000) to tell a usable scan from a cut-off, locked or empty file. It does not render: a page is
/// found by its dictionary, in the open or inside compressed object streams.
/// </summary>
internal static partial class PdfFile
{
    /// <summary>The header may stand anywhere in the first 1024 bytes.</summary>
    public const int HeaderSearch = 1024;

    private const int TailSearch = 2048;
    private const int LongestObjectStream = 4 * 1024 * 1024;

    /// <summary>What is wrong with the file, or null when it can be used.</summary>
    public static InspectionRefusal? Check(ReadOnlySpan<byte> pdf)
    {
        if (pdf[^Math.Min(pdf.Length, TailSearch)..].IndexOf("%%EOF"u8) < 0)
            return InspectionRefusal.Broken;
        var text = Encoding.Latin1.GetString(pdf);
        if (Encrypt().IsMatch(text))
            return InspectionRefusal.Encrypted;
        return Page().IsMatch(text) || ObjectStreams(text).Any(inner => Page().IsMatch(inner)) ? null : InspectionRefusal.NoPages;
    }

    private static IEnumerable<string> ObjectStreams(string text)
    {
        foreach (Match match in ObjectStream().Matches(text))
        {
            if (Inflate(text, match.Index + match.Length) is { } inner)
                yield return inner;
        }
    }

    private static string? Inflate(string text, int start)
    {
        var end = text.IndexOf("endstream", start, StringComparison.Ordinal);
        if (end < 0)
            return null;
        using var packed = new MemoryStream(Encoding.Latin1.GetBytes(text[start..end]));
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        var buffer = new byte[LongestObjectStream];
        try
        {
            return Encoding.Latin1.GetString(buffer, 0, zlib.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"/Encrypt\s*(<<|\d+\s+\d+\s+R)")]
    private static partial Regex Encrypt();

    [GeneratedRegex(@"/Type\s*/Page[^s\w]")]
    private static partial Regex Page();

    [GeneratedRegex(@"/ObjStm[^>]*>>\s*stream\r?\n")]
    private static partial Regex ObjectStream();
}
