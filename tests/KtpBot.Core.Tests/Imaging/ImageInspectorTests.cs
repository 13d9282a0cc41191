using System.Text;
using KtpBot.Core.Imaging;
using KtpBot.Core.Imaging.Drawing;
using KtpBot.Testing.Pictures;

namespace KtpBot.Core.Tests.Imaging;

public sealed class ImageInspectorTests
{
    [Fact]
    public void Inspect_OfWholeJpeg_AcceptsWithItsSize() =>
        Assert.Equal(new InspectionResult.Accepted(FileKind.Jpeg, 1600, 1200), ImageInspector.Inspect(DrawnPictures.DocumentJpeg()));

    [Fact]
    public void Inspect_OfWholePng_AcceptsWithItsSize() =>
        Assert.Equal(new InspectionResult.Accepted(FileKind.Png, 800, 640), ImageInspector.Inspect(DrawnPictures.DocumentPng(800, 640)));

    [Fact]
    public void Inspect_OfPdf_AcceptsWithoutSize() =>
        Assert.Equal(new InspectionResult.Accepted(FileKind.Pdf, 0, 0), ImageInspector.Inspect(OnePagePdf()));

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.8)]
    [InlineData(0.97)]
    public void Inspect_OfCutJpeg_SaysBroken(double part)
    {
        var whole = DrawnPictures.DocumentJpeg();

        var result = ImageInspector.Inspect(whole.AsSpan(0, (int)(whole.Length * part)));

        Assert.Equal(new InspectionResult.Refused(InspectionRefusal.Broken, FileKind.Jpeg), result);
    }

    [Fact]
    public void Inspect_OfCutOrChangedPng_SaysBroken()
    {
        var whole = DrawnPictures.DocumentPng();
        var changed = (byte[])whole.Clone();
        changed[whole.Length / 2] ^= 0x40;

        Assert.Equal(new InspectionResult.Refused(InspectionRefusal.Broken, FileKind.Png), ImageInspector.Inspect(whole.AsSpan(0, whole.Length - 20)));
        Assert.Equal(new InspectionResult.Refused(InspectionRefusal.Broken, FileKind.Png), ImageInspector.Inspect(changed));
    }

    [Fact]
    public void Inspect_OfCutPdf_SaysBroken()
    {
        var whole = OnePagePdf();

        Assert.Equal(
            new InspectionResult.Refused(InspectionRefusal.Broken, FileKind.Pdf),
            ImageInspector.Inspect(whole.AsSpan(0, whole.Length / 2)));
    }

    [Fact]
    public void Inspect_OfLockedPdf_SaysEncrypted()
    {
        var locked = Encoding.Latin1.GetString(OnePagePdf()).Replace("trailer\n<<", "trailer\n<< /Encrypt 9 0 R", StringComparison.Ordinal);

        Assert.Equal(
            new InspectionResult.Refused(InspectionRefusal.Encrypted, FileKind.Pdf),
            ImageInspector.Inspect(Encoding.Latin1.GetBytes(locked)));
    }

    [Fact]
    public void Inspect_OfPdfWithoutPage_SaysNoPages() =>
        Assert.Equal(
            new InspectionResult.Refused(InspectionRefusal.NoPages, FileKind.Pdf),
            ImageInspector.Inspect("%PDF-1.7\n1 0 obj << /Type /Pages /Count 0 >> endobj\n%%EOF"u8));

    [Fact]
    public void Inspect_OfSmallPicture_SaysTooSmall() =>
        Assert.Equal(
            new InspectionResult.Refused(InspectionRefusal.TooSmall, FileKind.Jpeg),
            ImageInspector.Inspect(DrawnPictures.DocumentJpeg(640, ImageLimits.MinReadableSide - 1)));

    [Fact]
    public void Inspect_OfHugeFile_SaysTooLargeBeforeDecoding()
    {
        var huge = new byte[ImageLimits.MaxBytes + 1];
        DrawnPictures.DocumentJpeg().CopyTo(huge, 0);

        Assert.Equal(new InspectionResult.Refused(InspectionRefusal.TooLarge, FileKind.Jpeg), ImageInspector.Inspect(huge));
    }

    [Fact]
    public void Inspect_OfPictureBomb_RefusesByItsHeaderAlone()
    {
        var bomb = (byte[])DrawnPictures.DocumentPng(800, 640).Clone();
        bomb[16] = 0x00;
        bomb[17] = 0x01;
        bomb[20] = 0x00;
        bomb[21] = 0x01;

        Assert.Equal(new InspectionResult.Refused(InspectionRefusal.TooManyPixels, FileKind.Png), ImageInspector.Inspect(bomb));
    }

    [Theory]
    [InlineData("....ftypheic0000", FileKind.Heic)]
    [InlineData("RIFF....WEBPVP8 ", FileKind.Webp)]
    [InlineData("MZ this is a program", FileKind.Unknown)]
    [InlineData("GIF89a..............", FileKind.Unknown)]
    public void Inspect_OfOtherKinds_NamesWhatItIs(string content, FileKind kind) =>
        Assert.Equal(
            new InspectionResult.Refused(InspectionRefusal.UnsupportedKind, kind),
            ImageInspector.Inspect(Encoding.Latin1.GetBytes(content)));

    [Fact]
    public void Inspect_OfNothing_SaysBroken() =>
        Assert.Equal(new InspectionResult.Refused(InspectionRefusal.Broken, FileKind.Unknown), ImageInspector.Inspect([]));

    [Fact]
    public void Inspect_OfRandomDamage_NeverThrows()
    {
        var random = new Random(1702);
        var files = new[] { DrawnPictures.DocumentJpeg(800, 640), DrawnPictures.DocumentPng(800, 640), OnePagePdf() };

        for (var round = 0; round < 150; round++)
        {
            var damaged = (byte[])files[round % files.Length].Clone();
            for (var i = 0; i < 1 + (round % 40); i++)
                damaged[random.Next(4, damaged.Length)] = (byte)random.Next(256);
            var length = random.Next(1, damaged.Length + 1);
            Assert.NotNull(ImageInspector.Inspect(damaged.AsSpan(0, length)));
            MetadataStripper.Strip(damaged.AsSpan(0, length));
            PhotoQuality.Assess(damaged.AsSpan(0, length));
        }
    }

    private static byte[] OnePagePdf()
    {
        using var canvas = Canvas.ForPdf(200, 200);
        canvas.Text(10, 100, "SURAT KETERANGAN", new Typeface(12), Colour.Black);
        return canvas.Finish();
    }
}
