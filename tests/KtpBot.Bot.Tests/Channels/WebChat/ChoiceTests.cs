using System.Text.Json.Nodes;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>Choices in the three forms that Bot Framework clients have, and every way a tap comes back.</summary>
public sealed class ChoiceTests
{
    [Fact]
    public async Task Few_AreSuggestedActions()
    {
        var activity = await SentAsync(new ChoicesOut("Setuju?", [new Choice("ya", "Setuju"), new Choice("tidak", "Tidak")]));

        var action = activity["suggestedActions"]!["actions"]![0]!;
        Assert.Equal(("messageBack", "Setuju", "ya"), ((string)action["type"]!, (string)action["title"]!, (string)action["value"]!["choice"]!));
        Assert.Null(activity["attachments"]);
        Assert.Equal("Setuju?", (string)activity["channelData"]!["ktpbot"]!["text"]!);
    }

    [Fact]
    public async Task Many_AreAHeroCard()
    {
        var activity = await SentAsync(new ChoicesOut("Jam berapa?", [.. Enumerable.Range(8, 6).Select(x => new Choice($"jam.{x}", $"{x}.00"))]));

        var card = Assert.Single(activity["attachments"]!.AsArray())!;
        Assert.Equal("application/vnd.microsoft.card.hero", (string)card["contentType"]!);
        Assert.Equal(6, card["content"]!["buttons"]!.AsArray().Count);
        Assert.Equal(("messageBack", "jam.8"), ((string)card["content"]!["buttons"]![0]!["type"]!, (string)card["content"]!["buttons"]![0]!["value"]!["choice"]!));
        Assert.Null(activity["suggestedActions"]);
    }

    [Fact]
    public async Task WithSecondLines_AreAnAdaptiveCard()
    {
        var activity = await SentAsync(new ChoicesOut("Apa yang terjadi?", [new Choice("go:hilang", "KTP hilang", "Butuh surat kehilangan"), new Choice("go:rusak", "KTP rusak")]));

        var card = Assert.Single(activity["attachments"]!.AsArray())!;
        var row = card["content"]!["body"]![0]!;
        Assert.Equal(("application/vnd.microsoft.card.adaptive", "1.3"), ((string)card["contentType"]!, (string)card["content"]!["version"]!));
        Assert.Equal(["KTP hilang", "Butuh surat kehilangan"], row["items"]!.AsArray().Select(x => (string)x!["text"]!));
        Assert.Equal(("Action.Submit", "go:hilang"), ((string)row["selectAction"]!["type"]!, (string)row["selectAction"]!["data"]!["choice"]!));
        Assert.Equal("Apa yang terjadi?", (string)activity["text"]!);
    }

    [Theory]
    [InlineData("""{"type":"message","text":"KTP hilang","value":{"choice":"go:hilang"},"channelData":{"messageBack":{"displayText":"KTP hilang"}}}""", "KTP hilang")]
    [InlineData("""{"type":"message","value":{"choice":"go:hilang"},"channelData":{"postBack":true}}""", null)]
    [InlineData("""{"type":"message","text":"go:hilang","channelData":{"postBack":true}}""", null)]
    [InlineData("""{"type":"message","value":"go:hilang","channelData":{"postBack":true}}""", null)]
    [InlineData("""{"type":"message","value":{"choice":"go:hilang","title":"KTP hilang"},"channelData":{"postBack":true}}""", "KTP hilang")]
    public async Task Tap_InAnyForm_IsTheChoice(string posted, string? title)
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();

        using var response = await host.PostAsync(chat, JsonNode.Parse(posted)!);

        Assert.Equal(new ChoiceIn("go:hilang", title), Assert.Single(host.Intake.Accepted).Content);
        var echo = Assert.Single((await host.ReadAsync(chat)).Activities);
        // With its title a tap shows as a bubble of the citizen; without one it stays hidden, as the client meant it.
        if (title is not null) Assert.Equal((title, null), ((string?)echo["text"], echo["channelData"]?["postBack"]));
    }

    private static async Task<JsonNode> SentAsync(ChoicesOut choices)
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        await host.Channel.SendAsync(new OutgoingMessage(1, chat.Id, choices, null), CancellationToken.None);
        return Assert.Single((await host.ReadAsync(chat)).Activities);
    }
}
