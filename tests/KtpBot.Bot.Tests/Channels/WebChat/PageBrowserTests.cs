using KtpBot.Core.Messaging;
using KtpBot.Testing.Time;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>The page in a real browser: what a citizen sees and what arrives.</summary>
public sealed class PageBrowserTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Citizen_StartsWritesTapsAndSendsAPhoto(bool dark)
    {
        await using var host = await WebChatHost.StartAsync();
        await using var browser = await ChatBrowser.StartAsync();
        var faults = new List<string>();
        var page = await OpenAsync(host, browser, dark, faults);
        ChatScript.Answer(host);
        await PictureAsync(page, dark, "1-mulai");

        await page.GetByRole(AriaRole.Button, new() { Name = "Mulai", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Selamat datang di Kantor Desa Kwangsan")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Cek status" })).ToBeVisibleAsync();
        await PictureAsync(page, dark, "2-menu");
        await page.GetByRole(AriaRole.Button, new() { Name = "KTP hilang" }).ClickAsync();
        await Expect(page.GetByText("Sekarang kirim foto")).ToBeVisibleAsync();
        await page.Locator("#input").FillAsync("Baik, sebentar ya");
        await page.Locator("#input").PressAsync("Enter");
        await Expect(page.GetByText("Baik, sebentar ya")).ToBeVisibleAsync();
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "kk.png", MimeType = "image/png", Buffer = await DrawnPictureAsync(page) });
        await PictureAsync(page, dark, "3-pratinjau");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kirim foto", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Foto KK sudah kami terima")).ToBeVisibleAsync();
        await Expect(page.Locator(".mine", new() { HasText = "Baik, sebentar ya" })).ToContainTextAsync("Terkirim");
        await PictureAsync(page, dark, "4-percakapan");

        var said = host.Intake.Accepted.Select(x => x.Content).ToList();
        Assert.Equal(new OpenedIn(null), said[0]);
        Assert.Equal(new ChoiceIn("go:hilang", "KTP hilang"), said[1]);
        Assert.Equal(new TextIn("Baik, sebentar ya"), said[2]);
        var photo = Assert.IsType<MediaIn>(said[3]);
        var bytes = Assert.IsType<Fetched>(await host.Channel.FetchAsync(photo, 1 << 24, CancellationToken.None)).Bytes;
        Assert.Equal("image/jpeg", photo.MimeType);
        Assert.Equal("kk.jpg", photo.FileName);
        Assert.Equal([0xFF, 0xD8, 0xFF], bytes[..3]);
        Assert.Equal(2000, await LongestSideAsync(page, bytes));
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Reload_ShowsTheConversationOnce_AndGoesOn()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var browser = await ChatBrowser.StartAsync();
        var page = await OpenAsync(host, browser);
        await SayAsync(page, "KTP saya hilang");
        await Expect(page.Locator(".mine")).ToContainTextAsync("Terkirim");

        host.Clock.Advance(TimeSpan.FromHours(3));
        await page.ReloadAsync();
        await Expect(page.Locator(".mine")).ToContainTextAsync("KTP saya hilang");
        await SayAsync(page, "Bagaimana caranya?");
        await Expect(page.Locator(".mine").Last).ToContainTextAsync("Terkirim");

        await Expect(page.Locator(".mine")).ToHaveCountAsync(2);
        Assert.Equal(["KTP saya hilang", "Bagaimana caranya?"], host.Intake.Accepted.Select(x => ((TextIn)x.Content).Text));
        Assert.Single(host.Intake.Accepted.Select(x => x.Address).Distinct());
    }

    [Fact]
    public async Task Offline_KeepsMessagesInOrder_AndSendsEachOnceAfterwards()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var browser = await ChatBrowser.StartAsync();
        var page = await OpenAsync(host, browser);
        await SayAsync(page, "satu");
        await Expect(page.Locator(".mine")).ToContainTextAsync("Terkirim");

        await page.Context.SetOfflineAsync(true);
        await SayAsync(page, "dua");
        await SayAsync(page, "tiga");
        await Expect(page.GetByText("Tidak ada sambungan internet")).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(false);

        await Eventually.IsTrueAsync(() => host.Intake.Accepted.Count == 3, "the kept messages arrive");
        await Expect(page.Locator(".mine", new() { HasText = "Terkirim" })).ToHaveCountAsync(3);
        Assert.Equal(["satu", "dua", "tiga"], host.Intake.Accepted.Select(x => ((TextIn)x.Content).Text));
        await Expect(page.Locator(".mine")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task LostNetwork_NobodyAnnounces_LosesAndDoublesNothing()
    {
        await using var bot = await LiveBot.StartAsync();
        await using var browser = await ChatBrowser.StartAsync();
        var page = await (await browser.PhoneAsync()).NewPageAsync();
        await page.GotoAsync(bot.Line.Url + "/chat");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mulai", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Selamat datang di layanan KTP-el")).ToHaveCountAsync(1);
        await using var db = bot.Database.Open();
        var chatId = db.WebChatActivities.Select(x => x.ChatId).First();

        bot.Line.Cut();
        await SayAsync(page, "ditulis saat terputus");
        await bot.SayAsync(1001, chatId, "kabar saat terputus");
        await Expect(page.GetByText("Menyambungkan…")).ToBeVisibleAsync();
        bot.Line.Mend();
        await Expect(page.GetByText("kabar saat terputus")).ToHaveCountAsync(1);
        await Expect(page.Locator(".mine", new() { HasText = "ditulis saat terputus" })).ToContainTextAsync("Terkirim");
        await bot.RestartAsync();
        await bot.SayAsync(1002, chatId, "kabar sesudah mulai ulang");

        await Expect(page.GetByText("kabar sesudah mulai ulang")).ToHaveCountAsync(1);
        await Expect(page.GetByText("kabar saat terputus")).ToHaveCountAsync(1);
        await Expect(page.Locator(".mine")).ToHaveCountAsync(1);
        Assert.Equal(2, await bot.InboxCountAsync());
    }

    [Fact]
    public async Task RefusedMessage_CanBeTappedToSendAgain_AndHoldsBackNoOther()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var browser = await ChatBrowser.StartAsync();
        var page = await OpenAsync(host, browser);
        await page.RouteAsync("**/activities", route => route.Request.Method == "POST" && route.Request.PostData!.Contains("pertama", StringComparison.Ordinal)
            ? route.FulfillAsync(new() { Status = 400, Body = "{}" })
            : route.ContinueAsync());

        await SayAsync(page, "pesan pertama");
        await SayAsync(page, "pesan kedua");
        var again = page.GetByRole(AriaRole.Button, new() { Name = "Ketuk untuk kirim ulang" });
        await Expect(again).ToBeVisibleAsync();
        await Eventually.IsTrueAsync(() => host.Intake.Accepted.Count == 1, "the second message arrives");
        await PictureAsync(page, false, "5-gagal");
        await page.UnrouteAllAsync();
        await again.ClickAsync();

        await Eventually.IsTrueAsync(() => host.Intake.Accepted.Count == 2, "the first message arrives after the tap");
        await Expect(page.Locator(".mine", new() { HasText = "Terkirim" })).ToHaveCountAsync(2);
        await Expect(again).ToHaveCountAsync(0);
        Assert.Equal(["pesan kedua", "pesan pertama"], host.Intake.Accepted.Select(x => ((TextIn)x.Content).Text));
    }

    [Fact]
    public async Task UnsentMessage_SurvivesAReload_AndIsSentOnce()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var browser = await ChatBrowser.StartAsync();
        var page = await OpenAsync(host, browser);
        await SayAsync(page, "satu");
        await Expect(page.Locator(".mine")).ToContainTextAsync("Terkirim");
        host.Intake.IsDown = true;

        await SayAsync(page, "dua");
        await Eventually.IsTrueAsync(() => host.Intake.Calls >= 2, "the message was tried and refused");
        host.Intake.IsDown = false;
        await page.ReloadAsync();

        await Expect(page.Locator(".mine", new() { HasText = "Terkirim" })).ToHaveCountAsync(2);
        await Eventually.IsTrueAsync(() => host.Intake.Accepted.Count == 2, "the kept message arrives");
        await Expect(page.Locator(".mine")).ToHaveCountAsync(2);
    }

    [Theory]
    [InlineData("delete window.WebSocket")]
    [InlineData("window.WebSocket = function () { throw new Error('diblokir'); }")]
    public async Task WithoutWebSockets_TheAnswerArrivesByAsking(string obstacle)
    {
        await using var host = await WebChatHost.StartAsync();
        await using var browser = await ChatBrowser.StartAsync();
        var context = await browser.PhoneAsync();
        await context.AddInitScriptAsync(obstacle);
        var page = await context.NewPageAsync();
        await page.GotoAsync(host.Url + "/chat");
        await SayAsync(page, "halo");
        await Expect(page.Locator(".mine")).ToContainTextAsync("Terkirim");

        await host.Channel.SendAsync(new OutgoingMessage(1, host.Intake.Accepted[0].Address, new TextOut("Jawaban lewat jalan lain"), null), CancellationToken.None);

        await Expect(page.GetByText("Jawaban lewat jalan lain")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task TwoTabs_ShowTheSameConversation_EachMessageOnce()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var browser = await ChatBrowser.StartAsync();
        var first = await OpenAsync(host, browser);
        await SayAsync(first, "dari tab satu");
        await Expect(first.Locator(".mine")).ToContainTextAsync("Terkirim");
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync(host.Url + "/chat");
        await SayAsync(second, "dari tab dua");

        foreach (var tab in new[] { first, second })
        {
            await Expect(tab.Locator(".mine .bubble p")).ToHaveTextAsync(["dari tab satu", "dari tab dua"]);
        }

        Assert.Equal(2, host.Intake.Accepted.Count);
    }

    [Fact]
    public async Task Forget_LeavesNothingOnTheDevice()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var browser = await ChatBrowser.StartAsync();
        var page = await OpenAsync(host, browser);
        await SayAsync(page, "halo");
        await Expect(page.Locator(".mine")).ToContainTextAsync("Terkirim");
        page.Dialog += (_, question) => _ = question.AcceptAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Pilihan lain" }).ClickAsync();
        await PictureAsync(page, false, "6-pilihan");
        await page.GetByText("Hapus percakapan dari perangkat ini").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Mulai", Exact = true })).ToBeVisibleAsync();

        Assert.Equal(0, await page.EvaluateAsync<int>("() => localStorage.length"));
        await Expect(page.Locator(".mine")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task AlwaysThere_PersonMenuAndPrivacy()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var browser = await ChatBrowser.StartAsync();
        var page = await OpenAsync(host, browser);

        await page.GetByRole(AriaRole.Button, new() { Name = "Bicara dengan petugas" }).ClickAsync();
        await Eventually.IsTrueAsync(() => host.Intake.Accepted.Count == 1, "the wish for a person arrives");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pilihan lain" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Privasi data Anda" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Hak Anda" })).ToBeVisibleAsync();
        await PictureAsync(page, false, "7-privasi");
        await page.GetByRole(AriaRole.Link, new() { Name = "Kembali ke percakapan" }).Last.ClickAsync();

        await Expect(page.Locator(".mine")).ToContainTextAsync("Bicara dengan petugas");
        Assert.Equal(new ChoiceIn("go:petugas", "Bicara dengan petugas"), host.Intake.Accepted[0].Content);
    }

    [Fact]
    public async Task Controls_AreLargeEnough_AndReachableByKeyboard()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var browser = await ChatBrowser.StartAsync();
        var page = await OpenAsync(host, browser);

        var small = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('button, a.icon, label.icon, textarea')]
              .filter(x => x.offsetParent && !x.closest('dialog'))
              .filter(x => { const r = x.getBoundingClientRect(); return r.width < 44 || r.height < 44; })
              .map(x => x.outerHTML.slice(0, 80))
            """);
        var reached = new HashSet<string>();
        for (var i = 0; i < 14; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("() => document.activeElement.id || document.activeElement.textContent"));
        }

        Assert.Empty(small);
        Assert.Superset(new HashSet<string> { "more", "log", "begin", "person", "home", "file", "camera", "input", "send" }, reached);
    }

    private static async Task<IPage> OpenAsync(WebChatHost host, ChatBrowser browser, bool dark = false, List<string>? faults = null)
    {
        var context = await browser.PhoneAsync(dark);
        var page = await context.NewPageAsync();
        if (faults is not null)
        {
            page.Console += (_, line) => { if (line.Type is "error" or "warning") faults.Add(line.Text); };
            page.PageError += (_, error) => faults.Add(error);
        }

        await page.GotoAsync(host.Url + "/chat");
        return page;
    }

    private static async Task SayAsync(IPage page, string text)
    {
        await page.Locator("#input").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Kirim pesan" }).ClickAsync();
    }

    // Drawn by the browser itself: 2600 × 1800, larger than what may be sent.
    private static async Task<byte[]> DrawnPictureAsync(IPage page)
    {
        var data = await page.EvaluateAsync<string>(
            """
            () => { const c = document.createElement('canvas'); c.width = 2600; c.height = 1800; const p = c.getContext('2d');
              p.fillStyle = '#e9e2cf'; p.fillRect(0, 0, 2600, 1800); p.fillStyle = '#223'; p.font = '120px sans-serif'; p.fillText('KARTU KELUARGA (contoh)', 200, 300);
              for (let i = 0; i < 9; i++) p.fillRect(200, 450 + i * 130, 2200, 8);
              return c.toDataURL('image/png'); }
            """);
        return Convert.FromBase64String(data[(data.IndexOf(',', StringComparison.Ordinal) + 1)..]);
    }

    private static Task<int> LongestSideAsync(IPage page, byte[] jpeg) => page.EvaluateAsync<int>(
        "async data => { const b = await createImageBitmap(new Blob([Uint8Array.from(atob(data), c => c.charCodeAt(0))])); return Math.max(b.width, b.height); }",
        Convert.ToBase64String(jpeg));

    private static Task PictureAsync(IPage page, bool dark, string name) => ChatScript.PictureAsync(page, $"chat-{(dark ? "gelap" : "terang")}-{name}");
}
