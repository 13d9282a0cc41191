using System.Text;

using KtpBot.Core.Dialogs;
using KtpBot.Core.Imaging;
using KtpBot.Simulator.CameraRoll;

namespace KtpBot.Bot.Tests.Simulator;

/// <summary>The camera roll is what it says, judged by the product's own eyes.</summary>
public sealed class CameraRollTests
{
    private static readonly Roll Roll = new();

    public static TheoryData<string> Documents() => new("kk", "ktp-lama", "surat-kehilangan", "buku-nikah", "akta-kelahiran", "f102");

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_IsGoodWhenSharp_AndFoundOutWhenBlurredOrDark(string name)
    {
        var sharp = Bytes($"{name}-tajam");

        var size = Assert.IsType<InspectionResult.Accepted>(ImageInspector.Inspect(sharp));
        Assert.True(Math.Max(size.Width, size.Height) >= 1600);
        Assert.Equal(PhotoVerdict.Good, PhotoQuality.Assess(sharp)!.Verdict);
        Assert.Equal(PhotoVerdict.Blurred, PhotoQuality.Assess(Bytes($"{name}-buram"))!.Verdict);
        Assert.Equal(PhotoVerdict.TooDark, PhotoQuality.Assess(Bytes($"{name}-gelap"))!.Verdict);
    }

    /// <summary>Drawn by other hands than the photos on which the limits were set.</summary>
    [Theory]
    [InlineData("kk", PhotoShape.Sheet)]
    [InlineData("surat-kehilangan", PhotoShape.Sheet)]
    [InlineData("f102", PhotoShape.Sheet)]
    [InlineData("ktp-lama", PhotoShape.Card)]
    [InlineData("buku-nikah", PhotoShape.Paper)]
    [InlineData("akta-kelahiran", PhotoShape.Paper)]
    public void SharpDocument_IsNeverTakenForAnotherKind(string name, PhotoShape shape)
    {
        var quality = PhotoQuality.Assess(Bytes($"{name}-tajam"))!;

        Assert.False(quality.Look is PhotoLook.Nothing or PhotoLook.Screen || (quality.Look, shape) is (PhotoLook.Page, PhotoShape.Card) or (PhotoLook.Card, PhotoShape.Sheet), quality.ToString());
    }

    [Fact]
    public void TwelveMegapixels_CarryAPlace_UntilItIsStripped()
    {
        var photo = Bytes("kk-12mp-gps");

        var size = Assert.IsType<InspectionResult.Accepted>(ImageInspector.Inspect(photo));
        Assert.Equal((4000, 3000), (size.Width, size.Height));
        Assert.True(photo.AsSpan().IndexOf("Exif\0\0II*\0"u8) is > 0 and < 100);
        Assert.True(photo.AsSpan().IndexOf("Ponsel Uji"u8) > 0);
        Assert.True(MetadataStripper.Strip(photo).AsSpan().IndexOf("Exif"u8) < 0);
    }

    [Theory]
    [InlineData("rusak-terpotong.jpg", InspectionRefusal.Broken)]
    [InlineData("terlalu-besar.jpg", InspectionRefusal.TooLarge)]
    [InlineData("palsu.jpg", InspectionRefusal.UnsupportedKind)]
    [InlineData("foto-iphone.heic", InspectionRefusal.UnsupportedKind)]
    public void Oddity_IsRefusedForItsReason(string name, InspectionRefusal why)
    {
        var refused = Assert.IsType<InspectionResult.Refused>(ImageInspector.Inspect(Bytes(name)));

        Assert.Equal(why, refused.Reason);
    }

    [Fact]
    public void Pdf_IsAcceptedAndHasItsNameInAnyCase()
    {
        Assert.IsType<InspectionResult.Accepted>(ImageInspector.Inspect(Bytes("KK.PDF")));
        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(Bytes("kk.pdf"), 0, 8), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_AreUnique() => Assert.Equal(Roll.Items.Count, Roll.Items.Select(i => i.Name).Distinct().Count());

    private static byte[] Bytes(string name) => Roll.Find(name)!.Bytes();
}
