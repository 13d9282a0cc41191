using KtpBot.Core.Imaging;
using KtpBot.Core.Messaging;
using KtpBot.Testing.Time;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>Photos on their way from the device to the office, and the page without a network.</summary>
public sealed class PagePhotoTests
{
    [Fact]
    public async Task PhoneCameraPhoto_ArrivesSmall_AndLargeEnoughToRead()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var browser = await ChatBrowser.StartAsync();
        var page = await (await browser.PhoneAsync()).NewPageAsync();
        await page.GotoAsync(host.Url + "/chat");
        var photo = await GrainyPhotoAsync(page);
        Assert.True(photo.Length > 4 << 20, $"A photo of 12 megapixels with grain is large, this one has {photo.Length} bytes.");

        var sums = new List<double>();
        await page.ExposeFunctionAsync("progressed", (double part) => { sums.Add(part); });
        await page.EvaluateAsync("() => new MutationObserver(() => { const b = document.querySelector('progress'); if (b) window.progressed(b.value); }).observe(document.body, { subtree: true, childList: true, attributes: true })");
        await page.Locator("#camera").SetInputFilesAsync(new FilePayload { Name = "IMG_0001.jpg", MimeType = "image/jpeg", Buffer = photo });
        await page.GetByRole(AriaRole.Button, new() { Name = "Kirim foto", Exact = true }).ClickAsync();
        await Eventually.IsTrueAsync(() => host.Intake.Accepted.Count == 1, "the photo arrives");

        var bytes = await FetchedAsync(host, 0);
        Assert.InRange(bytes.Length, 100_000, 2 << 20);
        var size = Assert.IsType<InspectionResult.Accepted>(ImageInspector.Inspect(bytes));
        Assert.InRange(Math.Max(size.Width, size.Height), 1600, 2000);
        await Eventually.IsTrueAsync(() => sums.Contains(1), "the bar came to its end");
    }

    [Fact]
    public async Task Computer_TakesThePictureWithItsCamera()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var browser = await ChatBrowser.StartAsync();
        var page = await (await browser.DesktopAsync()).NewPageAsync();
        await page.GotoAsync(host.Url + "/chat");

        await page.Locator("#shoot").ClickAsync();
        await Eventually.IsTrueAsync(() => page.EvaluateAsync<bool>("() => document.getElementById('film').videoWidth > 0"), "the camera shows a picture");
        await ChatScript.PictureAsync(page, "kamera-1");
        await Axe.FindsNothingAsync(page, "camera");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ambil foto", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Sudah jelas terbaca?" })).ToBeVisibleAsync();
        var isOff = await page.EvaluateAsync<bool>("() => document.getElementById('film').srcObject === null");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kirim foto", Exact = true }).ClickAsync();
        await Eventually.IsTrueAsync(() => host.Intake.Accepted.Count == 1, "the picture arrives");

        Assert.True(isOff, "The camera is off once the picture is taken.");
        Assert.IsType<InspectionResult.Accepted>(ImageInspector.Inspect(await FetchedAsync(host, 0)));
        Assert.Equal(("image/jpeg", "foto.jpg"), (((MediaIn)host.Intake.Accepted[0].Content).MimeType, ((MediaIn)host.Intake.Accepted[0].Content).FileName));
    }

    [Fact]
    public async Task Phone_UsesItsOwnCameraApp()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var browser = await ChatBrowser.StartAsync();
        var page = await (await browser.PhoneAsync()).NewPageAsync();
        await page.GotoAsync(host.Url + "/chat");

        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Locator("#shoot").ClickAsync());

        Assert.Equal("camera", await chooser.Element.GetAttributeAsync("id"));
        Assert.Equal("environment", await chooser.Element.GetAttributeAsync("capture"));
    }

    [Fact]
    public async Task WithoutANetwork_ThePageOpens_SaysSo_AndSendsLater()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var browser = await ChatBrowser.StartAsync();
        var context = await browser.PhoneAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(host.Url + "/chat");
        await page.EvaluateAsync("() => navigator.serviceWorker.ready");

        await context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await Expect(page.GetByText("Tidak ada sambungan internet")).ToBeVisibleAsync();
        await page.Locator("#input").FillAsync("ditulis tanpa sinyal");
        await page.Locator("#input").PressAsync("Enter");
        await ChatScript.PictureAsync(page, "luring");
        await context.SetOfflineAsync(false);

        await Eventually.IsTrueAsync(() => host.Intake.Accepted.Count == 1, "what was written offline arrives");
        await Expect(page.Locator(".mine")).ToContainTextAsync("Terkirim");
        Assert.Equal(new TextIn("ditulis tanpa sinyal"), host.Intake.Accepted[0].Content);
    }

    [Fact]
    public async Task Page_CanBeInstalled()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var browser = await ChatBrowser.StartAsync();
        var page = await (await browser.PhoneAsync()).NewPageAsync();
        await page.GotoAsync(host.Url + "/chat");
        var devtools = await page.Context.NewCDPSessionAsync(page);

        var errors = (await devtools.SendAsync("Page.getInstallabilityErrors"))!.Value.GetProperty("installabilityErrors").EnumerateArray().Select(x => x.GetProperty("errorId").GetString()).ToList();
        var manifest = (await devtools.SendAsync("Page.getAppManifest"))!.Value;

        // Playwright's contexts are private windows, where nothing can be installed; nothing else may stand in the way.
        Assert.Empty(errors.Except(["in-incognito"]));
        Assert.Empty(manifest.GetProperty("errors").EnumerateArray());
    }

    [Fact]
    public async Task ErasedConversation_IsSaid_AndANewOneBegins()
    {
        await using var bot = await LiveBot.StartAsync();
        await using var browser = await ChatBrowser.StartAsync();
        var page = await (await browser.PhoneAsync()).NewPageAsync();
        await page.GotoAsync(bot.Line.Url + "/chat");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mulai", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Selamat datang di layanan KTP-el")).ToBeVisibleAsync();

        await using (var db = bot.Database.Open()) await bot.EraseChatAsync(db.WebChatActivities.Select(x => x.ChatId).First());
        bot.Line.Cut();
        bot.Line.Mend();

        await Expect(page.GetByText("Percakapan lama di perangkat ini sudah berakhir")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mulai", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Selamat datang di layanan KTP-el")).ToBeVisibleAsync();
    }

    private static async Task<byte[]> FetchedAsync(WebChatHost host, int index) =>
        Assert.IsType<Fetched>(await host.Channel.FetchAsync((MediaIn)host.Intake.Accepted[index].Content, 1 << 26, CancellationToken.None)).Bytes;

    // 4000 × 3000 with the grain of a small sensor in the evening.
    private static async Task<byte[]> GrainyPhotoAsync(IPage page)
    {
        var data = await page.EvaluateAsync<string>(
            """
            async () => { const c = document.createElement('canvas'); c.width = 4000; c.height = 3000; const p = c.getContext('2d');
              const grain = p.createImageData(4000, 3000), bytes = grain.data; let seed = 7;
              for (let i = 0; i < bytes.length; i += 4) { seed = (seed * 1103515245 + 12345) & 0x7fffffff; const g = 190 + (seed >> 16) % 50; bytes[i] = g; bytes[i + 1] = g - 6; bytes[i + 2] = g - 14; bytes[i + 3] = 255; }
              p.putImageData(grain, 0, 0); p.fillStyle = '#223'; p.font = '180px sans-serif'; p.fillText('KARTU KELUARGA (contoh)', 300, 450);
              for (let i = 0; i < 15; i++) p.fillRect(300, 600 + i * 140, 3400, 10);
              return c.toDataURL('image/jpeg', 0.9); }
            """);
        return Convert.FromBase64String(data[(data.IndexOf(',', StringComparison.Ordinal) + 1)..]);
    }
}
