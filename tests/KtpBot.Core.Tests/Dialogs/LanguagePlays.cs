using KtpBot.Core.Dialogs;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>Conversations in Javanese and Balinese, and how a conversation comes to its language.</summary>
public sealed class LanguagePlays
{
    [Fact]
    public void Jawa_HilangSent() => GoldenPlay.Golden("jv-hilang", play =>
    {
        play.Say("KTP kula ical, pripun nggih ngurusipun");
        play.Say("kula setuju");
        play.Say("nggih");
        play.Say("3515175708900001");
        play.Say("3515171208900002");
        play.Say("Siti Aminah");
        play.Tap("Ora duwe HP");
        play.Photo("buram");
        play.Photo();
        play.Photo();
        play.Tap("Kirim");
        Assert.Single(play.Desk.Cases);
        Assert.Equal("jv", play.Session.Language);
    });

    [Fact]
    public void ALanguageChosen_WhileTheBotAsksBack_RenamesTheMeanings()
    {
        var play = new Play(new FakeDesk());
        string[] Titles() => [.. play.Last.OfType<Core.Messaging.ChoicesOut>().SelectMany(m => m.Choices).Select(c => c.Title)];
        play.Say("halo");
        play.Tap("Tanya-tanya saja");
        play.Say("ktp saya kok jelek ya");
        Assert.Contains("KTP rusak", Titles());

        play.Say("english");

        Assert.Contains("Damaged ID card", Titles());
        Assert.DoesNotContain("KTP rusak", Titles());
        play.Tap("Damaged ID card");
        Assert.Equal("en", play.Session.Language);
    }

    [Fact]
    public void Bali_HilangSent() => GoldenPlay.Golden("ban-hilang", play =>
    {
        play.Say("KTP tiange ical, kenken carane ngurus");
        play.Say("inggih");
        play.Say("inggih");
        play.Say("3515175708900001");
        play.Say("3515171208900002");
        play.Say("I Wayan Sutama");
        play.Say("081234567890");
        play.Say("bakta ka kantor");
        play.Photo();
        play.Tap("Kirim");
        Assert.Single(play.Desk.Cases);
        Assert.Equal("ban", play.Session.Language);
    });

    [Theory]
    [InlineData("jv", "Senèn, 23 Nov", "Ganti jadwal")]
    [InlineData("ban", "Soma/Sen, 23 Nov", "Gentosin jadwal")]
    public void JadwalBooked(string language, string day, string change) => GoldenPlay.Golden($"{language}-jadwal", play =>
    {
        play.Desk.Cases.Add("17");
        play.Desk.Recording = true;
        play.TapId("go:jadwal:17");
        play.Tap(day);
        play.Say("1");
        play.Say("2");
        play.Desk.Booked = "ya";
        play.TapId("go:jadwal:17");
        play.Tap(change);
        play.Tap(day);
        play.Say("1");
        play.Say("1");
    }, language);

    [Theory]
    [InlineData("jv", "KTP kula sampun dados dereng nggih")]
    [InlineData("ban", "KTP tiange sampun puput napi durung")]
    public void Status(string language, string words) => GoldenPlay.Golden($"{language}-status", play =>
    {
        play.Desk.Cases.Add("9");
        play.Say(words);
        play.Say("setuju");
        play.Say("menu");
    });

    [Theory]
    [InlineData("jv", "nyuwun tulung kula badhe ngendikan kaliyan petugas")]
    [InlineData("ban", "tiang jagi mabaosan sareng petugas")]
    public void Petugas(string language, string words) => GoldenPlay.Golden($"{language}-petugas", play =>
    {
        play.Say(words);
        Assert.True(play.WantsPerson);
        play.Take(new PersonLeft(), "(petugas selesai)");
        play.Desk.Closed = true;
        play.Say("petugas");
        Assert.False(play.WantsPerson);
    });

    [Fact]
    public void Bahasa_IsChosenInItsFlow_AndAFormGoesOn() => GoldenPlay.Golden("bahasa", play =>
    {
        play.Say("ktp hilang");
        play.Say("setuju");
        play.Say("ya");
        play.Say("ganti bahasa");
        play.Tap("Basa Jawa");
        Assert.Contains("NIK", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        play.Say("english");
        play.Say("basa bali");
        play.Say("bahasa indonesia");
        play.Say("menu");
        play.Say("language");
        play.Say("4");
        play.Say("menu");
    });

    [Fact]
    public void Guess_FirstSentenceDecides_LaterTwoAreNeeded_AndAnAnswerNever()
    {
        var play = new Play(new FakeDesk());
        play.Say("pak, kula badhe nyuwun pirsa jam bikakipun kantor");
        Assert.Equal("jv", play.Session.Language);
        Assert.Contains("bahasa indonesia", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);

        play.Say("saya mau tanya, berapa biaya bikin ktp");
        Assert.Equal("jv", play.Session.Language);
        play.Say("menu");
        play.Say("kalau kantornya buka jam berapa ya");
        Assert.Equal("id", play.Session.Language);
        Assert.Contains("basa jawa", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);

        foreach (var words in (string[])["ktp hilang", "setuju", "ya", "3515175708900001", "3515171208900002"]) play.Say(words);
        play.Say("Tiang Kula Nggih Titiang");
        Assert.Equal("id", play.Session.Language);
    }

    [Theory]
    [InlineData("do you speak english?", "Which language")]
    [InlineData("bisa pakai bahasa jawa saja tidak?", "Mau memakai bahasa apa")]
    [InlineData("saged ngagem boso jowo mboten nggih", "Kersa nganggo basa apa")]
    public void AWishForALanguage_InASentence_IsAsked(string words, string expected)
    {
        var play = new Play(new FakeDesk());

        play.Say(words);

        Assert.Contains(expected, Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("english")]
    [InlineData("basa bali")]
    public void Guess_NeverChangesAChosenLanguage(string choice)
    {
        var play = new Play(new FakeDesk());
        play.Say(choice);
        var chosen = play.Session.Language;

        foreach (var words in (string[])["piye carane ngurus ktp sing ilang", "nuwun sewu, kula badhe tanglet", "kulo mboten ngertos caranipun"]) play.Say(words);

        Assert.Equal(chosen, play.Session.Language);
        Assert.NotEqual("jv", chosen);
    }

    [Fact]
    public void Guess_AnotherLanguageChosenOnALinkedChannel_Stays()
    {
        var engine = new DialogEngine(DialogBooks.Real);
        var session = engine.Advance(DialogSession.New("id"), new Heard("halo"), Play.Start).Session.Speaking("ban");

        foreach (var words in (string[])["saya mau tanya biaya ktp", "kalau hilang bagaimana caranya"]) session = engine.Advance(session, new Heard(words), Play.Start).Session;

        Assert.Equal("ban", session.Language);
    }

    [Theory]
    [InlineData("mang, ktp aku ilang cak mano caronyo")]
    [InlineData("nggih")]
    [InlineData("ktp saya hilang pak")]
    public void Guess_PalembangAndPlainWords_StayIndonesian(string words)
    {
        var play = new Play(new FakeDesk());

        play.Say(words);

        Assert.Equal("id", play.Session.Language);
        Assert.DoesNotContain("basa jawa", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }
}
