using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace KtpBot.Testing.Papers;

/// <summary>What poppler makes of a PDF: its words, where they stand, its fonts, its pages as pictures.</summary>
public static partial class PdfTool
{
    /// <summary>The words as they stand in lines.</summary>
    public static async Task<string> TextAsync(byte[] pdf) => Encoding.UTF8.GetString(await RunAsync("pdftotext", "-layout - -", pdf));

    /// <summary>Every word with its place in points.</summary>
    public static async Task<IReadOnlyList<PdfWord>> WordsAsync(byte[] pdf) =>
    [
        .. Word().Matches(Encoding.UTF8.GetString(await RunAsync("pdftotext", "-bbox - -", pdf))).Select(m => new PdfWord(
            WebUtility.HtmlDecode(m.Groups["text"].Value), Number(m, "x"), Number(m, "y"), Number(m, "right"), Number(m, "bottom"))),
    ];

    /// <summary>The fonts, one line each, and whether they are embedded.</summary>
    public static async Task<IReadOnlyList<(string Line, bool Embedded)>> FontsAsync(byte[] pdf) =>
    [
        .. Encoding.UTF8.GetString(await RunAsync("pdffonts", "-", pdf)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2)
            .Select(line => (line, Embedding().IsMatch(line))),
    ];

    /// <summary>What pdfinfo says.</summary>
    public static async Task<string> InfoAsync(byte[] pdf) => Encoding.UTF8.GetString(await RunAsync("pdfinfo", "-", pdf));

    /// <summary>A page as a grey PNG.</summary>
    public static Task<byte[]> PictureAsync(byte[] pdf, int dotsPerInch, int page = 1) =>
        RunAsync("pdftoppm", string.Create(CultureInfo.InvariantCulture, $"-png -gray -r {dotsPerInch} -f {page} -l {page} -singlefile -"), pdf);

    private static async Task<byte[]> RunAsync(string program, string arguments, byte[] input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        await reading;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.ToArray() : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("""<word xMin="(?<x>[\d.]+)" yMin="(?<y>[\d.]+)" xMax="(?<right>[\d.]+)" yMax="(?<bottom>[\d.]+)">(?<text>[^<]*)</word>""")]
    private static partial Regex Word();

    // Columns emb, sub, uni, then the object's number: "yes yes yes     7  0".
    [GeneratedRegex(@"\byes\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$")]
    private static partial Regex Embedding();
}

/// <summary>A word on a page; points from the upper left corner.</summary>
public sealed record PdfWord(string Text, double X, double Y, double Right, double Bottom)
{
    public double Middle => (Y + Bottom) / 2;
}
