using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>What the bot says of its own accord: of a form that was left, and after a person.</summary>
public sealed class WakePlays
{
    private static readonly DialogEngine _engine = new(DialogBooks.Real);

    [Theory]
    [InlineData("id", "Lanjutkan", "Nanti saja")]
    [InlineData("en", "Go on", "Not now")]
    public void AFormThatWasLeft_IsBroughtToMindOnce_AndGoesOnWhereItStood(string language, string goOn, string later) => GoldenPlay.Golden($"isian-ditinggal-{language}", play =>
    {
        Begin(play);
        Assert.True(_engine.IsLeftUnfinished(play.Session));
        Left(play);
        Assert.False(_engine.IsLeftUnfinished(play.Session));
        play.Tap(later);
        play.Now = play.Now.AddDays(2);
        play.Tap(goOn);
        Assert.Empty(Left(play));
        play.Say("3515171208900002");
    }, language);

    [Fact]
    public void AFormThatWasLeft_StartsOverByChoice() => GoldenPlay.Golden("isian-ditinggal-dari-awal", play =>
    {
        Begin(play);
        Left(play);
        play.Tap("Mulai dari awal");
        Assert.False(_engine.IsLeftUnfinished(play.Session));
    });

    [Fact]
    public void AfterTheReminder_APhotoIsAnAnswerToTheForm()
    {
        var play = new Play(new FakeDesk());
        Begin(play);
        foreach (var words in new[] { "3515171208900002", "Siti Aminah", "081234567890" }) play.Say(words);
        Left(play);

        play.Photo();

        Assert.Contains("sudah kami terima", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void WhereNothingWasGivenYet_OrAllIsSent_NothingIsBroughtToMind()
    {
        var play = new Play(new FakeDesk());
        play.Say("ktp hilang");
        play.Say("setuju");
        Assert.False(_engine.IsLeftUnfinished(play.Session));
        foreach (var words in new[] { "ya", "3515175708900001", "3515171208900002", "Siti Aminah", "081234567890", "bawa", "bawa" }) play.Say(words);
        Assert.True(_engine.IsLeftUnfinished(play.Session));
        play.Say("kirim");
        Assert.False(_engine.IsLeftUnfinished(play.Session));
        Assert.Empty(Left(play));
    }

    [Theory]
    [InlineData("id", "nanti", "Lanjutkan isian")]
    [InlineData("en", "later", "Go on with the form")]
    public void AFormPutAside_IsBroughtToMindOnce_AndGoesOnWhereItStood(string language, string later, string goOn) => GoldenPlay.Golden($"isian-disisihkan-{language}", play =>
    {
        Begin(play);
        play.Say(later);
        Assert.True(_engine.IsLeftUnfinished(play.Session));
        Assert.Single(Left(play));
        Assert.False(_engine.IsLeftUnfinished(play.Session));
        play.Tap(goOn);
        Assert.False(_engine.IsLeftUnfinished(play.Session));
        play.Say("3515171208900002");
        play.Say(later);
        Assert.False(_engine.IsLeftUnfinished(play.Session));
        Assert.Empty(Left(play));
    }, language);

    [Fact]
    public void AFormPutAside_WhileAnotherIsAnswered_TheOpenOneIsBroughtToMind_LaterTheOther()
    {
        var play = new Play(new FakeDesk());
        Begin(play);
        foreach (var words in new[] { "menu", "ktp rusak", "ya", "3515175708900001" }) play.Say(words);
        Assert.True(_engine.IsLeftUnfinished(play.Session));

        var open = Left(play);
        Assert.Contains("tinggal diteruskan. Mau", Play.TextOf(Assert.Single(open)), StringComparison.Ordinal);
        Assert.DoesNotContain("sisihkan", Play.TextOf(open[0]), StringComparison.Ordinal);
        Assert.False(_engine.IsLeftUnfinished(play.Session)); // One of them at a time: no second message while the form lies open.
        Assert.Empty(Left(play));

        foreach (var words in new[] { "lanjut", "batal", "ya" }) play.Say(words);
        Assert.True(_engine.IsLeftUnfinished(play.Session));
        Assert.Contains("sisihkan", Play.TextOf(Assert.Single(Left(play))), StringComparison.Ordinal);
        Assert.Empty(Left(play));
    }

    [Fact]
    public void AFormPutAside_AfterItsReminder_StaysSilent()
    {
        var play = new Play(new FakeDesk());
        Begin(play);
        Left(play);
        foreach (var words in new[] { "lanjut", "menu" }) play.Say(words);

        Assert.False(_engine.IsLeftUnfinished(play.Session));
        Assert.Empty(Left(play));
    }

    [Fact]
    public void ThePersonWentHome_InTheMiddleOfAForm() => GoldenPlay.Golden("petugas-pulang", play =>
    {
        Begin(play);
        play.Say("petugas");
        play.Take(new PersonAway("Rabu, 18 November 2026, 07.30 WIB"), "(kantor tutup)");
        Assert.True(_engine.IsAnswer(play.Session, "1"));
        Assert.False(_engine.IsAnswer(play.Session, "besok saya datang ya bu"));
        play.Tap("Ya, lanjutkan");
        play.Say("petugas");
        play.Take(new PersonAway("Rabu, 18 November 2026, 07.30 WIB"), "(kantor tutup)");
        play.Say("tunggu");
        Assert.True(play.WantsPerson);
    });

    [Fact]
    public void ThePersonWentHome_WithoutAForm_LeadsToTheMenu()
    {
        var play = new Play(new FakeDesk());
        play.Say("petugas");
        play.Take(new PersonAway("besok"), "(kantor tutup)");
        Assert.Contains("kembali *besok*", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        play.Take(new PersonAway(""), "(petugas pergi)");
        Assert.DoesNotContain("kembali", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        play.Say("ya");
        Assert.Equal(10, Assert.IsType<ChoicesOut>(play.Last[^1]).Choices.Count);
    }

    private static void Begin(Play play)
    {
        foreach (var words in new[] { "ktp hilang", play.Session.Language == "en" ? "agree" : "setuju", play.Session.Language == "en" ? "yes" : "ya", "3515175708900001" }) play.Say(words);
    }

    private static IReadOnlyList<OutgoingContent> Left(Play play)
    {
        play.Now = play.Now.AddHours(20);
        return play.Take(new FormLeft(), "(ditinggal 20 jam)");
    }
}
