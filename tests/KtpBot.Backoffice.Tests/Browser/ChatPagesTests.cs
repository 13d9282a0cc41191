using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Messaging;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Tests.Browser;

/// <summary>Conversations and channels in a real browser, wide and narrow.</summary>
public sealed class ChatPagesTests : IAsyncLifetime
{
    private RunningBackoffice _office = null!;
    private ChatSeed _rows = null!;

    public async ValueTask InitializeAsync()
    {
        _office = await RunningBackoffice.StartAsync();
        _rows = new ChatSeed(_office);
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(390, 844)]
    public async Task Pages_FitAndRunWithoutComplaint(int width, int height)
    {
        var user = await _office.OfficerAsync("petugas", "admin");
        var (open, failed) = await OpenTalkAsync(user);
        var closed = await ClosedTalkAsync(user);
        await TroubleAsync();
        await using var browser = await Chromium.OpenAsync(_office.Address, width, height);
        var complaints = new List<string>();
        browser.Page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        browser.Page.PageError += (_, error) => complaints.Add(error);
        await browser.SignInAsync(user);

        foreach (var (name, path) in new[]
        {
            ("kanal-obrolan", $"/percakapan/{open}"), ("kanal-tertutup", $"/percakapan/{closed}"), ("kanal-catatan", $"/percakapan/{open}/catatan/keluar/{failed}"),
            ("kanal-kosong", $"/percakapan/{closed}/catatan/keluar/{(await _rows.MessagesOfAsync(closed))[0].Id}"), ("kanal", "/kanal"), ("kanal-gagal", "/kanal/WhatsApp/gagal?sebab=132001"),
        })
        {
            var answer = await browser.Page.GotoAsync(path);
            Assert.True(answer!.Ok, $"{path}: {answer.Status}");
            await browser.PictureAsync($"{name}-{width}");
            Assert.True(await browser.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{path} scrolls sideways at {width}.");
        }

        await browser.Page.GotoAsync($"/percakapan/{open}");
        await browser.Page.Locator("#chat-warga").ScrollIntoViewIfNeededAsync();
        await browser.PictureAsync($"kanal-warga-{width}");
        await browser.Page.Locator(".replies summary").ClickAsync();
        await browser.Page.Locator($"#ke-{failed} summary").FocusAsync();
        await browser.PictureAsync($"kanal-balasan-{width}");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Composer_ReadyReply_Draft_AndSend_ByKeyboard()
    {
        var user = await _office.OfficerAsync("petugas");
        var (chat, _) = await OpenTalkAsync(user);
        await using var browser = await Chromium.OpenAsync(_office.Address);
        var page = browser.Page;
        await browser.SignInAsync(user);
        await page.GotoAsync($"/percakapan/{chat}");

        await page.Locator(".replies summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.StartsWith("Baik Bapak/Ibu, mohon tunggu sebentar.", await page.Locator("#tulis").InputValueAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.Keyboard.TypeAsync("Terima kasih *banyak*.");
        await page.ReloadAsync();
        var kept = await page.Locator("#tulis").InputValueAsync();
        await page.Locator("#tulis").FocusAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Locator(".messages .to .bubble", new() { HasText = "Terima kasih banyak." }).WaitForAsync();

        Assert.EndsWith("\nTerima kasih *banyak*.", kept, StringComparison.Ordinal);
        Assert.Equal("", await page.Locator("#tulis").InputValueAsync());
        await page.ReloadAsync();
        Assert.Equal("", await page.Locator("#tulis").InputValueAsync());
        Assert.Single(await _rows.MessagesOfAsync(chat), m => MessagingJson.ReadOutgoing(m.Content) is TextOut { Text: var t } && t.EndsWith("Terima kasih *banyak*.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OpenPage_FollowsStates_WithoutDisturbingTheOfficer()
    {
        var user = await _office.OfficerAsync("petugas");
        var (chat, failed) = await OpenTalkAsync(user);
        var waiting = await _rows.SaidAsync(chat, "Menyusul", DeliveryState.Pending);
        await using var browser = await Chromium.OpenAsync(_office.Address);
        var page = browser.Page;
        await browser.SignInAsync(user);
        await page.GotoAsync($"/percakapan/{chat}");
        await page.Locator($"#ke-{failed} summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#tulis").FocusAsync();
        await page.Keyboard.TypeAsync("Sebentar");

        await using (var db = _office.OpenDatabase())
        {
            var row = await db.OutboxMessages.SingleAsync(m => m.Id == waiting);
            (row.State, row.StateAt) = (DeliveryState.Read, _rows.Now.AddSeconds(1));
            await db.SaveChangesAsync();
        }

        await page.Locator($"#ke-{waiting} .tick.read").WaitForAsync();
        Assert.True(await page.Locator($"#ke-{failed} details").EvaluateAsync<bool>("d => d.open"));
        Assert.Equal("Sebentar", await page.Locator("#tulis").InputValueAsync());
        Assert.Equal("tulis", await page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.Equal(0, await page.Locator("[data-live-note]").CountAsync());
    }

    [Fact]
    public async Task Draft_IsGoneForWhoeverSignsInNext()
    {
        var user = await _office.OfficerAsync("petugas");
        var (chat, _) = await OpenTalkAsync(user);
        await using var browser = await Chromium.OpenAsync(_office.Address);
        var page = browser.Page;
        await browser.SignInAsync(user);
        await page.GotoAsync($"/percakapan/{chat}");
        await page.Locator("#tulis").FillAsync("Rahasia");
        Assert.Equal(1, await page.EvaluateAsync<int>("sessionStorage.length"));

        await page.Locator(".me summary").ClickAsync();
        await page.Locator(".me form button").ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/masuk", StringComparison.Ordinal));

        Assert.Equal(0, await page.EvaluateAsync<int>("sessionStorage.length"));
    }

    [Fact]
    public async Task Alarm_AppearsOnAnOpenPage()
    {
        var user = await _office.OfficerAsync("petugas");
        await using var browser = await Chromium.OpenAsync(_office.Address);
        await browser.SignInAsync(user);
        await browser.Page.GotoAsync("/berkas/baru");

        await TroubleAsync();

        await browser.Page.Locator(".alarm-bar", new() { HasText = "WhatsApp" }).WaitForAsync();
    }

    private async Task<(long Chat, long Failed)> OpenTalkAsync(string user)
    {
        var holder = await IdOfAsync(user);
        var (chat, _) = await _rows.LinkedAsync(ChannelKind.WhatsApp, ChannelKind.Telegram);
        await _rows.HeardAsync(chat, new TextIn("KTP saya hilang bu, ngurusnya gmn ya"), TimeSpan.FromHours(21));
        await _rows.ChangeAsync(chat, c => (c.Owner, c.OfficerId, c.HandoffAt) = (ConversationOwner.Officer, holder, _rows.Now.AddHours(-20)));
        await _rows.SaidAsync(chat, "Baik, kami bantu. Yang dibutuhkan surat kehilangan dan KK.", DeliveryState.Read, ago: TimeSpan.FromHours(20));
        await _rows.SaidAsync(chat, "Silakan kirim fotonya.", DeliveryState.Delivered, ago: TimeSpan.FromMinutes(50));
        var failed = await _rows.SaidAsync(chat, "Permohonan *KWS-2026-000123* sudah kami terima.", DeliveryState.Failed, m => (m.ExternalId, m.ErrorCode, m.Error) = ("wamid.gagal", "132001", "Templat WhatsApp belum terdaftar."), TimeSpan.FromMinutes(40));
        await _rows.SaidAsync(chat, "Dibatalkan saja", DeliveryState.Failed, m => m.ErrorCode = "withdrawn", TimeSpan.FromMinutes(20));
        await _rows.SaidAsync(chat, "Kabar lain", DeliveryState.Pending, m => m.HeldAt = _rows.Now.AddMinutes(-12), TimeSpan.FromMinutes(12));
        await _rows.SaidAsync(chat, "Sampai besok", DeliveryState.Sent, ago: TimeSpan.FromMinutes(4));
        await _rows.ExchangeAsync(ChannelKind.WhatsApp, ExchangeSubject.Outgoing(failed), 200, """{"messaging_product":"whatsapp","to":"…13","type":"template","template":{"name":"ktp_terverifikasi","language":{"code":"id"},"components":[{"type":"body","parameters":[{"type":"text","text":"…15"}]}]}}""", """{"messaging_product":"whatsapp","contacts":[{"input":"…13","wa_id":"…13"}],"messages":[{"id":"…58"}]}""");
        await _rows.ExchangeAsync(ChannelKind.WhatsApp, ExchangeSubject.Outgoing(failed), 0, """{"messaging_product":"whatsapp","to":"…13","type":"text"}""", null);
        await _rows.ExchangeAsync(ChannelKind.WhatsApp, ExchangeSubject.Report("wamid.gagal"), 200, """{"statuses":[{"id":"…58","status":"failed","errors":[{"code":132001,"title":"…30"}]}]}""", null, incoming: true, call: "POST webhook");
        return (chat, failed);
    }

    private async Task<long> ClosedTalkAsync(string user)
    {
        var holder = await IdOfAsync(user);
        var chat = await _rows.ConversationAsync(ChannelKind.WhatsApp, c =>
        {
            (c.Owner, c.OfficerId, c.HandoffAt) = (ConversationOwner.Officer, holder, _rows.Now.AddHours(-20));
            (c.IdentityChangedAt, c.OptedOutAt) = (_rows.Now.AddDays(-1), null);
        });
        await _rows.HeardAsync(chat, new TextIn("Sudah jadi?"), TimeSpan.FromHours(60));
        await _rows.SaidAsync(chat, "Kartu sudah jadi.", DeliveryState.Pending, m => m.HeldAt = _rows.Now.AddHours(-1), TimeSpan.FromHours(1));
        return chat;
    }

    private async Task TroubleAsync()
    {
        await _rows.AlarmAsync(ChannelKind.WhatsApp, "132001", "Templat WhatsApp belum terdaftar. Daftarkan di WhatsApp Manager dengan nama dan bahasa yang sama.");
        await _rows.AlarmAsync(ChannelKind.Telegram, "401", "Token bot Telegram tidak berlaku.", a => (a.ClosedAt, a.ClosedBy) = (_rows.Now.AddHours(-1), null));
        var other = await _rows.ConversationAsync(ChannelKind.WebChat);
        await _rows.SaidAsync(other, "Halo", DeliveryState.Delivered);
        var chat = await _rows.ConversationAsync(ChannelKind.WhatsApp);
        for (var i = 0; i < 7; i++) await _rows.SaidAsync(chat, "Kartu siap diambil", DeliveryState.Failed, m => (m.ErrorCode, m.Error) = ("132001", "Templat WhatsApp belum terdaftar."), TimeSpan.FromHours(i + 1));
        await _rows.SaidAsync(chat, "Kartu siap diambil", DeliveryState.Failed, m => (m.ErrorCode, m.StateAt) = ("132001", _rows.Now.AddHours(-2)), TimeSpan.FromDays(5));
        await _rows.SaidAsync(chat, "Kartu siap diambil", DeliveryState.Failed, m => m.ErrorCode = "131026", TimeSpan.FromHours(2));
    }

    private async Task<long> IdOfAsync(string user)
    {
        await using var db = _office.OpenDatabase();
        return await db.Officers.Where(o => o.UserName == user).Select(o => o.Id).SingleAsync();
    }
}
