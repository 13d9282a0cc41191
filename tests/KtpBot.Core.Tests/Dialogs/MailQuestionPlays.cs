using System.Text.Json;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>Where the office tells news by e-mail too, an application asks for an address once, and whoever has none goes on.</summary>
public sealed class MailQuestionPlays
{
    private static readonly DialogBook Mailing = DialogBook.Load(
        DialogBooks.Folder, DialogBooks.Real.Texts, DialogBooks.Real.Requirements, DialogBooks.Real.Intents, DialogBooks.Office with { SendsMail = true }).Book;

    [Theory]
    [InlineData("id", "Siti@Contoh.id", "siti@contoh.id")]
    [InlineData("id", "lewati", null)]
    [InlineData("en", "skip", null)]
    public void TheQuestion_IsOptional(string language, string answer, string? kept)
    {
        var play = AtThePhone(Mailing, language);
        Assert.Contains("siti.aminah@gmail.com", Words(play.Say("081234567890")), StringComparison.Ordinal);
        play.Say(answer);
        play.Photo();
        play.Photo();

        Assert.Equal(kept is not null, Words(play.Last).Contains($"E-mail: {kept}", StringComparison.Ordinal));
        play.Tap(language == "id" ? "Kirim" : "Send");
        Assert.Equal(kept, Sent(play));
    }

    [Fact]
    public void AnOfficeThatSendsNone_DoesNotAsk_AndItsNoticeNamesNone()
    {
        var play = AtThePhone(DialogBooks.Real, "id");
        Assert.DoesNotContain("e-mail", play.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain("e-mail", Words(play.Say("081234567890")), StringComparison.Ordinal);
    }

    [Fact]
    public void ThePrivacyNotice_NamesTheAddress_WhereOneIsAsked() =>
        Assert.Contains("nomor HP, e-mail bila ada, dan foto berkas", AtThePhone(Mailing, "id").Transcript, StringComparison.Ordinal);

    private static Play AtThePhone(DialogBook book, string language)
    {
        var play = new Play(new FakeDesk(), language, book);
        play.Say(language == "id" ? "KTP saya hilang" : "my id card is lost");
        foreach (var words in new[] { "1", "1", "3515175708900001", "3515171208900002", "Siti Aminah" }) play.Say(words);
        return play;
    }

    private static string? Sent(Play play) =>
        play.Desk.Calls.Single(c => c.Name == "submit").Arguments.GetValueOrDefault("details") is { } details && JsonDocument.Parse(details).RootElement.TryGetProperty("surel", out var email)
            ? email.GetString()
            : null;

    private static string Words(IReadOnlyList<OutgoingContent> messages) => string.Join('\n', messages.Select(Play.TextOf));
}
