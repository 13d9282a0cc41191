using System.Text;
using System.Text.Json.Nodes;
using KtpBot.Bot.Channels;
using KtpBot.Bot.Channels.Telegram;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Channels.Telegram;

public sealed class TelegramBuilderTests
{
    [Fact]
    public void Text_IsPlain_AndOpensNoPreview() => Same(
        """{"chat_id":5600000001,"text":"Lihat https://lapor.go.id <b>","link_preview_options":{"is_disabled":true}}""",
        Json(new TextOut("Lihat https://lapor.go.id <b>")));

    [Fact]
    public void Stars_BecomeEntities() => Same(
        """{"chat_id":5600000001,"text":"😀 Nomor KWS-1, simpan ya","entities":[{"type":"bold","offset":3,"length":11},{"type":"bold","offset":16,"length":6}],"link_preview_options":{"is_disabled":true}}""",
        Json(new TextOut("😀 *Nomor KWS-1*, *simpan* ya")));

    [Fact]
    public void Choices_AreAnInlineKeyboard_ShortOnesSideBySide() => Same(
        """{"chat_id":5600000001,"text":"Lanjut?","link_preview_options":{"is_disabled":true},"reply_markup":{"inline_keyboard":[[{"text":"Ya","callback_data":"ya"},{"text":"Tidak","callback_data":"tidak"}],[{"text":"Bicara dengan petugas","callback_data":"petugas"}]]}}""",
        Json(new ChoicesOut("Lanjut?", [new("ya", "Ya"), new("tidak", "Tidak"), new("petugas", "Bicara dengan petugas")])));

    [Fact]
    public void Descriptions_StandInTheMessage() =>
        Assert.Equal("Pilih\n\n• A: pertama", (string)Json(new ChoicesOut("Pilih", [new("a", "A", "pertama"), new("b", "B")]))["text"]!);

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void AnIdBeyondSixtyFourBytes_LeadsToNumberedWords(int bytes, bool asKeyboard)
    {
        var body = Json(new ChoicesOut("Pilih", [new(new string('x', bytes), "Satu")]));

        Assert.Equal(asKeyboard, body["reply_markup"] is not null);
        if (!asKeyboard) Assert.Equal("Pilih\n\n1. Satu", (string)body["text"]!);
    }

    [Fact]
    public void ATemplate_IsItsPlainWords() => Assert.Equal("Siap", (string)Json(new TemplateOut(new TextOut("Siap"), "siap", "id", ["x"]))["text"]!);

    [Fact]
    public void ALongMenu_CarriesItsKeyboardUnderTheLastPart()
    {
        var text = string.Join(" ", Enumerable.Range(0, 400).Select(n => $"Kalimat nomor {n}."));

        var bodies = TelegramBuilder.Build("5600000001", new ChoicesOut(text, [new("a", "A")])).Select(part => JsonNode.Parse(((TelegramText)part).Body)!).ToList();

        Assert.Equal(2, bodies.Count);
        Assert.Null(bodies[0]["reply_markup"]);
        Assert.NotNull(bodies[1]["reply_markup"]);
        Assert.All(bodies, body => Assert.InRange(((string)body["text"]!).Length, 1, 4096));
    }

    public static TheoryData<string, string, string> BoldTexts => new()
    {
        { "none", "biasa", "biasa" },
        { "one", "*tebal*", "tebal [0,5]" },
        { "a product", "2*3*4", "2*3*4" },
        { "a list", "* satu\n* dua", "* satu\n* dua" },
        { "unclosed", "*tebal", "*tebal" },
        { "over lines", "*satu\ndua*", "*satu\ndua*" },
        { "space inside", "*tebal *ya", "*tebal *ya" },
        { "with a colon", "*Jam:* 08.00", "Jam: 08.00 [0,4]" },
        { "empty", "**", "**" },
        { "in brackets", "(*ya*)", "(ya) [1,2]" },
    };

    [Theory]
    [MemberData(nameof(BoldTexts))]
    public void Bold_IsReadAsWhatsAppDoes(string label, string text, string expected)
    {
        var bold = BoldText.Parse(text);

        var shown = bold.Text + string.Concat(bold.Spans.Select(span => $" [{span.Offset},{span.Length}]"));
        Assert.True(expected == shown, $"{label}: {shown}");
    }

    private static JsonNode Json(OutgoingContent content) =>
        JsonNode.Parse(((TelegramText)Assert.Single(TelegramBuilder.Build("5600000001", content))).Body)!;

    private static void Same(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Encoding.UTF8.GetBytes(expected)), actual), actual.ToJsonString());
}
