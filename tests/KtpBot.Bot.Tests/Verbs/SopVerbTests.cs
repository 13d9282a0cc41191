using System.Xml.Linq;
using KtpBot.Bot.Verbs;
using KtpBot.Testing.Processes;

namespace KtpBot.Bot.Tests.Verbs;

public sealed class SopVerbTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public void Dispose()
    {
        _output.Dispose();
        _errors.Dispose();
    }

    [Fact]
    public void Run_WritesBothFiles()
    {
        using var folder = new TemporaryFolder();
        var (svg, pdf) = (Path.Combine(folder.Path, "sop.svg"), Path.Combine(folder.Path, "sop.pdf"));

        Assert.Equal(0, SopVerb.Run(["kwangsan-ktp-el", "--svg", svg, "--pdf", pdf], _output, _errors));
        Assert.Equal("svg", XDocument.Load(svg).Root!.Name.LocalName);
        Assert.Equal("%PDF"u8.ToArray(), File.ReadAllBytes(pdf)[..4]);
        Assert.Empty(_errors.ToString());
    }

    [Fact]
    public void Compare_TellsTheChangesBetweenTwoVersions_OrWhichThereAre()
    {
        Assert.Equal(0, SopVerb.Run(["kwangsan-ktp-el", "--compare", "2", "3"], _output, _errors));
        Assert.Equal(2, SopVerb.Run(["kwangsan-ktp-el", "--compare", "2", "9"], _output, _errors));

        Assert.Contains("kwangsan-ktp-el: versi 2 → 3", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("- Sebab jeda: (kosong) → jaringan, siak, listrik", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Versi kwangsan-ktp-el yang ada: 1, 2, 3, 4.", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithUnknownProcedure_ListsTheKnownOnes()
    {
        Assert.Equal(2, SopVerb.Run(["kwangsan", "--svg", "x.svg"], _output, _errors));
        Assert.Contains("\"kwangsan\" tidak dikenal. Pilihan: kwangsan-ikd, kwangsan-ktp-el, musi-banyuasin-ktp-el", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithoutAFile_AsksForOne()
    {
        Assert.Equal(2, SopVerb.Run(["kwangsan-ktp-el"], _output, _errors));
        Assert.Contains("--svg", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_IntoAFolderThatIsNotThere_SaysSo()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(1, SopVerb.Run(["kwangsan-ktp-el", "--pdf", Path.Combine(folder.Path, "tidak", "ada.pdf")], _output, _errors));
        Assert.Contains("tidak dapat ditulis", _errors.ToString(), StringComparison.Ordinal);
    }
}
