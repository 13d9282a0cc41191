using KtpBot.Backoffice.Tests.Hosting;
using Microsoft.Playwright;

namespace KtpBot.Backoffice.Tests.Browser;

/// <summary>The queue as people see it: the officer's counter by keyboard and on a phone, the waiting room's screen on a television.</summary>
public sealed class QueueBrowserTests
{
    [Fact]
    public async Task AKeyCalls_AndTheScreenFollowsByItself()
    {
        await using var office = await RunningBackoffice.OfOfficeAsync("selemadeg-timur");
        await using var counter = await Chromium.OpenAsync(office.Address, 390, 844);
        await using var television = await Chromium.OpenAsync(office.Address, 1920, 1080);
        await counter.SignInAsync(await office.OfficerAsync("operator_ktp"));
        for (var n = 1; n <= 7; n++)
        {
            await counter.Page.GotoAsync("/antrean/ambil");
            await counter.Page.GetByLabel("Permohonan & berkas").CheckAsync();
            await counter.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Beri nomor" }).ClickAsync();
            await counter.Page.WaitForSelectorAsync($".queue-number:has-text(\"B00{n}\")");
        }

        await counter.Page.GotoAsync("/antrean");
        await counter.Page.SelectOptionAsync("#loket-saya", "loket-1");
        await counter.Page.WaitForSelectorAsync("text=Panggil berikutnya: B001");
        await television.Page.GotoAsync((await counter.Page.GetAttributeAsync(".screen-link a", "href"))!);
        await counter.PictureAsync("antrean-ponsel");

        // Six are called by keys alone; the screen shows each without being touched.
        for (var n = 1; n <= 6; n++)
        {
            await PressAsync(counter.Page, "n");
            await counter.Page.WaitForSelectorAsync($"#loket .queue-number:has-text(\"B00{n}\")");
            await PressAsync(counter.Page, "h");
            await counter.Page.WaitForSelectorAsync("#loket:has-text(\"sedang dilayani\")");
            if (n == 1) await television.Page.WaitForSelectorAsync(".number:has-text(\"B001\")");
        }

        await television.Page.WaitForSelectorAsync(".number:has-text(\"B006\")");
        await television.PictureAsync("antrean-layar");

        Assert.Equal(["B005", "B004", "B003", "B002", "B001"], await television.Page.Locator(".before li b").AllTextContentsAsync());
        Assert.False(await WiderThanItselfAsync(counter.Page));
        Assert.False(await WiderThanItselfAsync(television.Page));
        var number = (await television.Page.Locator(".number").BoundingBoxAsync())!;
        Assert.True(number.Height > 250, $"From across the room: {number.Height} px.");
        Assert.True(await television.Page.EvaluateAsync<bool>("document.querySelector('footer').getBoundingClientRect().bottom <= innerHeight + 1"));

        // Sound is an extra that needs a touch; the page works on when a browser has none.
        await television.Page.GetByText("Nyalakan suara").ClickAsync();
        await television.Page.WaitForSelectorAsync("text=Matikan suara");
        await PressAsync(counter.Page, "z");
        await counter.Page.WaitForSelectorAsync("text=Tindakan terakhir pada nomor B006 dibatalkan");
        await PressAsync(counter.Page, "u");
        await counter.Page.WaitForSelectorAsync("text=dipanggil lagi");
        await television.Page.WaitForSelectorAsync(".waits .number:has-text(\"B006\")");
    }

    /// <summary>The page's script listens once the page is whole.</summary>
    private static async Task PressAsync(IPage page, string key)
    {
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        await page.Keyboard.PressAsync(key);
    }

    private static Task<bool> WiderThanItselfAsync(IPage page) => page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth + 1");
}
