namespace KtpBot.Bot.Tests.Simulator.WhatsApp;

public sealed class StatusTests : FarSideTest
{
    [Fact]
    public async Task AcceptedMessage_IsReportedSentDeliveredRead()
    {
        await OpenWindowAsync();

        var (_, json) = await Far.GraphTextAsync(SitisNumber, "Selamat pagi");

        var hooks = await NextStatusesAsync(3);
        Assert.Equal(["sent", "delivered", "read"], hooks.Select(h => h.Status));
        Assert.All(hooks, h => Assert.Equal((string?)json["messages"]![0]!["id"], (string?)h.Value["statuses"]![0]!["id"]));
    }

    [Fact]
    public async Task StatusReorderFault_TurnsTheStatusesRound()
    {
        await OpenWindowAsync();
        await Far.FaultAsync("whatsapp", "status-reorder");

        await Far.GraphTextAsync(SitisNumber, "Selamat pagi");

        Assert.Equal(["read", "delivered", "sent"], (await NextStatusesAsync(3)).Select(h => h.Status));
    }

    [Fact]
    public async Task DropStatusFault_LeavesOneMessageWithoutStatus()
    {
        await OpenWindowAsync();
        await Far.FaultAsync("whatsapp", "drop-status");

        await Far.GraphTextAsync(SitisNumber, "tanpa status");
        var (_, second) = await Far.GraphTextAsync(SitisNumber, "dengan status");

        var first = await Far.Bot.NextAsync();
        Assert.Equal((string?)second["messages"]![0]!["id"], (string?)first.Value["statuses"]![0]!["id"]);
    }

    [Fact]
    public async Task BlockedCitizen_StaysAtSent()
    {
        await OpenWindowAsync();
        await Far.ActAsync(Siti, "block");

        await Far.GraphTextAsync(SitisNumber, "Selamat pagi");
        await Far.ActAsync(Siti, "text", new { text = "penanda" });

        Assert.Equal("sent", (await Far.Bot.NextAsync()).Status);
        Assert.Equal("penanda", (await Far.Bot.NextAsync()).Message);
        Assert.Equal("sent", (string?)(await Far.ChatAsync(Siti, from: "bot"))[0]!["status"]);
    }

    [Fact]
    public async Task Message_OutsideTheWindow_FailsWith131047_AndATemplateDoesNot()
    {
        await OpenWindowAsync();
        Far.Clock.Advance(TimeSpan.FromHours(24));

        await Far.GraphTextAsync(SitisNumber, "Pengingat");
        var failed = (await Far.Bot.NextAsync()).Value["statuses"]![0]!;
        await Far.GraphAsync(new
        {
            messaging_product = "whatsapp",
            to = SitisNumber,
            type = "template",
            template = new { name = "siap_diambil", language = new { code = "id" }, components = new[] { new { type = "body", parameters = new[] { new { type = "text", text = "Siti" } } } } },
        });

        Assert.Equal(("failed", 131047), ((string?)failed["status"], (int)failed["errors"]![0]!["code"]!));
        Assert.Equal("sent", (await Far.Bot.NextAsync()).Status);
    }

    [Fact]
    public async Task UnknownNumber_IsAcceptedAndThenUndeliverable()
    {
        var (status, _) = await Far.GraphTextAsync("628999999999", "Halo");

        var failed = (await Far.Bot.NextAsync()).Value["statuses"]![0]!;
        Assert.Equal(200, (int)status);
        Assert.Equal(("failed", 131026), ((string?)failed["status"], (int)failed["errors"]![0]!["code"]!));
    }

    [Fact]
    public async Task FailedStatusFault_ReportsTheCodeThatWasAskedFor()
    {
        await OpenWindowAsync();
        await Far.FaultAsync("whatsapp", "failed-status", code: 131049);

        await Far.GraphTextAsync(SitisNumber, "Halo");

        Assert.Equal(131049, (int)(await Far.Bot.NextAsync()).Value["statuses"]![0]!["errors"]![0]!["code"]!);
        Assert.Equal("failed", (string?)(await Far.ChatAsync(Siti, from: "bot"))[0]!["status"]);
    }

    [Fact]
    public async Task ReadMark_TurnsTheCitizensTicksBlue_AndShowsTyping()
    {
        var sent = await Far.ActAsync(Siti, "text", new { text = "Halo" });

        await Far.GraphAsync(new { messaging_product = "whatsapp", status = "read", message_id = (string?)sent["id"], typing_indicator = new { type = "text" } });

        Assert.Equal("read", (string?)(await Far.ChatAsync(Siti))[0]!["status"]);
        Assert.Contains("\"typing\":true", await Far.Http.GetStringAsync($"/sim/citizens/{Siti}/chat"), StringComparison.Ordinal);
        Far.Clock.Advance(TimeSpan.FromSeconds(25));
        Assert.Contains("\"typing\":false", await Far.Http.GetStringAsync($"/sim/citizens/{Siti}/chat"), StringComparison.Ordinal);
    }

    private async Task OpenWindowAsync()
    {
        await Far.ActAsync(Siti, "text", new { text = "Halo" });
        Assert.Equal("Halo", (await Far.Bot.NextAsync()).Message);
    }

    private async Task<List<ReceivedWebhook>> NextStatusesAsync(int count)
    {
        var hooks = new List<ReceivedWebhook>();
        for (var i = 0; i < count; i++) hooks.Add(await Far.Bot.NextAsync());
        return hooks;
    }
}
