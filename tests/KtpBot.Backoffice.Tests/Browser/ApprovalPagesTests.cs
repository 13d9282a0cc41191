using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Cases;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Tests.Browser;

/// <summary>An office with a row of approvals on a phone and on a desk: two taps approve, and every page of it fits.</summary>
public sealed class ApprovalPagesTests
{
    [Theory]
    [InlineData(1366, 768)]
    [InlineData(390, 844)]
    public async Task TwoTapsApprove_AndThePagesFit(int width, int height)
    {
        await using var office = await RunningBackoffice.OfOfficeAsync("musi-banyuasin");
        var cases = new CaseSeed(office);
        var first = await cases.SubmittedAsync("hilang", "SITI CONTOH AMINAH");
        var second = await cases.SubmittedAsync("rusak", "BUDI CONTOH");
        foreach (var seeded in new[] { first, second })
            await cases.TellAsync(new Decided(seeded.Id, Actor.Officer(900, "Uji", ["operator_siak"]), "periksa", "lengkap", [], null));
        await cases.TellAsync(new CasePaused(second.Id, Actor.Officer(901, "Uji", ["sub_koordinator"]), "siak", null));
        var user = await office.OfficerAsync("sub_koordinator", "admin");
        await using var browser = await Chromium.OpenAsync(office.Address, width, height);
        var complaints = new List<string>();
        browser.Page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        browser.Page.PageError += (_, error) => complaints.Add(error);
        await browser.SignInAsync(user);

        foreach (var (name, path) in new[] { ("persetujuan", "/persetujuan"), ("berkas-persetujuan", first.Path), ("berkas-dijeda", second.Path), ("sop", "/sop"), ("sop-bagan", "/sop/musi-banyuasin-ktp-el"), ("sop-versi", "/kelola/sop") })
        {
            var answer = await browser.Page.GotoAsync(path);
            Assert.True(answer!.Ok, $"{path}: {answer.Status}");
            await browser.Page.WaitForFunctionAsync("() => [...document.images].filter(i => i.offsetParent).every(i => i.complete && i.naturalWidth > 0)");
            await browser.PictureAsync($"{name}-{width}");
            Assert.True(await browser.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{path} scrolls sideways at {width}.");
        }

        await browser.Page.GotoAsync("/persetujuan");
        var card = browser.Page.Locator($"section[aria-label='{first.Number}']");
        await card.Locator("summary").ClickAsync();
        await browser.PictureAsync($"persetujuan-ketuk-{width}");
        await card.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Ya: Lengkap, teruskan ke Kabid" }).ClickAsync();
        await browser.Page.GetByText("Tersimpan: Lengkap, teruskan ke Kabid.").WaitForAsync();

        Assert.Empty(complaints);
        await using var db = office.OpenDatabase();
        Assert.Equal("kabid", await db.Cases.Where(c => c.Id == first.Id).Select(c => c.StepId).SingleAsync());
    }
}
