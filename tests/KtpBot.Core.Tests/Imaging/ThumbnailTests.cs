using KtpBot.Core.Imaging;
using KtpBot.Core.Imaging.Drawing;
using KtpBot.Testing.Pictures;

namespace KtpBot.Core.Tests.Imaging;

public sealed class ThumbnailTests
{
    [Theory]
    [InlineData(1600, 1200, 320, 320, 240)]
    [InlineData(1200, 1600, 320, 240, 320)]
    [InlineData(200, 100, 320, 200, 100)]
    public void Jpeg_KeepsProportionsAndNeverEnlarges(int width, int height, int maxSide, int expectedWidth, int expectedHeight)
    {
        using var thumbnail = Picture.TryRead(Thumbnail.Jpeg(DrawnPictures.DocumentJpeg(width, height), maxSide))!;

        Assert.Equal((expectedWidth, expectedHeight), (thumbnail.Width, thumbnail.Height));
    }

    [Fact]
    public void Jpeg_OfTransparentPng_BecomesWhite()
    {
        using var canvas = Canvas.ForPng(200, 200);

        var quality = PhotoQuality.Assess(Thumbnail.Jpeg(canvas.Finish(), 100)!)!;

        Assert.True(quality.Brightness > 250, quality.ToString());
    }

    [Fact]
    public void Jpeg_OfUnreadableContent_IsNull() => Assert.Null(Thumbnail.Jpeg("text"u8, 100));
}
