using System.Text.Json.Nodes;
using KtpBot.Core.Messaging;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>What delivery learns about browsers and the people before them.</summary>
public sealed class SeenTests
{
    [Fact]
    public async Task Polls_ReportEachMessageOnce_HoweverOftenTheyCome()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        (await host.PostAsync(chat, WebChatHost.Said("halo", "a"))).Dispose();
        await SendAsync(host, chat, 1);
        await SendAsync(host, chat, 2);

        for (var i = 0; i < 20; i++) await host.ReadAsync(chat);
        await Eventually.IsTrueAsync(() => host.Intake.Reports.Count >= 2, "both are reported");
        await SendAsync(host, chat, 3);
        await host.ReadAsync(chat);
        await Eventually.IsTrueAsync(() => host.Intake.Reports.Count >= 3, "the third is reported");

        Assert.Equal(
            new[] { 2, 3, 4 }.Select(x => ($"{chat.Id}|{x:D7}", DeliveryState.Delivered)),
            host.Intake.Reports.Select(x => (x.ExternalId, x.State)).Order());
        Assert.All(host.Intake.Reports, x => Assert.Equal((ChannelKind.WebChat, host.Clock.Now), (x.Channel, x.At)));
    }

    [Fact]
    public async Task Stream_ReportsWhatWentOut_AndSeenWhatWasRead_NoFurther()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        await SendAsync(host, chat, 1);
        using var stream = await host.ConnectAsync(chat);
        await stream.ActivitiesAsync(1);
        await Eventually.IsTrueAsync(() => host.Intake.Reports.Count == 1, "what went out is reported");

        (await SeenAsync(host, chat, 900)).Dispose();
        await Eventually.IsTrueAsync(() => host.Intake.Reports.Count == 2, "what was seen is reported");
        await SendAsync(host, chat, 2);
        await stream.ActivitiesAsync(1);
        await Eventually.IsTrueAsync(() => host.Intake.Reports.Count == 3, "the next is reported as delivered, not as read");

        Assert.Equal([DeliveryState.Delivered, DeliveryState.Read, DeliveryState.Delivered], host.Intake.Reports.Select(x => x.State));
        Assert.Equal(2, (await host.ReadAsync(chat)).Activities.Count);
    }

    [Fact]
    public async Task Reports_ThatCouldNotBeStored_ComeAgain()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        await SendAsync(host, chat, 1);
        host.Intake.IsDown = true;
        await host.ReadAsync(chat);
        await Eventually.IsTrueAsync(() => host.Log.Text.Contains("4305", StringComparison.Ordinal), "the failure is in the log");

        host.Intake.IsDown = false;
        await SendAsync(host, chat, 2);
        await host.ReadAsync(chat);

        await Eventually.IsTrueAsync(() => host.Intake.Reports.Count == 2, "both are reported");
    }

    [Fact]
    public async Task OfficeServer_ReadingWithTheSecret_IsNobodysScreen()
    {
        await using var host = await WebChatHost.StartAsync();
        var (watched, control) = (await host.OpenAsync(), await host.OpenAsync());
        await SendAsync(host, watched, 1);
        await SendAsync(host, control, 2);

        (await host.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{watched.Id}/activities", bearer: WebChatHost.Secret)).Dispose();
        await host.ReadAsync(control);
        await Eventually.IsTrueAsync(() => !host.Intake.Reports.IsEmpty, "the citizen's own poll is reported");

        Assert.All(host.Intake.Reports, x => Assert.StartsWith(control.Id, x.ExternalId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_BeforeTheCitizensEyes_MakesMessagesRead()
    {
        await using var bot = await LiveBot.StartAsync();
        await using var browser = await ChatBrowser.StartAsync();
        var page = await (await browser.PhoneAsync()).NewPageAsync();
        await page.GotoAsync(bot.Line.Url + "/chat");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mulai", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Selamat datang di layanan KTP-el")).ToBeVisibleAsync();

        await Eventually.IsTrueAsync(
            async () =>
            {
                await using var db = bot.Database.Open();
                return await db.OutboxMessages.AnyAsync() && await db.OutboxMessages.AllAsync(x => x.State == DeliveryState.Read);
            },
            "what the page shows is read");
    }

    private static Task SendAsync(WebChatHost host, OpenChat chat, long id) =>
        host.Channel.SendAsync(new OutgoingMessage(id, chat.Id, new TextOut($"kabar {id}"), null), CancellationToken.None);

    private static Task<HttpResponseMessage> SeenAsync(WebChatHost host, OpenChat chat, int watermark) =>
        host.PostAsync(chat, new JsonObject { ["type"] = "event", ["name"] = "webchat/seen", ["value"] = new JsonObject { ["watermark"] = watermark } });
}
