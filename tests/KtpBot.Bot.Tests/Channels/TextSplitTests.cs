using KtpBot.Bot.Channels;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Channels;

public sealed class TextSplitTests
{
    [Fact]
    public void AShortText_StaysWhole() => Assert.Equal(["Halo."], TextSplit.AtSentences("Halo.", 5));

    [Theory]
    [InlineData("Satu dua.\n\nTiga empat lima. Enam.", 20, "Satu dua.|Tiga empat lima.|Enam.")]
    [InlineData("Baris satu ini\nbaris dua. Itu", 20, "Baris satu ini|baris dua. Itu")]
    [InlineData("Kalimat satu. Kalimat dua. Tiga.", 28, "Kalimat satu. Kalimat dua.|Tiga.")]
    [InlineData("kata kata kata kata", 12, "kata kata|kata kata")]
    [InlineData("abcdefghij", 4, "abcd|efgh|ij")]
    public void ALongText_IsCutWhereAReaderPauses(string text, int limit, string expected) =>
        Assert.Equal(expected.Split('|'), TextSplit.AtSentences(text, limit));

    [Fact]
    public void AnEmoji_IsNeverCutInHalf() =>
        Assert.All(TextSplit.AtSentences(string.Concat(Enumerable.Repeat("😀", 10)), 5), part => Assert.Equal(0, part.Length % 2));

    [Fact]
    public void NoWordIsLost()
    {
        var words = string.Join(' ', Enumerable.Range(0, 2000).Select(n => n % 9 == 0 ? $"kata{n}. " : $"kata{n}"));

        var parts = TextSplit.AtSentences(words, 300);

        Assert.All(parts, part => Assert.InRange(part.Length, 1, 300));
        Assert.Equal(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), parts.SelectMany(part => part.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void ANumberedMenu_ShowsEveryChoiceWithItsDescription() =>
        Assert.Equal(
            "Pilih:\n\n1. Satu\n2. Dua – keterangan",
            NumberedText.Of(new ChoicesOut("Pilih:", [new Choice("a", "Satu"), new Choice("b", "Dua", "keterangan")])));
}
