using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Bridges;
using Microsoft.Playwright;

namespace KtpBot.Backoffice.Tests.Browser;

/// <summary>The entry sheet beside another window: copied by keyboard, with and without leave to use the clipboard; its pages fit.</summary>
public sealed class EntrySheetTests
{
    [Fact]
    public async Task Values_AreCopiedOneAfterAnother_AndThePagesFit()
    {
        await using var office = await RunningBackoffice.StartAsync();
        var cases = new CaseSeed(office);
        var seeded = await cases.SubmittedAsync();
        await cases.DecideAsync(seeded, "setuju");
        var now = office.Services.GetService(typeof(TimeProvider)) is TimeProvider time ? time.GetUtcNow().UtcDateTime : default;
        await cases.TellAsync(new BridgeNoted(seeded.Id, CaseSeed.Everybody, new BridgeNote("plavon", "perbaikan", null, now, "PLV-1", "Dokumen tidak sesuai, mohon diunggah ulang")));
        var user = await office.OfficerAsync("petugas", "verifikator");
        await using var browser = await Chromium.OpenAsync(office.Address);
        var page = browser.Page;
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        await browser.SignInAsync(user);

        foreach (var width in (int[])[1366, 683, 390]) // A whole screen, half of it, a phone.
        {
            await page.SetViewportSizeAsync(width, 768);
            foreach (var (name, path) in new[] { ("lembar-plavon", $"{seeded.Path}/lembar-plavon"), ("aplikasi-lain-catat", $"{seeded.Path}/aplikasi-lain/bcardmgmt"), ("aplikasi-lain", "/aplikasi-lain"), ("berkas-aplikasi-lain", seeded.Path) })
            {
                Assert.True((await page.GotoAsync(path))!.Ok, path);
                if (path == seeded.Path) await page.Locator("#aplikasi-lain").ScrollIntoViewIfNeededAsync();
                await browser.PictureAsync($"{name}-{width}");
                Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{path} scrolls sideways at {width}.");
            }
        }

        // With leave: Enter copies and goes on.
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GotoAsync($"{seeded.Path}/lembar-plavon");
        await page.GetByRole(AriaRole.Button, new() { Name = "Salin NIK" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("li", new() { HasText = seeded.Nik }).GetByText("tersalin").WaitForAsync();
        Assert.Equal(seeded.Nik, await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        Assert.Equal("Salin Nomor KK", await FocusedAsync());
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("li", new() { HasText = seeded.Kk }).GetByText("tersalin").WaitForAsync();
        Assert.Equal(seeded.Kk, await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        Assert.Equal("Salin Nama lengkap", await FocusedAsync());
        await browser.PictureAsync("lembar-plavon-tersalin");

        // Without: the page has no clipboard to ask, as over plain http; the value is selected and copied.
        await page.AddInitScriptAsync("Object.defineProperty(navigator, 'clipboard', { value: undefined });");
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Salin NIK" }).ClickAsync();
        await page.Locator("li", new() { HasText = seeded.Nik }).GetByText("tersalin").WaitForAsync();
        Assert.Equal(seeded.Nik, await page.EvaluateAsync<string>("window.getSelection().toString()"));
        Assert.Equal("Salin NIK", await FocusedAsync()); // By mouse the focus stays.
        await page.Locator("[data-words]").FocusAsync();
        await page.Keyboard.PressAsync("Control+v");
        Assert.Equal(seeded.Nik, await page.Locator("[data-words]").InputValueAsync());

        // The same words as before, in other letters: what they meant is filled in.
        await page.Locator("[data-words]").FillAsync("DOKUMEN TIDAK SESUAI - mohon diunggah ulang");
        await page.Keyboard.PressAsync("Tab");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-act]').value === 'perbaikan'");
        Assert.Empty(complaints);

        Task<string?> FocusedAsync() => page.EvaluateAsync<string?>("document.activeElement.getAttribute('aria-label')");
    }
}
