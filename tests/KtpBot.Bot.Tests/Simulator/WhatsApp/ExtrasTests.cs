using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace KtpBot.Bot.Tests.Simulator.WhatsApp;

/// <summary>Reactions, forms and notices, as Meta would send them.</summary>
public sealed class ExtrasTests : FarSideTest
{
    [Fact]
    public async Task AReaction_NamesTheBubble_AndCanBeTakenBack()
    {
        await Far.ActAsync(Siti, "text", new { text = "halo" });
        await Far.Bot.NextAsync();
        var (_, sent) = await Far.GraphTextAsync(SitisNumber, "Selamat pagi");
        for (var status = 0; status < 3; status++) await Far.Bot.NextAsync();

        await Far.ActAsync(Siti, "reaction", new { emoji = "👍" });
        await Far.ActAsync(Siti, "reaction", new { });

        var (given, taken) = (await NextMessageAsync(), await NextMessageAsync());
        Assert.Equal(("reaction", "👍"), ((string?)given["type"], (string?)given["reaction"]!["emoji"]));
        Assert.Equal((string?)sent["messages"]![0]!["id"], (string?)given["reaction"]!["message_id"]);
        Assert.Null(taken["reaction"]!["emoji"]);
    }

    [Fact]
    public async Task AFilledForm_CarriesItsEntriesAsAText()
    {
        await Far.ActAsync(Siti, "form", new { fields = new { nama = "Siti", anak = new[] { "Adi" } } });

        var reply = (await NextMessageAsync())["interactive"]!;
        Assert.Equal("nfm_reply", (string?)reply["type"]);
        var entries = JsonNode.Parse((string)reply["nfm_reply"]!["response_json"]!)!;
        Assert.Equal(("unused", "Siti", "Adi"), ((string?)entries["flow_token"], (string?)entries["nama"], (string?)entries["anak"]![0]));
    }

    [Fact]
    public async Task ANewNumber_IsANotice_AndOpensNoWindow()
    {
        await Far.ActAsync(Siti, "system", new { type = "user_changed_number", newNumber = "62899000111" });

        var notice = await NextMessageAsync();
        Assert.Equal(("system", "62899000111"), ((string?)notice["type"], (string?)notice["system"]!["wa_id"]));
        await Far.GraphTextAsync(SitisNumber, "halo");
        Assert.Equal("failed", (await Far.Bot.NextAsync()).Status);
    }

    [Fact]
    public async Task NewsOfTheAccount_ComesInItsOwnField()
    {
        using var answer = await Far.Http.PostAsJsonAsync("/sim/whatsapp/account", new { field = "account_update", value = new { @event = "ACCOUNT_RESTRICTION" } });

        var change = (await Far.Bot.NextAsync()).Json["entry"]![0]!["changes"]![0]!;
        Assert.Equal(("account_update", "ACCOUNT_RESTRICTION"), ((string?)change["field"], (string?)change["value"]!["event"]));
    }

    [Fact]
    public async Task AReadMarkForAnUnknownMessage_IsRefused()
    {
        var (status, json) = await Far.GraphAsync(new { messaging_product = "whatsapp", status = "read", message_id = "wamid.unknown" });

        Assert.Equal((HttpStatusCode.BadRequest, 100), (status, (int)json["error"]!["code"]!));
    }

    [Theory]
    [InlineData("baris\nbaru", "go:menu", 100)]
    [InlineData("lima     spasi", "go:menu", 100)]
    [InlineData("", "go:menu", 100)]
    [InlineData("satu baris", "", 100)]
    [InlineData("satu baris", "go:menu", null)]
    public async Task ATemplatesGapsAndPayloads_AreChecked(string gap, string payload, int? code)
    {
        var (_, json) = await Far.GraphAsync(new
        {
            messaging_product = "whatsapp",
            to = SitisNumber,
            type = "template",
            template = new
            {
                name = "siap",
                language = new { code = "id" },
                components = new object[]
                {
                    new { type = "body", parameters = new[] { new { type = "text", text = gap } } },
                    new { type = "button", sub_type = "quick_reply", index = "0", parameters = new[] { new { type = "payload", payload } } },
                },
            },
        });

        Assert.Equal(code, (int?)json["error"]?["code"]);
    }

    private async Task<JsonNode> NextMessageAsync() => (await Far.Bot.NextAsync()).Value["messages"]![0]!;
}
