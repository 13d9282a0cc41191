using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Registration;
using KtpBot.Testing;

namespace KtpBot.Core.Tests.Registration;

/// <summary>What the form asks follows from requirements and flows alone.</summary>
public sealed class FormShapeTests
{
    private static readonly string Dialogs = RepositoryRoot.File("dialogs");

    [Fact]
    public void EveryServiceOfEveryOffice_HasAForm_OrNothingToSend()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(Dialogs, "offices")).Select(f => Path.GetFileName(f)!))
        {
            var (book, _) = DialogBook.Load(Dialogs, folder);
            var office = OfficeFile.Load(Dialogs, folder).Office!;
            foreach (var service in office.Procedures.Keys)
            {
                var shape = FormShape.For(book, service);
                Assert.True(shape is not null == (service != "ikd"), $"{folder}: {service}");
                if (shape is null) continue;
                Assert.True(shape.IsAnswered(Filled(shape)), service);
            }

            Assert.All(office.LinkServices, service => Assert.NotNull(FormShape.For(book, service)));
        }
    }

    [Fact]
    public void Questions_AreTheServicesOwn_AndWaitForTheAnswerTheyDependOn()
    {
        var (book, _) = DialogBook.Load(Dialogs, "selemadeg-timur");

        var change = FormShape.For(book, "ubah_data")!;
        Assert.Equal(["berubah", "kk_baru", "filer"], change.Asked(new Dictionary<string, string>()).Select(q => q.Answer));
        Assert.Equal("pengajuan.kk-changed", change.Asked(new Dictionary<string, string>())[1].TextKey);
        Assert.Equal("saring.moved", FormShape.For(book, "pindah_datang")!.Asked(new Dictionary<string, string>()).Single(q => q.Answer == "kk_baru").TextKey);

        var away = FormShape.For(book, "luar_domisili")!;
        Assert.DoesNotContain(away.Asked(new Dictionary<string, string>()), q => q.Answer == "usia");
        Assert.Contains(away.Asked(new Dictionary<string, string> { ["perlu"] = "rekam" }), q => q.Answer == "usia");

        // What was not offered, or belongs to another service, is no answer.
        Assert.Empty(change.Known(new Dictionary<string, string> { ["berubah"] = "semua", ["usia"] = "cukup" }));
        Assert.Equal("kk-dulu", change.Needs.RefusalFor(change.Known(new Dictionary<string, string> { ["berubah"] = "nama", ["kk_baru"] = "belum" })));
    }

    /// <summary>The first answer to everything that comes to be asked.</summary>
    private static Dictionary<string, string> Filled(FormShape shape)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        while (shape.Asked(answers).FirstOrDefault(q => !answers.ContainsKey(q.Answer)) is { } question) answers[question.Answer] = question.Options[0].Value;
        return answers;
    }
}
