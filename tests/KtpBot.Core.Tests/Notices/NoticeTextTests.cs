using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Notices;
using KtpBot.Core.Offices;
using KtpBot.Core.Workflow;
using KtpBot.Testing;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Processes;

namespace KtpBot.Core.Tests.Notices;

/// <summary>Every notice that can be sent at all, in both languages.</summary>
public sealed class NoticeTextTests
{
    private static readonly string Dialogs = RepositoryRoot.File("dialogs");
    private static readonly ProcedureBook Procedures = ProcedureBook.Load(Dialogs).Book;
    private static readonly TextBook Texts = TextBook.Load(Dialogs).Book;
    private static readonly TemplateBook Templates = TemplateBook.Load(Dialogs).Book;
    private static readonly OfficeProfile Office = OfficeFile.Load(Dialogs, TestOffices.Kwangsan).Office!;

    public static TheoryData<string, string> All =>
        [.. Keys().SelectMany(key => Texts.Languages.Select(language => new TheoryDataRow<string, string>(key, language)))];

    [Theory]
    [MemberData(nameof(All))]
    public void EveryNotice_HasItsWordsAndFitsItsChannels(string key, string language)
    {
        var content = Written(key, language, [new DecisionReason("buram", "kk")], "Mohon difoto ulang, ya.");

        Assert.True(Texts.Has("notice." + key, language), $"notice.{key} is missing in {language}.");
        var plain = content is TemplateOut template ? template.Plain : content;
        var (text, choices) = plain is ChoicesOut c ? (c.Text, c.Choices) : (Assert.IsType<TextOut>(plain).Text, []);
        Assert.Contains("KWS-2026-000123", text, StringComparison.Ordinal);
        Assert.DoesNotContain('{', text);
        Assert.DoesNotContain("notice.", text, StringComparison.Ordinal);
        Assert.True(text.Length <= 1024, "A text with buttons holds at most 1,024 characters.");
        Assert.True(choices.Count <= 3);
        Assert.All(choices, choice => Assert.True(choice.Title.Length <= 20 && choice.Id.Length <= 48, choice.Title));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void EveryTemplateValue_IsOneFilledLine(string key, string language)
    {
        if (Written(key, language, [new DecisionReason("buram", "kk"), new DecisionReason("gelap", null)], "Satu\nDua") is not TemplateOut template) return;

        Assert.Equal(language == "en" ? "en" : "id", template.Language); // No template is registered in a regional language.
        Assert.All(template.Parameters, value => Assert.True(value.Length > 0 && !value.Contains('\n', StringComparison.Ordinal), value));
    }

    [Fact]
    public void TheProjectsOwnNotices_HaveNoFault() => Assert.Empty(NoticeChecks.Run(Procedures, Texts, Templates));

    [Theory]
    [InlineData("id", "  handed-over: |-", "  diserahkan: |-", "'notice.handed-over' is missing", 0)]
    [InlineData("en", "    jadwal: Choose a time", "    jadwal: Choose a time that suits you", "at most 20 fit", 10)]
    [InlineData("id", "KTP-el permohonan *{number}* masih", "KTP-el {nama} masih", "'{nama}', which nothing fills", 1)]
    public void AFaultyNotice_IsFoundInItsLanguage(string language, string good, string bad, string expected, int leastLine)
    {
        using var folder = new TemporaryFolder();
        foreach (var each in new[] { "id", "en" })
        {
            var text = File.ReadAllText(RepositoryRoot.File("dialogs", "text", each, "notices.yaml"));
            Assert.Contains(good, each == language ? text : good, StringComparison.Ordinal);
            Directory.CreateDirectory(folder.File("text", each));
            foreach (var other in Directory.EnumerateFiles(RepositoryRoot.File("dialogs", "text", each), "*.yaml")) File.Copy(other, Path.Combine(folder.File("text", each), Path.GetFileName(other)));
            File.WriteAllText(folder.File("text", each, "notices.yaml"), each == language ? text.Replace(good, bad, StringComparison.Ordinal) : text);
        }

        var fault = Assert.Single(NoticeChecks.Run(Procedures, TextBook.Load(folder.Path).Book, Templates));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Equal($"dialogs/text/{language}/notices.yaml", fault.File);
        Assert.True(fault.Line >= leastLine);
    }

    [Fact]
    public void News_ThatMayComeLate_HasATemplate()
    {
        // What a citizen hears in answer to their own message lies inside the reply window.
        string[] answers = ["submitted", "resent", "slot-booked", "withdrawn"];

        var late = Keys().Except(answers).ToList();
        var own = late.SelectMany(key => WithoutACard.Where(service => Texts.KeyFor(service, "notice." + key) != "notice." + key).Select(service => $"{service}.{key}"));
        Assert.Equal(late.Concat(own).Order(StringComparer.Ordinal), Templates.All.Select(t => t.Notice).Order(StringComparer.Ordinal));
    }

    /// <summary>Whoever came for a letter or for IKD reads of no card, no printing and no recording, in whatever news reaches him.</summary>
    [Theory]
    [InlineData("ikd", "submitted,slot-booked,missed,returned,handed-over,appointment-reminder,appointment-day,seat-offered,seat-expired,wait-over,survey,withdrawn,rejected")]
    [InlineData("surat_pengantar", "submitted,forwarded,returned,resent,ready-for-pickup,pickup-reminder,handed-over,survey,withdrawn,rejected")]
    public void AServiceWithoutACard_SpeaksOfNone(string service, string keys)
    {
        foreach (var key in keys.Split(','))
        {
            var content = Written(key, "id", [], null, service);
            var words = content is TemplateOut { Plain: var plain } ? plain : content;
            var text = words is ChoicesOut choices ? choices.Text + string.Concat(choices.Choices.Select(c => c.Title)) : ((TextOut)words).Text;

            Assert.All((string[])["kartu", "cetak", "rekam", "KTP-el"], word => Assert.False(text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{service}.{key}: {text}"));
        }
    }

    [Fact]
    public void ANoticeInAServicesOwnWords_HasATemplateAndButtonsOfItsOwn()
    {
        var template = Assert.IsType<TemplateOut>(Written("returned", "en", [new DecisionReason("email_tidak_masuk", null)], null, "ikd"));

        Assert.Equal(("ikd_belum_bisa", "en"), (template.Name, template.Language));
        Assert.Equal(["go:jadwal:4000000000", "go:petugas"], Assert.IsType<ChoicesOut>(template.Plain).Choices.Select(c => c.Id));
        Assert.Equal("Make an appointment", ((ChoicesOut)template.Plain).Choices[0].Title);
        Assert.Contains("did not arrive", template.Parameters[1], StringComparison.Ordinal);
    }

    [Fact]
    public void OwnWords_WithoutATemplate_AreAFault()
    {
        var others = new TemplateBook(Templates.All.Where(t => t.Notice != "ikd.survey"), Templates.Messages);

        Assert.Contains("'ikd.survey' needs a template of its own", Assert.Single(NoticeChecks.Run(Procedures, Texts, others)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Returned_WithoutADocumentToSend_OffersAPersonOnly()
    {
        var template = Assert.IsType<TemplateOut>(Written("returned", "id", [new DecisionReason("data_tidak_sesuai", null)], null));

        Assert.Equal(["go:petugas"], Assert.IsType<ChoicesOut>(template.Plain).Choices.Select(c => c.Id));
    }

    [Theory]
    [InlineData("returned", "go:kirim-ulang:7,go:petugas")]
    [InlineData("choose-slot", "go:jadwal:7")]
    [InlineData("appointment-reminder", "go:datang:7,go:jadwal:7,go:jadwal-batal:7")]
    [InlineData("appointment-day", "go:sampai:7,go:jadwal:7,go:jadwal-batal:7")]
    [InlineData("seat-offered", "go:tempat:7:ambil,go:tempat:7:lepas")]
    [InlineData("verified", "")]
    public void ATemplatesButtons_AreTheChoicesOfTheOrdinaryMessage(string key, string ids)
    {
        var template = Assert.IsType<TemplateOut>(Written(key, "id", [new DecisionReason("buram", "kk")], null));

        Assert.Equal(ids, string.Join(',', template.Buttons ?? []).Replace(":4000000000", ":7", StringComparison.Ordinal));
        Assert.Equal(template.Plain is ChoicesOut menu ? menu.Choices.Select(c => c.Id) : [], template.Buttons ?? []);
    }

    [Fact]
    public void AButtonThatTheNoticeDoesNotHave_IsAFault()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("templates"));
        File.WriteAllText(folder.File(Path.Combine("templates", "t.yaml")), "templates:\n  - notice: missed\n    name: x\n    languages: [id]\n    parameters: [number]\n    header: note\n    buttons: [petugas]\n");

        var (_, faults) = TemplateBook.Load(folder.Path);

        Assert.Contains(faults, fault => fault.Message.Contains("'petugas' is no button of the notice 'missed'", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Message.Contains("'note' is no single-line value", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("submitted")]
    [InlineData("ready-for-pickup")]
    public void WhereMoneyIsAskedFor_TheNoticeSaysThatItIsFreeAndWhereToComplain(string key)
    {
        var text = Texts.Render("notice." + key, "id", new Dictionary<string, string> { ["complaint"] = Office.ComplaintChannel });

        Assert.Contains("gratis", text, StringComparison.Ordinal);
        Assert.Contains("lapor.go.id", text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Keys() => NoticeChecks.KeysOf(Procedures);

    private static readonly string[] WithoutACard = ["ikd", "surat_pengantar"];

    private static OutgoingContent Written(string key, string language, DecisionReason[] reasons, string? note, string service = "hilang")
    {
        var file = new CaseFile
        {
            Id = 4_000_000_000,
            OfficeId = "kwangsan",
            Number = "KWS-2026-000123",
            Service = service,
            ProcedureId = "kwangsan-ktp-el",
            ProcedureVersion = 1,
            SubmissionKey = "k",
            PersonId = 1,
            SubmittedAt = new DateTime(2026, 11, 17, 2, 0, 0, DateTimeKind.Utc),
        };
        return new NoticeWriter(Texts, Procedures.Reasons, Templates, Office)
            .Write(file, language, new CitizenTold(key, reasons, note, Until: new DateTime(2026, 11, 18, 4, 0, 0, DateTimeKind.Utc)) { Record = "record.DUPLICATE_RECORD" }, new DateTime(2026, 11, 19, 2, 0, 0, DateTimeKind.Utc));
    }
}
