using KtpBot.Core.Imaging;
using KtpBot.Testing.Pictures.Photos;

namespace KtpBot.Core.Tests.Imaging;

/// <summary>Photos drawn from a seed that the limits were not set on, judged as the office judges them.</summary>
public sealed class PhotoSetTests(ITestOutputHelper output)
{
    private const int HeldOut = 2;

    [Fact]
    public void HeldOutPhotos_BadOnesAreCaught_AndGoodOnesPass()
    {
        var photos = PhotoSet.Of(HeldOut);
        var said = new string[photos.Count];
        Parallel.For(0, photos.Count, i => said[i] = PhotoTruths.Said(PhotoQuality.Assess(photos[i].Draw()), photos[i].Asked));

        var judged = photos.Zip(said, (photo, verdict) => (Photo: photo, Said: verdict)).ToList();
        foreach (var group in judged.GroupBy(j => (j.Photo.Asked, j.Photo.Truth, j.Said)).OrderBy(g => g.Key.Truth)) output.WriteLine($"{group.Key.Asked} {group.Key.Truth} → {group.Key.Said}: {group.Count()}");
        var (good, bad) = (judged.Where(j => j.Photo.Truth == PhotoTruth.Good).ToList(), judged.Where(j => j.Photo.Truth != PhotoTruth.Good).ToList());
        Assert.True(photos.Count >= 200);
        Assert.InRange(bad.Count(j => j.Said != PhotoTruths.Passes) / (double)bad.Count, 0.90, 1);
        Assert.InRange(good.Count(j => j.Said != PhotoTruths.Passes) / (double)good.Count, 0, 0.03);
    }

    [Fact]
    public void APhoto_IsTheSameEachTimeItIsDrawn()
    {
        var photo = PhotoSet.Of(HeldOut)[3];

        Assert.Equal(photo.Draw(), photo.Draw());
    }
}
