using KtpBot.Core.Dialogs;
using KtpBot.Core.Imaging;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>A photo is judged on the spot, for the document that was asked.</summary>
public sealed class PhotoPlays
{
    [Theory]
    [InlineData("id", "setuju", "ya", "Pakai foto ini")]
    [InlineData("en", "agree", "yes", "Use this photo")]
    public void EachFault_HasItsAdvice_AndThePhotoMayBeKept(string language, string agree, string yes, string keep) => GoldenPlay.Golden($"foto-dinilai-{language}", play =>
    {
        Asked(play, "ktp rusak", agree, yes);
        play.Photo("terpotong");
        play.Photo("silau");
        play.Photo(PhotoLook.Nothing);
        play.Photo(PhotoLook.Screen);
        play.Photo(PhotoLook.Page); // The damaged card was asked.
        play.Photo(PhotoLook.Card);
        play.Photo(PhotoLook.Card); // The family card was asked.
        play.Tap(keep);
    }, language);

    [Fact]
    public void WhatLooksRightOrCannotBeTold_Passes()
    {
        foreach (var look in new[] { PhotoLook.Unknown, PhotoLook.Card })
        {
            var play = new Play(new FakeDesk());
            Asked(play, "ktp rusak", "setuju", "ya");
            play.Photo(look);
            Assert.StartsWith("✓", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void InAnAlbum_ACardAndASheetFindTheirDocuments_WhateverTheirOrder()
    {
        var play = new Play(new FakeDesk());
        Asked(play, "ktp rusak", "setuju", "ya");

        play.Take(new FilesGiven([File(1, PhotoLook.Page), File(2, PhotoLook.Card)]), "(album: lembar, kartu)");

        Assert.Contains("Sudah benar?", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        Assert.Equal(("kk", 1), Given(play, 0));
        Assert.Equal(("ktp_rusak", 2), Given(play, 1));
    }

    [Fact]
    public void InAnAlbum_AFaceIsTurnedDown_AndItsDocumentAskedAgain()
    {
        var play = new Play(new FakeDesk());
        Asked(play, "ktp rusak", "setuju", "ya");

        play.Take(new FilesGiven([File(1, PhotoLook.Nothing), File(2, PhotoLook.Page)]), "(album: wajah, lembar)");

        Assert.Contains("tidak terlihat", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        Assert.Equal(("kk", 2), Given(play, 0));
    }

    private static FileStored File(int number, PhotoLook look) => new(new Guid(number, 0, 0, new byte[8]), "image/jpeg", null, null, look);

    private static (string Requirement, int File) Given(Play play, int at)
    {
        using var session = System.Text.Json.JsonDocument.Parse(play.Session.Write());
        var document = session.RootElement.GetProperty("d")[at];
        return (document.GetProperty("r").GetString()!, BitConverter.ToInt32(document.GetProperty("f").GetGuid().ToByteArray(), 0));
    }

    private static void Asked(Play play, params string[] words)
    {
        foreach (var text in words.Concat(["3515175708900001", "3515171208900002", "Siti Aminah", "081234567890"])) play.Say(text);
    }
}
