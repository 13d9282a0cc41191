using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>One script line in the office's own site, on an origin of its own.</summary>
public sealed class EmbedTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TrustedSite_OpensTheChat_TalksAndClosesIt(bool phone)
    {
        await using var site = await OfficeSite.StartAsync();
        await using var host = await WebChatHost.StartAsync(settings: new() { ["Channels:WebChat:TrustedOrigins:0"] = site.Origin });
        ChatScript.Answer(host);
        await using var browser = await ChatBrowser.StartAsync();
        var faults = new List<string>();
        var page = await OpenAsync(site, host, phone ? await browser.PhoneAsync() : await browser.DesktopAsync(), faults);
        var open = page.GetByRole(AriaRole.Button, new() { Name = "Buka layanan KTP-el" });
        await Expect(open).ToBeVisibleAsync();
        await ChatScript.PictureAsync(page, $"sematan-{(phone ? "ponsel" : "komputer")}-1");
        await Axe.FindsNothingAsync(page, "closed");

        await open.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var chat = page.FrameLocator("iframe");
        await chat.GetByRole(AriaRole.Button, new() { Name = "Mulai", Exact = true }).ClickAsync();
        await Expect(chat.GetByRole(AriaRole.Button, new() { Name = "KTP hilang" })).ToBeVisibleAsync();
        await ChatScript.PictureAsync(page, $"sematan-{(phone ? "ponsel" : "komputer")}-2");
        await Axe.FindsNothingAsync(page, "open");
        var box = (await page.Locator("iframe").BoundingBoxAsync())!;
        if (phone) Assert.Equal((390, 844), ((int)box.Width, (int)box.Height));
        else Assert.InRange(box.Width, 360, 420);

        await page.ReloadAsync();
        await Expect(chat.GetByRole(AriaRole.Button, new() { Name = "KTP hilang" })).ToBeVisibleAsync();
        await chat.GetByRole(AriaRole.Button, new() { Name = "Tutup obrolan" }).ClickAsync();
        await Expect(page.Locator("iframe")).ToBeHiddenAsync();
        await Expect(open).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await chat.Locator("#input").FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(open).ToBeFocusedAsync();
        await page.ReloadAsync();
        await Expect(open).ToBeVisibleAsync();
        await Expect(page.Locator("iframe")).ToHaveCountAsync(0);

        Assert.Empty(await page.Context.CookiesAsync());
        Assert.Empty(faults);
    }

    [Fact]
    public async Task ForeignSite_ShowsNothing_AndTheConsoleSaysWhy()
    {
        await using var site = await OfficeSite.StartAsync();
        await using var host = await WebChatHost.StartAsync();
        await using var browser = await ChatBrowser.StartAsync();
        var said = new TaskCompletionSource<string>();
        var context = await browser.DesktopAsync();
        var page = await context.NewPageAsync();
        page.Console += (_, line) => { if (line.Text.StartsWith("KtpBot:", StringComparison.Ordinal)) said.TrySetResult(line.Text); };
        Put(site, host);
        await page.GotoAsync(site.Origin + "/index.html");

        Assert.Contains("belum dipercaya", await said.Task.WaitAsync(TimeSpan.FromSeconds(30)), StringComparison.Ordinal);
        await Expect(page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Expect(page.Locator("iframe")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(WebChatHost.TrustedSite, HttpStatusCode.OK)]
    [InlineData("https://situs-lain.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.OK)]
    public async Task AskedBeforehand_TheBotSaysWhetherItMayBeShown(string? origin, HttpStatusCode expected)
    {
        await using var host = await WebChatHost.StartAsync();

        using var response = await host.SendAsync(HttpMethod.Get, "/chat/embed", origin: origin);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    private static async Task<IPage> OpenAsync(OfficeSite site, WebChatHost host, IBrowserContext context, List<string> faults)
    {
        // A strict policy of the site lets the bot's script and frame in, and no inline style.
        site.ContentSecurityPolicy = $"default-src 'none'; script-src {host.Url}; connect-src {host.Url}; frame-src {host.Url}; style-src 'none'; img-src data:";
        Put(site, host);
        var page = await context.NewPageAsync();
        page.Console += (_, line) => { if (line.Type is "error" or "warning") faults.Add(line.Text); };
        page.PageError += (_, error) => faults.Add(error);
        await page.GotoAsync(site.Origin + "/index.html");
        return page;
    }

    private static void Put(OfficeSite site, WebChatHost host) => site.Pages["index.html"] =
        $"""
        <!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Desa Kwangsan</title><link rel="icon" href="data:,">
        <script src="{host.Url}/chat/embed.js" async></script></head><body><main><h1>Desa Kwangsan</h1><p>Selamat datang di situs desa.</p></main></body></html>
        """;
}
