using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>The office and the finished card, as conversations in two languages.</summary>
public class OwnPlays
{
    [Theory]
    [InlineData("id", "kantor buka jam berapa", "sedang *buka* sampai pukul 12.00 WIB")]
    [InlineData("en", "opening hours", "*open* now, until 12.00 WIB")]
    public void WhereTheOfficeIs_IsAPinAndTheHours(string language, string words, string expected)
    {
        var play = new Play(new FakeDesk(), language);

        play.Say(words);

        Assert.IsType<LocationOut>(play.Last[0]);
        Assert.Contains(expected, Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        Assert.Contains("Jl. Mangkurejo", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void ASharedPlace_IsAnsweredWithTheOfficesOwn_AndAFormGoesOn()
    {
        var play = new Play(new FakeDesk { Closed = true });
        play.Say("ktp hilang");
        play.Say("setuju");
        play.Say("ya");

        play.Take(new PlaceShared(-7.4, 112.7), "(lokasi)");

        Assert.IsType<LocationOut>(play.Last[0]);
        Assert.Contains("Buka lagi *Senin, 23 November 2026", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        Assert.Contains("NIK", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id", "kapan ktp bisa diambil", "none", "Hanya pemilik KTP sendiri")]
    [InlineData("id", "kapan ktp bisa diambil", "same_kk", "satu KK")]
    [InlineData("id", "kapan ktp bisa diambil", "f107", "materai Rp10.000")]
    [InlineData("en", "ambil ktp", "none", "Only the card's owner")]
    [InlineData("en", "ambil ktp", "f107", "form F-1.07")]
    public void WhoMayFetch_IsTheOfficesRule(string language, string words, string policy, string expected)
    {
        var play = new Play(new FakeDesk { PickupPolicy = policy }, language);
        play.Desk.Cases.Add("17");
        play.Desk.Ready.Add("17");

        play.Say(words);

        var told = Play.TextOf(play.Last[^1]);
        Assert.Contains("KWS-2026-000017", told, StringComparison.Ordinal);
        Assert.Contains("Loket Pelayanan Kantor Desa Kwangsan", told, StringComparison.Ordinal);
        Assert.Contains("Surat kehilangan", told, StringComparison.Ordinal);
        Assert.Contains(expected, told, StringComparison.Ordinal);
    }

    [Fact]
    public void ACardThatIsNotReady_IsNoReasonToCome_AndNobodysCardIsKnownHere()
    {
        var play = new Play(new FakeDesk());
        play.Say("ambil ktp");
        Assert.Contains("Belum ada pengajuan yang kami kenal", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        play.Desk.Cases.Add("17");

        play.Say("ambil ktp");

        Assert.Contains("belum perlu datang", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        Assert.Contains("Kartu sedang dicetak", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void MyData_SeenCopiedAndCorrected() => GoldenPlay.Golden("data-saya", play =>
    {
        play.Desk.Cases.Add("17");
        play.Say("data saya");
        play.Tap("Lihat data saya");
        play.Tap("Data saya lagi");
        play.Tap("Minta salinan");
        play.Say("9999");
        play.Say("data saya");
        play.Say("salinan");
        play.Say("0001");
        Assert.Contains(play.Last, m => m is FileOut);
        play.Say("data saya");
        play.Say("perbaiki");
        play.Tap("Nama");
        play.Say("Siti Aminah Rahayu");
        play.Tap("Ya, benar");
        play.Say("data saya");
        play.Tap("Perbaiki data");
        play.Tap("Nomor HP");
        play.Say("0812 9999 8888");
        play.Tap("Tidak jadi");
        Assert.DoesNotContain("\"0001\"", System.Text.Encoding.UTF8.GetString(play.Session.Write()), StringComparison.Ordinal);
    });

    [Fact]
    public void MyData_Erased_WhileAnApplicationRuns() => GoldenPlay.Golden("data-hapus", play =>
    {
        play.Desk.Cases.Add("17");
        play.Say("hapus data saya");
        play.Tap("Hapus data");
        play.Tap("Hapus yang lain");
        play.Tap("Tidak jadi");
        play.Say("data saya");
        play.Say("hapus");
        play.Say("hapus yang lain");
        play.Tap("Ya, hapus");
        Assert.Contains(play.Desk.Calls, call => call.Name == "erase_data");
    });

    [Fact]
    public void Consent_TakenBackInTheMiddleOfAForm_DropsIt_AndCanBeGivenAgain() => GoldenPlay.Golden("cabut-persetujuan", play =>
    {
        play.Desk.Cases.Add("17");
        play.Say("ktp hilang");
        play.Say("setuju");
        play.Say("ya");
        play.Say("3515175708900001");
        play.Say("cabut persetujuan");
        play.Tap("Cabut persetujuan");
        play.Tap("Ya, cabut");
        Assert.True(play.ConsentWithdrawn);
        Assert.DoesNotContain("3515175708900001", System.Text.Encoding.UTF8.GetString(play.Session.Write()), StringComparison.Ordinal);
        play.Tap("Setuju lagi");
        play.Tap("Setuju, lanjut");
        Assert.True(play.ConsentGiven);
    });

    [Fact]
    public void MyData_InEnglish() => GoldenPlay.Golden("data-saya-en", play =>
    {
        play.Say("my data");
        play.Tap("See my data");
        play.Say("my data");
        play.Tap("Erase my data");
        play.Tap("Yes, erase");
        play.Say("my data");
        play.Tap("Withdraw consent");
        play.Say("my data");
        play.Tap("Correct my data");
    }, "en");
}
