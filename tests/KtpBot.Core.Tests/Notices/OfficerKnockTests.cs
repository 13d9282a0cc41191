using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Notices;
using KtpBot.Core.Offices;
using KtpBot.Testing;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Processes;

namespace KtpBot.Core.Tests.Notices;

public sealed class OfficerKnockTests
{
    private static readonly string Dialogs = RepositoryRoot.File("dialogs");
    private static readonly TextBook Texts = TextBook.Load(Dialogs).Book;
    private static readonly TemplateBook Templates = TemplateBook.Load(Dialogs).Book;

    [Theory]
    [InlineData("id", "id", "Petugas Kantor Desa Kwangsan mengirim pesan")]
    [InlineData("en", "en", "An officer of Kantor Desa Kwangsan has a message")]
    [InlineData("jv", "id", "Petugas Kantor Desa Kwangsan ngirim pesen")]
    public void Knock_SpeaksTheCitizensLanguage_OrIndonesian(string language, string registered, string words)
    {
        var knock = new OfficerKnock(Texts, Templates, OfficeFile.Load(Dialogs, TestOffices.Kwangsan).Office!).Write(language);

        Assert.Equal(("ktp_pesan_petugas", registered), (knock.Name, knock.Language));
        Assert.Equal(["Kantor Desa Kwangsan"], knock.Parameters);
        Assert.StartsWith(words, Assert.IsType<TextOut>(knock.Plain).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void TheProjectsOwnKnock_HasNoFault() => Assert.Empty(OfficerKnock.Check(Texts, Templates));

    [Theory]
    [InlineData("message: petugas.knock", "message: petugas.tok", 2, "Nothing sends the message 'petugas.tok'")]
    [InlineData("parameters: [office]", "parameters: [phone]", 1, "'petugas.knock' has no value 'phone'")]
    public void FaultyTemplate_IsFound(string good, string bad, int faults, string first)
    {
        using var folder = new TemporaryFolder();
        var text = File.ReadAllText(RepositoryRoot.File("dialogs", "templates", "petugas.yaml"));
        Assert.Contains(good, text, StringComparison.Ordinal);
        Directory.CreateDirectory(folder.File("templates"));
        File.WriteAllText(folder.File("templates", "petugas.yaml"), text.Replace(good, bad, StringComparison.Ordinal));

        var found = OfficerKnock.Check(Texts, TemplateBook.Load(folder.Path).Book).ToList();

        Assert.Equal(faults, found.Count);
        Assert.Contains(first, found[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "{office}", "{kantor}", "'{kantor}', which nothing fills")]
    [InlineData("id", "  knock:", "  ketuk:", "'petugas.knock' is missing")]
    public void FaultyWords_AreFoundInTheirLanguage(string language, string good, string bad, string expected)
    {
        using var folder = new TemporaryFolder();
        foreach (var each in new[] { "id", "en" })
        {
            var text = File.ReadAllText(RepositoryRoot.File("dialogs", "text", each, "petugas.yaml"));
            Directory.CreateDirectory(folder.File("text", each));
            File.WriteAllText(folder.File("text", each, "petugas.yaml"), each == language ? text.Replace(good, bad, StringComparison.Ordinal) : text);
        }

        var fault = Assert.Single(OfficerKnock.Check(TextBook.Load(folder.Path).Book, Templates));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Equal($"dialogs/text/{language}/petugas.yaml", fault.File);
    }
}
