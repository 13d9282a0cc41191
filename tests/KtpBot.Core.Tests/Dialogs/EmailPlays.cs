using KtpBot.Core.Messaging;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>An e-mail address as citizens type it: kept plain, taken with a remark, or explained kindly.</summary>
public sealed class EmailPlays
{
    [Theory]
    [InlineData("siti.aminah@gmail.com", "siti.aminah@gmail.com")]
    [InlineData(" Siti.Aminah@Gmail.com. ", "siti.aminah@gmail.com")]
    [InlineData("email saya siti@yahoo.co.id", "siti@yahoo.co.id")]
    [InlineData("e-mail: siti_99+ikd@contoh.desa.id", "siti_99+ikd@contoh.desa.id")]
    [InlineData("mailto:siti@ymail.com", "siti@ymail.com")]
    [InlineData("emailku@gmail.com", "emailku@gmail.com")]
    [InlineData("email@contoh.id", "email@contoh.id")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@gmail.com", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@gmail.com")]
    public void AnAddress_IsKeptPlain(string typed, string kept)
    {
        var play = AtTheQuestion();

        Assert.DoesNotContain("salah ketik", Words(play.Say(typed)), StringComparison.Ordinal);

        Assert.Equal(kept, Sent(play));
    }

    [Theory]
    [InlineData("siti@gmial.com")]
    [InlineData("siti@gmail.co")]
    [InlineData("siti@gmail.con")]
    [InlineData("siti@gmaill.com")]
    [InlineData("siti@yaho.com")]
    [InlineData("siti@outlok.com")]
    public void AProviderNearlySpeltRight_IsTaken_WithARemark(string typed)
    {
        var play = AtTheQuestion();

        Assert.Contains("mungkin ada salah ketik", Words(play.Say(typed)), StringComparison.Ordinal);

        Assert.Equal(typed, Sent(play));
    }

    [Theory]
    [InlineData("siti.gmail.com", "ada tanda *@*")]
    [InlineData("siti@", "sesudah tanda @ belum lengkap")]
    [InlineData("siti@gmail", "sesudah tanda @ belum lengkap")]
    [InlineData("siti@gmail,com", "sesudah tanda @ belum lengkap")]
    [InlineData("siti@gmail.c", "sesudah tanda @ belum lengkap")]
    [InlineData("siti@-contoh.id", "sesudah tanda @ belum lengkap")]
    [InlineData("@gmail.com", "belum seperti alamat e-mail")]
    [InlineData(".siti@gmail.com", "belum seperti alamat e-mail")]
    [InlineData("siti..a@gmail.com", "belum seperti alamat e-mail")]
    [InlineData("siti@ami@gmail.com", "belum seperti alamat e-mail")]
    [InlineData("sití@gmail.com", "belum seperti alamat e-mail")]
    [InlineData("siti aminah", "belum seperti alamat e-mail")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@gmail.com", "belum seperti alamat e-mail")]
    public void WhatIsNone_IsExplained_AndAskedAgain(string typed, string explained)
    {
        var play = AtTheQuestion();

        Assert.Contains(explained, Words(play.Say(typed)), StringComparison.Ordinal);

        Assert.DoesNotContain("belum", Words(play.Say("siti@contoh.id")), StringComparison.Ordinal);
        Assert.Equal("siti@contoh.id", Sent(play));
    }

    [Fact]
    public void OneWithoutAnAddress_GoesOn_AndIsToldToMakeOneFirst()
    {
        var play = AtTheQuestion();

        Assert.Contains("e-mail gratis", Words(play.Say("belum punya")), StringComparison.Ordinal);

        Assert.Null(Sent(play));
    }

    private static Play AtTheQuestion()
    {
        var play = new Play(new FakeDesk());
        play.Say("ikd");
        play.Tap("Ajukan aktivasi");
        foreach (var words in new[] { "setuju", "sudah", "android", "3515175708900001" }) play.Say(words);
        Assert.Contains("e-mail", Words(play.Say("Siti Aminah")), StringComparison.Ordinal);
        return play;
    }

    private static string? Sent(Play play)
    {
        play.Say("081234567890");
        play.Tap("Kirim");
        var details = play.Desk.Calls.Single(c => c.Name == "submit").Arguments["details"];
        return System.Text.Json.JsonDocument.Parse(details).RootElement.TryGetProperty("surel", out var email) ? email.GetString() : null;
    }

    private static string Words(IReadOnlyList<OutgoingContent> messages) => string.Join('\n', messages.Select(m => m switch
    {
        TextOut text => text.Text,
        ChoicesOut choices => choices.Text,
        _ => "",
    }));
}
