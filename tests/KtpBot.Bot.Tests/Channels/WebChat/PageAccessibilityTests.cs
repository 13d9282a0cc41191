using KtpBot.Core.Messaging;
using KtpBot.Testing.Pictures;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>WCAG 2.2 AA on the page: axe in every state, light and dark, narrow and enlarged; and a walk with the keyboard alone.</summary>
public sealed class PageAccessibilityTests
{
    [Theory]
    [InlineData("ponsel", false)]
    [InlineData("ponsel", true)]
    [InlineData("komputer", false)]
    [InlineData("komputer", true)]
    [InlineData("320", false)]
    [InlineData("200%", false)]
    public async Task Axe_FindsNothing_InAnyState(string screen, bool dark)
    {
        await using var host = await WebChatHost.StartAsync();
        await using var browser = await ChatBrowser.StartAsync();
        var context = screen switch
        {
            "ponsel" => await browser.PhoneAsync(dark),
            "komputer" => await browser.DesktopAsync(dark: dark),
            "320" => await browser.DesktopAsync(320, 640, dark),
            // A window of 1280 by 800 at twice the size has half the pixels of CSS.
            _ => await browser.DesktopAsync(640, 400, dark, scale: 2),
        };
        var page = await context.NewPageAsync();
        await page.GotoAsync(host.Url + "/chat");
        var begin = page.GetByRole(AriaRole.Button, new() { Name = "Mulai", Exact = true });
        await Expect(begin).ToBeVisibleAsync();
        await CheckAsync(page, screen, dark, "kosong");

        ChatScript.Answer(host);
        await begin.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Cek status" })).ToBeVisibleAsync();
        await Expect(page.Locator("#typing")).ToBeHiddenAsync();
        await CheckAsync(page, screen, dark, "pilihan");

        var release = new TaskCompletionSource();
        await page.RouteAsync("**/upload*", async route =>
        {
            await release.Task;
            await route.FulfillAsync(new() { Status = 400, Body = "{}" });
        });
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "kk.jpg", MimeType = "image/jpeg", Buffer = DrawnPictures.DocumentJpeg() });
        await CheckAsync(page, screen, dark, "pratinjau");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kirim foto", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await CheckAsync(page, screen, dark, "mengunggah");

        release.SetResult();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ketuk untuk kirim ulang" })).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(true);
        await Expect(page.GetByText("Tidak ada sambungan internet")).ToBeVisibleAsync();
        await CheckAsync(page, screen, dark, "galat");
        await page.Context.SetOfflineAsync(false);

        await page.GetByRole(AriaRole.Button, new() { Name = "Pilihan lain" }).ClickAsync();
        await CheckAsync(page, screen, dark, "menu");
        await page.GotoAsync(host.Url + "/chat/privasi");
        await CheckAsync(page, screen, dark, "privasi");
    }

    [Fact]
    public async Task KeyboardAlone_GetsThroughEverything()
    {
        await using var host = await WebChatHost.StartAsync();
        ChatScript.Answer(host);
        await using var browser = await ChatBrowser.StartAsync();
        var page = await (await browser.DesktopAsync()).NewPageAsync();
        await page.GotoAsync(host.Url + "/chat");

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Langsung ke kolom pesan" })).ToBeFocusedAsync();
        await TabToAsync(page, "Mulai");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "KTP hilang" })).ToBeVisibleAsync();
        await Expect(page.Locator("#input")).ToBeFocusedAsync();
        await TabToAsync(page, "KTP hilang", "Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Sekarang kirim foto")).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync("Baik");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".mine", new() { HasText = "Baik" })).ToContainTextAsync("Terkirim");

        await TabToAsync(page, "Ambil foto dengan kamera", "Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Foto dokumen" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Foto dokumen" })).ToBeHiddenAsync();
        await TabToAsync(page, "Pilihan lain", "Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Privasi data Anda" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Hapus percakapan dari perangkat ini" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pilihan lain" })).ToBeFocusedAsync();

        Assert.Equal([new OpenedIn(null), new ChoiceIn("go:hilang", "KTP hilang"), new TextIn("Baik")], host.Intake.Accepted.Select(x => x.Content));
    }

    [Fact]
    public async Task ReducedMotion_StandsStill_AndNewWordsAreAnnounced()
    {
        await using var host = await WebChatHost.StartAsync();
        ChatScript.Answer(host);
        await using var browser = await ChatBrowser.StartAsync();
        var page = await (await browser.DesktopAsync()).NewPageAsync();
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.GotoAsync(host.Url + "/chat");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mulai", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Cek status" })).ToBeVisibleAsync();

        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.getAnimations().filter(x => x.playState === 'running').length"));
        var live = page.GetByRole(AriaRole.Log, new() { Name = "Percakapan" });
        Assert.Equal("polite", await live.GetAttributeAsync("aria-live"));
        await Expect(live.Locator(".msg .sr").First).ToHaveTextAsync("Kantor Desa Kwangsan:");
    }

    private static async Task CheckAsync(IPage page, string screen, bool dark, string state)
    {
        await ChatScript.PictureAsync(page, $"axe-{screen.TrimEnd('%')}-{(dark ? "gelap" : "terang")}-{state}");
        await Axe.FindsNothingAsync(page, $"{screen}, {(dark ? "dark" : "light")}, {state}");
        var wide = await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > window.innerWidth");
        Assert.False(wide, $"{screen}, {state}: it scrolls sideways.");
        var small = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('button, a.icon, label.icon, textarea, .menu > *')].filter(x => x.offsetParent)
              .filter(x => { const r = x.getBoundingClientRect(); return r.width < 44 || r.height < 44; }).map(x => x.outerHTML.slice(0, 80))
            """);
        Assert.Empty(small);
    }

    private static async Task TabToAsync(IPage page, string name, string key = "Tab")
    {
        for (var i = 0; i < 30; i++)
        {
            await page.Keyboard.PressAsync(key);
            var reached = await page.EvaluateAsync<string>(
                "() => { const x = document.activeElement; return (x.getAttribute('aria-label') || x.labels?.[0]?.textContent || x.textContent).trim(); }");
            if (reached.StartsWith(name, StringComparison.Ordinal)) return;
        }

        Assert.Fail($"\"{name}\" cannot be reached by the keyboard.");
    }
}
