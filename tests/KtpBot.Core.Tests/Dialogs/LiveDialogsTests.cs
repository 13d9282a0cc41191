using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;
using Microsoft.Extensions.Logging.Abstractions;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>Editing the dialogs of a running office: a good change is used, a broken one is refused with file and line.</summary>
public sealed class LiveDialogsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ktpbot-dialogs-").FullName;
    private readonly LiveDialogs _live;
    private readonly DialogEngine _engine;
    private DialogSession _session = DialogSession.New("id", Guid.Empty, consented: true);

    public LiveDialogsTests()
    {
        foreach (var path in Directory.EnumerateFiles(DialogBooks.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(DialogBooks.Folder, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }

        _live = new LiveDialogs(_folder, "kwangsan", DialogBook.Load(_folder, "kwangsan").Book, NullLogger<LiveDialogs>.Instance);
        _engine = new DialogEngine(() => _live.Book);
    }

    public void Dispose()
    {
        _live.Dispose();
        Directory.Delete(_folder, true);
    }

    [Fact]
    public void ChangedText_IsSaid_OnceTheFileHasSettled()
    {
        var texts = _live.Texts;
        Edit("text/id/umum.yaml", "Baik, kita lanjutkan dalam Bahasa Indonesia.", "Baik, mari berbahasa Indonesia.");

        _live.Look();
        Assert.DoesNotContain("mari berbahasa", Say("bahasa indonesia"), StringComparison.Ordinal);
        _live.Look();

        Assert.Contains("mari berbahasa", Say("bahasa indonesia"), StringComparison.Ordinal);
        Assert.Contains("mari berbahasa", texts.Render("global.language", "id"), StringComparison.Ordinal);
        Assert.Empty(_live.Refused);
    }

    [Fact]
    public void ChangedRequirement_IsListed()
    {
        var file = Path.Combine(_folder, "requirements", "hilang.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("id: surat_hilang, way: Photo", "id: surat_hilang, way: Bring", StringComparison.Ordinal));

        TwoLooks();

        Assert.Equal(DocumentWay.Bring, _live.Requirements.For("hilang")!.Documents.Single(d => d.Id == "surat_hilang").Way);
        Assert.Empty(_live.Refused);
    }

    [Fact]
    public void ChangedFlow_IsFollowed_ByAConversationThatIsOpen()
    {
        Assert.Contains("Mau diajukan sekarang", Say("ktp hilang"), StringComparison.Ordinal);
        Edit("flows/pengajuan.yaml", "title: pengajuan.start-later, words: [", "title: pengajuan.start-later, words: [besok sajalah, ");

        TwoLooks();

        Assert.Empty(_live.Refused);
        Assert.Contains("Kalau sudah siap", Say("besok sajalah"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flows/jam.yaml", "say: jam.text", "say: jam.tidak-ada")]
    [InlineData("flows/jam.yaml", "  - id: isi", "  - di: isi")]
    [InlineData("text/id/umum.yaml", "global:", "global")]
    [InlineData("requirements/hilang.yaml", "way: Photo", "way: Foto")]
    public void BrokenEdit_IsRefusedWithFileAndLine_AndTheOldOneStays(string file, string good, string broken)
    {
        Say("halo");
        var before = Say("jam buka kantor?");
        Edit(file, good, broken);

        TwoLooks();

        Assert.Contains(_live.Refused, fault => fault.File == "dialogs/" + file && fault.Line > 0);
        Assert.Equal(before, Say("jam buka kantor?"));
        Edit(file, broken, good);
        TwoLooks();
        Assert.Empty(_live.Refused);
    }

    private void TwoLooks()
    {
        _live.Look();
        _live.Look();
    }

    private void Edit(string file, string from, string to)
    {
        var path = Path.Combine(_folder, file.Replace('/', Path.DirectorySeparatorChar));
        var text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    private string Say(string words)
    {
        var turn = _engine.Advance(_session, new Heard(words), Play.Start);
        _session = turn.Session;
        return string.Join('\n', turn.Messages.Select(Play.TextOf));
    }
}
