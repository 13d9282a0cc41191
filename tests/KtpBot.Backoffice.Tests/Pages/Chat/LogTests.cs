using System.Net;
using KtpBot.Backoffice.Pages.Chat;
using KtpBot.Backoffice.Security;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;

namespace KtpBot.Backoffice.Tests.Pages.Chat;

/// <summary>The technical log as officers reach it from a message.</summary>
public sealed class LogTests
{
    [Theory]
    [DatabaseData]
    public async Task OurMessage_ShowsItsSendsAndItsReports_AndTheViewIsWrittenDown(StorageProvider provider)
    {
        await using var office = await RunningBackoffice.StartAsync(provider);
        var rows = new ChatSeed(office);
        var chat = await rows.ConversationAsync(ChannelKind.WhatsApp);
        var id = await rows.SaidAsync(chat, "Halo", DeliveryState.Failed, m => (m.ExternalId, m.ErrorCode, m.Error) = ("wamid.X1", "131026", "Nomor ini tidak dapat menerima WhatsApp."));
        await rows.ExchangeAsync(ChannelKind.WhatsApp, ExchangeSubject.Outgoing(id), 200, """{"type":"text","to":"…13"}""", """{"messages":[{"id":"…8"}]}""");
        await rows.ExchangeAsync(ChannelKind.WhatsApp, ExchangeSubject.Report("wamid.X1"), 200, """{"status":"failed","errors":[{"code":131026}]}""", null, incoming: true, call: "POST webhook");
        await rows.ExchangeAsync(ChannelKind.WhatsApp, ExchangeSubject.Outgoing(id + 1), 200, """{"type":"lain"}""", null);
        await rows.ExchangeAsync(ChannelKind.Telegram, ExchangeSubject.Report("wamid.X1"), 200, """{"type":"kanal-lain"}""", null);
        using var browser = await office.SignedInAsync("petugas");
        var talk = await browser.ReadAsync($"/percakapan/{chat}");

        var page = await browser.ReadAsync($"/percakapan/{chat}/catatan/keluar/{id}");

        Assert.Contains($"/percakapan/{chat}/catatan/keluar/{id}", talk, StringComparison.Ordinal);
        Assert.Contains("{\n  \"type\": \"text\",\n  \"to\": \"…13\"\n}", page, StringComparison.Ordinal);
        Assert.Contains("Kantor → WhatsApp", page, StringComparison.Ordinal);
        Assert.Contains("WhatsApp → kantor", page, StringComparison.Ordinal);
        Assert.Contains("Kode 131026.", page, StringComparison.Ordinal);
        Assert.Contains("Nomor ini tidak dapat menerima WhatsApp. Hubungi warga lewat cara lain.", page, StringComparison.Ordinal);
        Assert.Contains("321 milidetik", page, StringComparison.Ordinal);
        Assert.Matches(@"\d\d\.\d\d\.\d\d WIB", page);
        Assert.DoesNotContain("lain\"", page.Split("<main")[1], StringComparison.Ordinal);
        Assert.Equal(1, await rows.AuditedAsync("chat.log", $"message:out:{id}"));
    }

    [Theory]
    [DatabaseData]
    public async Task TheirMessage_ShowsHowItCame(StorageProvider provider)
    {
        await using var office = await RunningBackoffice.StartAsync(provider);
        var rows = new ChatSeed(office);
        var chat = await rows.ConversationAsync(ChannelKind.Telegram);
        var id = await rows.HeardAsync(chat, new TextIn("Halo"), TimeSpan.FromMinutes(5), "778899");
        await rows.ExchangeAsync(ChannelKind.Telegram, ExchangeSubject.Incoming("778899"), 200, """{"update_id":"…6"}""", null, incoming: true, call: "POST telegram");
        using var browser = await office.SignedInAsync("verifikator");

        var page = await browser.ReadAsync($"/percakapan/{chat}/catatan/masuk/{id}");

        Assert.Contains("Telegram → kantor", page, StringComparison.Ordinal);
        Assert.Contains("\"update_id\": \"…6\"", page, StringComparison.Ordinal);
        Assert.Equal(1, await rows.AuditedAsync("chat.log", $"message:in:{id}"));
    }

    [Fact]
    public async Task WithoutExchanges_ThePageSaysWhy()
    {
        await using var office = await RunningBackoffice.StartAsync();
        var rows = new ChatSeed(office);
        var (app, web) = (await rows.ConversationAsync(ChannelKind.WhatsApp), await rows.ConversationAsync(ChannelKind.WebChat));
        var old = await rows.SaidAsync(app, "Lama", DeliveryState.Read, ago: TimeSpan.FromDays(31));
        var recent = await rows.SaidAsync(app, "Baru", DeliveryState.Read);
        var held = await rows.SaidAsync(app, "Tertahan", DeliveryState.Pending, m => m.HeldAt = rows.Now);
        var local = await rows.SaidAsync(web, "Web", DeliveryState.Sent);
        using var browser = await office.SignedInAsync("petugas");

        Assert.Contains("dihapus setelah 30 hari", await browser.ReadAsync($"/percakapan/{app}/catatan/keluar/{old}"), StringComparison.Ordinal);
        Assert.Contains("hanya yang gagal yang dicatat", await browser.ReadAsync($"/percakapan/{app}/catatan/keluar/{recent}"), StringComparison.Ordinal);
        Assert.Contains("belum pernah dikirim", await browser.ReadAsync($"/percakapan/{app}/catatan/keluar/{held}"), StringComparison.Ordinal);
        Assert.Contains("server kantor sendiri", await browser.ReadAsync($"/percakapan/{web}/catatan/keluar/{local}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MessageOfAnotherConversation_IsNotFound_AndNothingIsWrittenDown()
    {
        await using var office = await RunningBackoffice.StartAsync();
        var rows = new ChatSeed(office);
        var (mine, other) = (await rows.ConversationAsync(ChannelKind.WhatsApp), await rows.ConversationAsync(ChannelKind.WhatsApp));
        var id = await rows.SaidAsync(other, "Halo", DeliveryState.Sent);
        using var browser = await office.SignedInAsync("petugas");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/percakapan/{mine}/catatan/keluar/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/percakapan/{other}/catatan/masuk/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/percakapan/{other}/catatan/samping/{id}")).StatusCode);
        Assert.Equal(0, await rows.AuditedAsync("chat.log"));
    }

    [Fact]
    public async Task Log_IsClosedToEverybodyWhoMayNotSeeConversations()
    {
        await using var office = await RunningBackoffice.StartAsync();
        var rows = new ChatSeed(office);
        var chat = await rows.ConversationAsync(ChannelKind.WhatsApp);
        var id = await rows.SaidAsync(chat, "Halo", DeliveryState.Sent);
        foreach (var role in StaffRoles.All.Except(AccessPolicy.Folders[AccessPolicy.Chat]))
        {
            using var browser = await office.SignedInAsync(role);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"/percakapan/{chat}/catatan/keluar/{id}")).StatusCode);
        }

        Assert.Equal(0, await rows.AuditedAsync("chat.log"));
    }

    [Theory]
    [InlineData("""{"a":[1,"x,y"],"b":{}}""", "{\n  \"a\": [\n    1,\n    \"x,y\"\n  ],\n  \"b\": {}\n}")]
    [InlineData("""{"a":"tanda \" {","b":""", "{\n  \"a\": \"tanda \\\" {\",\n  \"b\": ")]
    [InlineData("""[]]}…""", "[]\n]\n}…")]
    [InlineData("(12 bytes, no JSON)", "(12 bytes, no JSON)")]
    public void Indent_BreaksWholeAndCutBodies(string json, string expected) => Assert.Equal(expected, JsonLines.Indent(json));

    [Theory]
    [InlineData("""{"error":{"message":"…9","code":131047,"error_data":{}}}""", "131047")]
    [InlineData("""{"entry":[{"changes":[{"value":{"statuses":[{"status":"failed","errors":[{"title":"…","code":131026}]}]}}]}]}""", "131026")]
    [InlineData("""{"ok":false,"error_code":403,"description":"…20"}""", "403")]
    [InlineData("""{"error":{"code":"BadArgument"}}""", "BadArgument")]
    [InlineData("""{"error":{"code":"…6"}}""", null)]
    [InlineData("""{"messages":[{"code":5}]}""", null)]
    [InlineData("""{"error":{"code":13""", null)]
    [InlineData(null, null)]
    public void Code_IsFoundWhereProvidersPutIt(string? body, string? expected) => Assert.Equal(expected, ExchangeCode.In(body));
}
