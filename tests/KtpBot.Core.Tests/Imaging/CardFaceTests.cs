using System.Diagnostics;
using System.Text.RegularExpressions;
using KtpBot.Core.Imaging;
using KtpBot.Testing.Cards;

namespace KtpBot.Core.Tests.Imaging;

public sealed class CardFaceTests
{
    [Fact]
    public async Task RenderPdf_HasCardSizeAndSelectableWords()
    {
        var pdf = CardFace.RenderPdf(FictionalCards.Siti());

        var text = await RunAsync("pdftotext", "-layout - -", pdf);
        foreach (var word in new[] { "PROVINSI JAWA TIMUR", "KABUPATEN SIDOARJO", "3515174101080001", "SITI CONTOH AMINAH", "SIDOARJO, 01-01-2008", "Gol. Darah : O", "003/001", "SEUMUR HIDUP", "20-11-2026", "CONTOH" })
            Assert.Contains(word, text, StringComparison.Ordinal);
        var info = await RunAsync("pdfinfo", "-", pdf);
        Assert.Matches(@"Pages:\s+1\s", info);
        Assert.Matches(@"Page size:\s+242\.65 x 153\.01 pts", info);
    }

    [Fact]
    public async Task RenderPdf_WithoutSpecimen_CarriesNoMark()
    {
        var text = await RunAsync("pdftotext", "- -", CardFace.RenderPdf(FictionalCards.Siti() with { Specimen = false }));

        Assert.DoesNotMatch(new Regex("^CONTOH$", RegexOptions.Multiline), text);
    }

    [Fact]
    public void RenderPng_HasCardSizeAt300Dpi()
    {
        var png = CardFace.RenderPng(FictionalCards.Siti());

        Assert.Equal(new InspectionResult.Accepted(FileKind.Png, 1011, 638), ImageInspector.Inspect(png));
    }

    [Fact]
    public void Render_WithUnreadablePhoto_IsRefused() =>
        Assert.Throws<ArgumentException>(() => CardFace.RenderPdf(FictionalCards.Siti() with { PhotoJpeg = [1, 2, 3] }));

    private static async Task<string> RunAsync(string program, string arguments, byte[] input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return await output;
    }
}
