using KtpBot.Core.Dialogs;
using KtpBot.Testing;
using KtpBot.Testing.Processes;

namespace KtpBot.Core.Tests.Dialogs.Understanding;

/// <summary>Sentences that nothing was learnt from (tests/utterances), and what the model must keep to.</summary>
public sealed class UnderstandingTests(UnderstandingTests.Learnt learnt) : IClassFixture<UnderstandingTests.Learnt>
{
    [Theory]
    [InlineData("dev.tsv")]
    [InlineData("held-out.tsv")]
    [InlineData("desk.tsv")]
    [InlineData("voices.tsv")]
    public void UnseenSentences_AreRightMostly_AndSeldomConfidentlyWrong(string file)
    {
        var cases = Cases(file);
        var answers = cases.Select(c => (c.Meant, Guess: learnt.Book.Understand(c.Text))).ToList();

        var right = answers.Count(a => learnt.Book.WiderLabel(a.Guess.Intent) == a.Meant);
        var wrong = answers.Count(a => learnt.Book.WiderLabel(a.Guess.Intent) != a.Meant && a.Guess.Confidence >= IntentBook.Understood);

        Assert.True(right >= 0.9 * cases.Count, $"{right} of {cases.Count} are right.");
        Assert.True(wrong <= 0.02 * cases.Count, $"{wrong} of {cases.Count} are confidently wrong.");
    }

    /// <summary>Sentences with one meaning are seldom taken apart, and hardly ever so that the meant one is missing.</summary>
    [Theory]
    [InlineData("dev.tsv")]
    [InlineData("held-out.tsv")]
    [InlineData("desk.tsv")]
    [InlineData("voices.tsv")]
    public void OneWish_StaysOne(string file)
    {
        var split = Cases(file).Select(c => (c.Meant, Wishes: SentenceWishes.In(learnt.Book, c.Text).Sure)).Where(c => c.Wishes.Count > 1).ToList();

        Assert.True(split.Count <= 0.02 * Cases(file).Count, $"{split.Count} are taken apart.");
        Assert.True(split.Count(c => c.Wishes.All(w => w.Intent != c.Meant)) <= 0.005 * Cases(file).Count);
    }

    [Fact]
    public void SeveralWishes_AreFoundInTheirOrder()
    {
        var cases = Cases("several.tsv");

        var right = cases.Count(c => string.Join('+', SentenceWishes.In(learnt.Book, c.Text.Replace("\\n", "\n", StringComparison.Ordinal)).Sure.Select(w => w.Intent)) == c.Meant);

        Assert.True(right >= 0.9 * cases.Count, $"{right} of {cases.Count} are taken apart rightly.");
    }

    [Fact]
    public void NoExample_StandsInTheEvaluation()
    {
        var examples = Directory.EnumerateFiles(RepositoryRoot.File("dialogs", "intents"), "contoh*.yaml").SelectMany(File.ReadLines)
            .Where(line => line.TrimStart().StartsWith("- ", StringComparison.Ordinal)).Select(line => Words.Plain(line)).Where(text => text.Contains(' ')).ToHashSet();

        // A greeting of a word or two is bound to be the same; a sentence is not.
        var seen = Directory.EnumerateFiles(RepositoryRoot.File("tests", "utterances"), "*.tsv").SelectMany(File.ReadLines)
            .Select(line => Words.Plain(line.Split('\t')[^1])).Where(text => text.Count(c => c == ' ') >= 3 && examples.Contains(text)).ToList();

        Assert.Empty(seen);
    }

    [Fact]
    public void Learning_GivesTheSameModelEveryTime()
    {
        string[] sentences = ["min sy mau tny ktp ilang gmn ya", "kulo badhe ndamel ktp", "jam buka", "asdf", "KTP SAYA PATAH 😭"];
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("intents"));
        File.WriteAllText(folder.File("intents", "a.yaml"), "examples:\n  hilang: [ktp hilang]\n  rusak: [ktp rusak]\n");
        IntentBook.Load(folder.Path).Book.Learn(); // Another book in between: what is remembered is learnt anew.
        var again = IntentBook.Load(RepositoryRoot.File("dialogs")).Book;

        Assert.All(sentences, text => Assert.Equal((learnt.Book.Understand(text).Intent, learnt.Book.Understand(text).Confidence), (again.Understand(text).Intent, again.Understand(text).Confidence)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("😭😭😭")]
    [InlineData("\uD83D")]
    [InlineData("ktp\uDE2D hilang")]
    [InlineData("\0\u0001\u202E")]
    public void OddText_IsNoExceptionAndAtMostAGuess(string text) => Assert.InRange(learnt.Book.Understand(text).Confidence, 0, 1);

    [Fact]
    public void Why_NamesTheWordThatDecided()
    {
        var reasons = learnt.Book.Why("min brp biaya bikin nya ya", "biaya");

        Assert.Equal("biaya", reasons[0].Word);
        Assert.True(reasons[0].Weight > 0);
    }

    private static List<(string Meant, string Text)> Cases(string file) =>
        [.. File.ReadAllLines(RepositoryRoot.File("tests", "utterances", file)).Select(line => line.Split('\t', 2)).Where(parts => parts.Length == 2).Select(parts => (parts[0], parts[1]))];

    public sealed class Learnt
    {
        public IntentBook Book { get; } = IntentBook.Load(RepositoryRoot.File("dialogs")).Book;
    }
}
