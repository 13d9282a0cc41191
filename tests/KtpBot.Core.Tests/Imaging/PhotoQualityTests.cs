using KtpBot.Core.Imaging;
using KtpBot.Testing.Pictures;

namespace KtpBot.Core.Tests.Imaging;

public sealed class PhotoQualityTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1000, 750)]
    [InlineData(1280, 960)]
    [InlineData(1600, 1200)]
    [InlineData(4000, 3000)]
    [InlineData(960, 1280)]
    public void Assess_OfSharpPrint_IsGoodAtEveryResolution(int width, int height)
    {
        var quality = PhotoQuality.Assess(DrawnPictures.DocumentJpeg(width, height))!;

        output.WriteLine(quality.ToString());
        Assert.Equal(PhotoVerdict.Good, quality.Verdict);
        Assert.True(quality.Sharpness > 1.5, quality.ToString());
    }

    [Theory]
    [InlineData(4, 1280, 960)]
    [InlineData(4, 1600, 1200)]
    [InlineData(6, 1600, 1200)]
    [InlineData(16, 4000, 3000)]
    [InlineData(24, 4000, 3000)]
    public void Assess_OfPrintOutOfFocus_IsBlurred(double radius, int width, int height)
    {
        var quality = PhotoQuality.Assess(DrawnPictures.BlurredDocumentJpeg(radius, width, height))!;

        output.WriteLine(quality.ToString());
        Assert.Equal(PhotoVerdict.Blurred, quality.Verdict);
        Assert.True(quality.Sharpness < 0.18, quality.ToString());
    }

    [Fact]
    public void Assess_OfSlightlySoftPrint_StaysGood() =>
        Assert.Equal(PhotoVerdict.Good, PhotoQuality.Assess(DrawnPictures.BlurredDocumentJpeg(2, 1280, 960))!.Verdict);

    [Theory]
    [InlineData(0.15, PhotoVerdict.TooDark)]
    [InlineData(0.5, PhotoVerdict.Good)]
    public void Assess_OfLessLight_JudgesLightAndNotFocus(double light, PhotoVerdict verdict)
    {
        var quality = PhotoQuality.Assess(DrawnPictures.DocumentJpeg(light: light))!;

        output.WriteLine(quality.ToString());
        Assert.Equal(verdict, quality.Verdict);
    }

    [Fact]
    public void Assess_OfWashedOutPicture_IsTooBright() =>
        Assert.Equal(PhotoVerdict.TooBright, PhotoQuality.Assess(BlankPage())!.Verdict);

    [Fact]
    public void Assess_OfPng_AgreesWithJpeg() =>
        Assert.Equal(PhotoVerdict.Good, PhotoQuality.Assess(DrawnPictures.DocumentPng())!.Verdict);

    [Fact]
    public void Assess_OfOtherContent_IsNull() => Assert.Null(PhotoQuality.Assess("%PDF-1.7"u8));

    private static byte[] BlankPage()
    {
        using var canvas = KtpBot.Core.Imaging.Drawing.Canvas.ForPng(800, 600);
        canvas.Fill(new(0, 0, 800, 600), KtpBot.Core.Imaging.Drawing.Colour.White);
        return canvas.Finish();
    }
}
