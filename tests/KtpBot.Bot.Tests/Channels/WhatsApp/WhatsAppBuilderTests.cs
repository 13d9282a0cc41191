using System.Text;
using System.Text.Json.Nodes;
using KtpBot.Bot.Channels.WhatsApp;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Channels.WhatsApp;

public sealed class WhatsAppBuilderTests
{
    private const string Head = """{"messaging_product":"whatsapp","recipient_type":"individual","to":"628111",""";

    [Fact]
    public void Text_IsPlain() => Same(
        Head + """ "type":"text","text":{"preview_url":false,"body":"Halo *Siti*"}}""",
        Json(new TextOut("Halo *Siti*")));

    [Fact]
    public void AUserWithoutANumber_IsTheRecipientNotTheNumber() => Same(
        """{"messaging_product":"whatsapp","recipient_type":"individual","recipient":"ID.991","type":"text","text":{"preview_url":false,"body":"Halo"}}""",
        Json(new TextOut("Halo"), "ID.991"));

    [Fact]
    public void ThreeShortChoices_BecomeButtons() => Same(
        Head + """ "type":"interactive","interactive":{"type":"button","body":{"text":"Lanjut?"},"action":{"buttons":[{"type":"reply","reply":{"id":"ya","title":"Ya"}},{"type":"reply","reply":{"id":"tidak","title":"Tidak"}}]}}}""",
        Json(new ChoicesOut("Lanjut?", [new("ya", "Ya"), new("tidak", "Tidak")])));

    [Fact]
    public void FourChoices_BecomeAList() => Same(
        Head + """ "type":"interactive","interactive":{"type":"list","body":{"text":"Pilih layanan"},"action":{"button":"Lihat","sections":[{"rows":[{"id":"a","title":"A"},{"id":"b","title":"B","description":"ket"},{"id":"c","title":"C"},{"id":"d","title":"D"}]}]}}}""",
        Json(new ChoicesOut("Pilih layanan", [new("a", "A"), new("b", "B", "ket"), new("c", "C"), new("d", "D")], "Lihat")));

    public static TheoryData<string, int, int, string> Forms => new()
    {
        { "three of twenty characters", 3, 20, "button" },
        { "three of twenty-one", 3, 21, "list" },
        { "ten of twenty-four", 10, 24, "list" },
        { "ten of twenty-five", 10, 25, "text" },
        { "eleven", 11, 5, "text" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void AMenu_TakesTheRichestFormThatFits(string label, int count, int length, string form)
    {
        var menu = new ChoicesOut("Pilih", [.. Enumerable.Range(0, count).Select(n => new Choice($"id{n}", n.ToString("D2", null).PadRight(length, 'x')))]);

        var body = Json(menu);

        var kind = (string?)body["interactive"]?["type"] ?? (string)body["type"]!;
        Assert.True(form == kind, label);
        if (form == "text") Assert.All(menu.Choices, choice => Assert.Contains(choice.Title, (string)body["text"]!["body"]!));
    }

    [Fact]
    public void ADescription_IsNeverLostToButtons() =>
        Assert.Equal("list", (string)Json(new ChoicesOut("Pilih", [new("a", "A", "penting")]))["interactive"]!["type"]!);

    [Fact]
    public void EqualTitles_CannotBeButtons() =>
        Assert.Equal("list", (string)Json(new ChoicesOut("Pilih", [new("a", "Sama"), new("b", "Sama")]))["interactive"]!["type"]!);

    [Fact]
    public void ALongQuestion_GoesAheadInWords_AndItsEndStandsWithTheButtons()
    {
        var text = string.Join(" ", Enumerable.Range(0, 120).Select(n => $"Kalimat nomor {n}."));

        var parts = WhatsAppBuilder.Build("628111", new ChoicesOut(text, [new("a", "A")]));

        Assert.True(parts.Count > 1);
        var bodies = parts.Select(part => JsonNode.Parse(((WhatsAppBody)part).Json)!).ToList();
        Assert.All(bodies.SkipLast(1), body => Assert.Equal("text", (string)body["type"]!));
        var last = (string)bodies[^1]["interactive"]!["body"]!["text"]!;
        Assert.InRange(last.Length, 1, 1000);
        Assert.EndsWith("Kalimat nomor 119.", last);
    }

    [Fact]
    public void ALongText_IsCutBelow4096()
    {
        var parts = WhatsAppBuilder.Build("628111", new TextOut(string.Join(" ", Enumerable.Range(0, 900).Select(n => $"Kalimat {n}."))));

        Assert.Equal(3, parts.Count);
        Assert.All(parts, part => Assert.InRange(((string)JsonNode.Parse(((WhatsAppBody)part).Json)!["text"]!["body"]!).Length, 1, 4096));
    }

    [Fact]
    public void ATemplate_IsUsedOnlyWhenTheWindowIsClosed()
    {
        var content = new TemplateOut(new TextOut("Siap diambil"), "siap_diambil", "id", ["KWS-2026-000001", "Loket\n Pelayanan", " "]);

        Same(Head + """ "type":"text","text":{"preview_url":false,"body":"Siap diambil"}}""", Json(content));
        Same(
            Head + """ "type":"template","template":{"name":"siap_diambil","language":{"code":"id"},"components":[{"type":"body","parameters":[{"type":"text","text":"KWS-2026-000001"},{"type":"text","text":"Loket Pelayanan"},{"type":"text","text":"-"}]}]}}""",
            JsonNode.Parse(WhatsAppTemplate.Build("628111", content).Json)!);
    }

    [Fact]
    public void APictureAndADocument_ReferToTheUpload()
    {
        var picture = new FileOut(Guid.Empty, "foto.jpg", "image/jpeg", "Contoh");
        var pdf = new FileOut(Guid.Empty, "Tanda terima.pdf", "application/pdf", null);

        Same(Head + """ "type":"image","image":{"id":"77","caption":"Contoh"}}""", JsonNode.Parse(WhatsAppBuilder.FileMessage("628111", "77", picture, asImage: true, "Contoh"))!);
        Same(Head + """ "type":"document","document":{"id":"78","filename":"Tanda terima.pdf"}}""", JsonNode.Parse(WhatsAppBuilder.FileMessage("628111", "78", pdf, asImage: false, null))!);
    }

    [Fact]
    public void ALongCaption_FollowsAsText()
    {
        var parts = WhatsAppBuilder.Build("628111", new FileOut(Guid.Empty, "a.pdf", "application/pdf", new string('a', 1025)));

        Assert.Null(Assert.IsType<WhatsAppFile>(parts[0]).Caption);
        Assert.IsType<WhatsAppBody>(parts[1]);
    }

    private static JsonNode Json(OutgoingContent content, string address = "628111") =>
        JsonNode.Parse(((WhatsAppBody)Assert.Single(WhatsAppBuilder.Build(address, content))).Json)!;

    private static void Same(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Encoding.UTF8.GetBytes(expected)), actual), actual.ToJsonString());
}
