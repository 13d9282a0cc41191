using KtpBot.Core.Dialogs;

namespace KtpBot.Core.Tests.Dialogs;

public class TextTemplateTests
{
    [Theory]
    [InlineData("Halo {name}, nomor {number}.", "Halo Siti, nomor 7.")]
    [InlineData("{number}{number}", "77")]
    [InlineData("Tanpa celah { } {Bukan} {", "Tanpa celah { } {Bukan} {")]
    [InlineData("Kosong:{missing}.", "Kosong:.")]
    public void Fill_PutsValuesIntoNamedGaps(string source, string expected) =>
        Assert.Equal(expected, TextTemplate.Parse(source).Fill(new Dictionary<string, string> { ["name"] = "Siti", ["number"] = "7" }));
}
