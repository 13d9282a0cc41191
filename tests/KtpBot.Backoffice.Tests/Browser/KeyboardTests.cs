using System.Globalization;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Tests.Browser;

/// <summary>An officer's morning without a mouse.</summary>
public sealed class KeyboardTests : IAsyncLifetime
{
    private RunningBackoffice _office = null!;
    private CaseSeed _cases = null!;

    public async ValueTask InitializeAsync()
    {
        _office = await RunningBackoffice.StartAsync();
        _cases = new CaseSeed(_office);
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task SignIn_Open_Zoom_Judge_SendBack_ByKeyboard()
    {
        var seeded = await _cases.SubmittedAsync();
        var user = await _office.OfficerAsync("petugas");
        await using var browser = await Chromium.OpenAsync(_office.Address);
        var page = browser.Page;

        await browser.SignInAsync(user);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**" + seeded.Path);
        var before = await ScaleAsync();
        await page.Keyboard.PressAsync("+");
        await page.Keyboard.PressAsync("+");
        await page.Keyboard.PressAsync("r");
        Assert.True(await ScaleAsync() > before, "The picture did not grow.");
        Assert.Contains("rotate(90deg)", await TransformAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.TypeAsync("Foto buram");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("textarea[name='Input.Note']").FocusAsync();
        await page.Keyboard.TypeAsync("Tolong difoto di tempat terang.");
        await page.GetByText("Tolong difoto di tempat terang.", new() { Exact = false }).Nth(0).WaitForAsync();
        await page.Locator("[data-preview-here] .bubble").WaitForAsync();
        await page.Locator("[data-send-back]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#kepala .badge", new() { HasText = "Dikembalikan ke pemohon" }).WaitForAsync();

        await using var db = _office.OpenDatabase();
        Assert.Equal("dikembalikan", await db.Cases.Where(c => c.Id == seeded.Id).Select(c => c.StepId).SingleAsync());
        Assert.True(await db.CaseDocuments.AnyAsync(d => d.CaseId == seeded.Id && d.ReasonCode == "buram"));

        Task<string> TransformAsync() => page.EvalOnSelectorAsync<string>(".doc.on [data-stage] img", "e => e.style.transform");
        async Task<double> ScaleAsync()
        {
            await page.WaitForFunctionAsync("() => document.querySelector('.doc.on [data-stage] img')?.style.transform.includes('scale(')");
            var text = await TransformAsync();
            var from = text.IndexOf("scale(", StringComparison.Ordinal) + 6;
            return double.Parse(text.AsSpan(from, text.IndexOf(')', from) - from), CultureInfo.InvariantCulture);
        }
    }

    [Fact]
    public async Task OpenPage_FollowsWhatOthersDo()
    {
        var seeded = await _cases.SubmittedAsync();
        var user = await _office.OfficerAsync("petugas");
        await using var browser = await Chromium.OpenAsync(_office.Address);
        await browser.SignInAsync(user);
        await browser.Page.GotoAsync(seeded.Path);

        await _cases.DecideAsync(seeded, "setuju");

        await browser.Page.Locator("#kepala .badge", new() { HasText = "Menunggu persetujuan" }).WaitForAsync();
    }
}
