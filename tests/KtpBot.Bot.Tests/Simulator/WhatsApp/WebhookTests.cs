using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace KtpBot.Bot.Tests.Simulator.WhatsApp;

public sealed class WebhookTests : FarSideTest
{
    [Fact]
    public async Task Text_IsSignedOverTheRawBytes_WithNonAsciiEscaped()
    {
        await Far.ActAsync(Siti, "text", new { text = "KTP saya hilang – tolong 🙏" });

        var hook = await Far.Bot.NextAsync();
        var expected = HMACSHA256.HashData("demo-app-secret"u8, hook.Body);
        Assert.Equal($"sha256={Convert.ToHexStringLower(expected)}", hook.Headers["X-Hub-Signature-256"]);
        Assert.DoesNotContain(hook.Body, b => b > 127);
        Assert.Equal("KTP saya hilang – tolong 🙏", hook.Message);
    }

    [Fact]
    public async Task Envelope_HasTheShapeOfTheCloudApi()
    {
        var sent = await Far.ActAsync(Siti, "text", new { text = "Halo" });

        var hook = await Far.Bot.NextAsync();
        Assert.Equal("/wa", hook.Path);
        Assert.Equal("whatsapp_business_account", (string?)hook.Json["object"]);
        Assert.Equal("messages", (string?)hook.Json["entry"]![0]!["changes"]![0]!["field"]);
        Assert.Equal(FarSide.PhoneNumberId, (string?)hook.Value["metadata"]!["phone_number_id"]);
        Assert.Equal(SitisNumber, (string?)hook.Value["contacts"]![0]!["wa_id"]);
        Assert.Equal("Siti Rahmawati", (string?)hook.Value["contacts"]![0]!["profile"]!["name"]);
        var message = hook.Value["messages"]![0]!;
        Assert.Equal((SitisNumber, (string?)sent["id"], "text"), ((string?)message["from"], (string?)message["id"], (string?)message["type"]));
        Assert.Equal($"{Far.Clock.GetUtcNow().ToUnixTimeSeconds()}", (string?)message["timestamp"]);
    }

    [Fact]
    public async Task Webhook_WhenRefused_ComesAgainUnchangedUntilAccepted()
    {
        Far.Bot.Answer(500, 201, 200);

        await Far.ActAsync(Siti, "text", new { text = "Halo" });

        var (first, second, third) = (await Far.Bot.NextAsync(), await Far.Bot.NextAsync(), await Far.Bot.NextAsync());
        Assert.Equal(first.Body, second.Body);
        Assert.Equal(first.Body, third.Body);
        var log = await AttemptsAsync(3);
        Assert.Equal([(1, 500, false), (2, 201, false), (3, 200, true)], log.Select(a => ((int)a["attempt"]!, (int)a["status"]!, (bool)a["accepted"]!)));
    }

    [Fact]
    public async Task Messages_OfOneCitizen_WaitForTheOneBefore()
    {
        Far.Bot.Answer(503, 503, 200);

        await Far.ActAsync(Siti, "text", new { text = "satu" });
        await Far.ActAsync(Siti, "text", new { text = "dua" });

        var texts = new List<string?>();
        for (var i = 0; i < 4; i++) texts.Add((await Far.Bot.NextAsync()).Message);
        Assert.Equal(["satu", "satu", "satu", "dua"], texts);
    }

    [Fact]
    public async Task DuplicateFault_DeliversTheSameBytesTwice()
    {
        await Far.FaultAsync("whatsapp", "duplicate-webhooks");

        await Far.ActAsync(Siti, "text", new { text = "satu" });
        await Far.ActAsync(Siti, "text", new { text = "dua" });

        var (first, again, next) = (await Far.Bot.NextAsync(), await Far.Bot.NextAsync(), await Far.Bot.NextAsync());
        Assert.Equal(first.Body, again.Body);
        Assert.Equal("dua", next.Message);
    }

    [Fact]
    public async Task ReorderFault_LetsTheNextMessageOvertake()
    {
        await Far.FaultAsync("whatsapp", "reorder-webhooks");

        await Far.ActAsync(Siti, "text", new { text = "satu" });
        await Far.ActAsync(Siti, "text", new { text = "dua" });

        Assert.Equal("dua", (await Far.Bot.NextAsync()).Message);
        Assert.Equal("satu", (await Far.Bot.NextAsync()).Message);
    }

    [Fact]
    public async Task ReorderFault_WhenCleared_LetsTheHeldMessageGo()
    {
        await Far.FaultAsync("whatsapp", "reorder-webhooks");
        await Far.ActAsync(Siti, "text", new { text = "satu" });

        await Far.Http.DeleteAsync("/sim/faults");

        Assert.Equal("satu", (await Far.Bot.NextAsync()).Message);
    }

    [Fact]
    public async Task Taps_CarryTheIdsThatTheBotSent()
    {
        await Far.GraphAsync(new
        {
            messaging_product = "whatsapp",
            to = SitisNumber,
            type = "interactive",
            interactive = new
            {
                type = "list",
                body = new { text = "Pilih jadwal" },
                action = new { button = "Pilih", sections = new[] { new { title = "Senin", rows = new[] { new { id = "slot-1", title = "08.00", description = "Sisa 4" } } } } },
            },
        });

        var bubble = await Far.ActAsync(Siti, "tap", new { title = "08.00" });

        ReceivedWebhook hook;
        do hook = await Far.Bot.NextAsync();
        while (hook.Status is not null);
        var message = hook.Value["messages"]![0]!;
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"type":"list_reply","list_reply":{"id":"slot-1","title":"08.00","description":"Sisa 4"}}"""), message["interactive"]));
        Assert.Equal((string?)bubble["replyTo"], (string?)message["context"]!["id"]);
    }

    [Fact]
    public async Task Unsupported_ComesWithItsError()
    {
        await Far.ActAsync(Siti, "unsupported");

        var message = (await Far.Bot.NextAsync()).Value["messages"]![0]!;
        Assert.Equal("unsupported", (string?)message["type"]);
        Assert.Equal(131051, (int)message["errors"]![0]!["code"]!);
    }

    [Fact]
    public async Task Handshake_ShowsWhetherTheBotEchoedTheChallenge()
    {
        using var answer = await Far.Http.PostAsync("/sim/whatsapp/handshake", null);

        Assert.Equal("""{"ok":true,"status":200}""", await answer.Content.ReadAsStringAsync());
    }

    private async Task<List<JsonNode>> AttemptsAsync(int count)
    {
        var log = (await Far.Http.GetFromJsonAsync<JsonArray>($"/sim/webhooks?after={count - 1}&wait=20"))!;
        Assert.NotEmpty(log);
        return [.. (await Far.Http.GetFromJsonAsync<JsonArray>("/sim/webhooks"))!.Select(a => a!)];
    }
}
