using KtpBot.Core.Dialogs;
using KtpBot.Testing;

namespace KtpBot.Core.Tests.Dialogs.Understanding;

/// <summary>Which language a sentence is in: tests/utterances/languages.tsv, and what must never decide.</summary>
public sealed class LanguageGuessTests
{
    private static readonly LanguageGuess Guess = IntentBook.Load(RepositoryRoot.File("dialogs")).Book.Languages;

    [Fact]
    public void Sentences_AreRightOrStayIndonesian_AndSeldomLandInAnotherRegion()
    {
        var cases = File.ReadAllLines(RepositoryRoot.File("tests", "utterances", "languages.tsv")).Select(line => line.Split('\t')).ToList();
        var answers = cases.Select(parts => (Language: parts[0], Guess: Guess.Of(parts[1]) ?? "id", Text: parts[1])).ToList();
        var ownTongue = answers.Where(a => a.Language != "id").ToList();

        var right = answers.Count(a => a.Guess == a.Language || a.Guess == "id");
        var heard = ownTongue.Count(a => a.Guess == a.Language);
        var wrongRegion = answers.Count(a => a.Guess != a.Language && a.Guess is "jv" or "ban" && a.Guess != a.Language);

        TestContext.Current.SendDiagnosticMessage(string.Join('\n', answers.Where(a => a.Guess != a.Language).Select(a => $"{a.Language} {a.Guess} {a.Text}")));
        Assert.True(cases.Count >= 200);
        Assert.True(right >= 0.95 * cases.Count, $"{right} of {cases.Count} are right or stay Indonesian.");
        Assert.True(wrongRegion <= 0.02 * cases.Count, $"{wrongRegion} of {cases.Count} land in a wrong regional language.");
        Assert.True(heard >= 0.85 * ownTongue.Count, $"{heard} of {ownTongue.Count} are answered in their language at once.");
    }

    [Theory]
    [InlineData("nggih")]
    [InlineData("OK")]
    [InlineData("")]
    [InlineData("3515175708900001")]
    [InlineData("SITI AMINAH")]
    [InlineData("I Wayan Sutama")]
    [InlineData("KWS-2026-000012")]
    [InlineData("\uD83D")]
    [InlineData("ktp hilang")]
    public void OneWord_ANumberOrAName_TellsNothing(string text) => Assert.Null(Guess.Of(text));

    [Fact]
    public void Of_AllocatesNothing_SinceEveryMessagePasses()
    {
        const string sentence = "pak mohon maaf, kulo badhe tanya status ktp kulo sampun dados nopo dereng";
        for (var i = 0; i < 100; i++) Guess.Of(sentence);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) Guess.Of(sentence);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000); // A hundred sentences; the runtime itself may take a little.
    }

    [Theory]
    [InlineData("Nggih Pak, kulâ badhé tanglet", "jv")]
    [InlineData("KULA BADHE TANGLET", "jv")]
    [InlineData("tiang nénten uning", "ban")]
    [InlineData("I lost my card", "en")]
    public void CaseAndAccents_DoNotMatter(string text, string expected) => Assert.Equal(expected, Guess.Of(text));
}
