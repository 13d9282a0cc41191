using System.Diagnostics;
using Microsoft.Playwright;

namespace KtpBot.EndToEnd.Officers;

/// <summary>
/// A member of staff at the back-office, working as a person does: reading, clicking, typing. When a page does not answer (a host
/// has just lost power) they look at the case again and go on from what they see.
/// </summary>
internal sealed class Officer(IPage page, Uri backoffice)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public IPage Page => page;

    /// <summary>Signs in with one of the demo accounts.</summary>
    public Task SignInAsync(string user) => PersistAsync($"sign in as {user}", async () =>
    {
        await GoAsync("masuk");
        if (!page.Url.Contains("/masuk", StringComparison.Ordinal)) return true; // Signed in already; only the answer was lost.
        await page.GetByLabel("Nama pengguna").FillAsync(user);
        await page.GetByLabel("Kata sandi").FillAsync("demo-" + user);
        await page.GetByRole(AriaRole.Button, new() { Name = "Masuk", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => url.StartsWith(backoffice.ToString(), StringComparison.Ordinal) && !url.Contains("/masuk", StringComparison.Ordinal));
        return true;
    });

    /// <summary>Chooses the named outcome of the current step; done when the page offers it no more.</summary>
    public Task DecideAsync(long caseId, string label) => PressUntilGoneAsync(caseId, page.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }));

    /// <summary>The card was compared and is good.</summary>
    public Task CheckCardAsync(long caseId) => PressUntilGoneAsync(caseId, page.GetByRole(AriaRole.Button, new() { Name = "Sudah diperiksa, baik" }));

    /// <summary>Marks one document as needing a new picture, writes why, and returns the case.</summary>
    public Task ReturnAsync(long caseId, string document, string reason, string words) => PersistAsync("return the case", async () =>
    {
        await OpenAsync(caseId);
        var back = page.Locator("button[data-send-back]");
        if (await back.CountAsync() == 0) return true;
        await page.GetByRole(AriaRole.Tab, new() { Name = document }).ClickAsync();
        await page.GetByText("Perlu diganti").Locator("visible=true").First.ClickAsync();
        await page.GetByLabel($"Alasan untuk {document}").SelectOptionAsync(new SelectOptionValue { Value = reason });
        var part = page.Locator("details[data-return-part]");
        if (await part.GetAttributeAsync("open") is null) await part.Locator("summary").ClickAsync();
        await page.Locator("textarea[name='Input.Note']").FillAsync(words);
        await back.ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        return false;
    });

    /// <summary>Asks the station for work and waits until the page offers, or says, what follows.</summary>
    public Task AskStationAsync(long caseId, string button, Func<IPage, Task<bool>> done) => PersistAsync($"station: {button}", async () =>
    {
        await OpenAsync(caseId);
        if (await done(page)) return true;
        var ask = page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });
        if (await ask.CountAsync() > 0 && await ask.IsEnabledAsync()) await ask.ClickAsync();
        return false;
    });

    public Task EnterBiodataAsync(long caseId, IReadOnlyDictionary<string, string> fields) => PersistAsync("biodata", async () =>
    {
        await GoAsync($"berkas/{caseId}/biodata");
        foreach (var (name, value) in fields)
        {
            var field = page.Locator($"[name='Input.{name}']").First;
            if (await field.EvaluateAsync<string>("e => e.tagName") == "SELECT") await field.SelectOptionAsync(value);
            else await field.FillAsync(value);
        }

        await page.Locator("main form button.primary[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync(url => url.StartsWith(backoffice.ToString(), StringComparison.Ordinal) && !url.Contains("/biodata", StringComparison.Ordinal));
        return true;
    });

    /// <summary>Writes who receives the card, signs with the pointer and hands over.</summary>
    public Task HandOverAsync(long caseId, string receiver) => PersistAsync("hand over", async () =>
    {
        await OpenAsync(caseId);
        if (await page.GetByRole(AriaRole.Link, new() { Name = "Serahkan kartu" }).CountAsync() == 0) return true;
        await GoAsync($"berkas/{caseId}/serahkan");
        var name = page.Locator("[name='Input.ReceivedBy']");
        if (await name.IsVisibleAsync()) await name.FillAsync(receiver); // Hidden while the owner fetches the card.
        var canvas = page.Locator("canvas").First;
        await canvas.ScrollIntoViewIfNeededAsync();
        var pad = await canvas.BoundingBoxAsync() ?? throw new InvalidOperationException("There is no place to sign.");
        await page.Mouse.MoveAsync(pad.X + 30, pad.Y + 60);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(pad.X + 90, pad.Y + 20, new() { Steps = 8 });
        await page.Mouse.MoveAsync(pad.X + 160, pad.Y + 80, new() { Steps = 8 });
        await page.Mouse.UpAsync();
        await page.Locator("main form button.primary[type=submit]").ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        return false;
    });

    /// <summary>Opens a case and waits until it is shown.</summary>
    public Task OpenAsync(long caseId) => GoAsync($"berkas/{caseId}");

    private Task PressUntilGoneAsync(long caseId, ILocator button) => PersistAsync("decide", async () =>
    {
        await OpenAsync(caseId);
        if (await button.CountAsync() == 0) return true;
        await button.ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        return false;
    });

    private async Task GoAsync(string path)
    {
        var answer = await page.GotoAsync(new Uri(backoffice, path).ToString());
        if (answer is not { Ok: true }) throw new PlaywrightException($"{path} answered {answer?.Status}");
    }

    /// <summary>Repeats what a person would do until the work is done. <paramref name="attempt"/> answers whether it is.</summary>
    private async Task PersistAsync(string what, Func<Task<bool>> attempt)
    {
        var clock = Stopwatch.StartNew();
        Exception? last = null;
        while (clock.Elapsed < Patience)
        {
            try
            {
                if (await attempt()) return;
                last = null;
            }
            catch (Exception error) when (error is PlaywrightException or TimeoutException)
            {
                last = error;
            }
        }

        var shown = await page.ContentAsync();
        throw new TimeoutException($"The officer could not {what}. Last trouble: {last?.Message}. The page is at {page.Url}:\n{Words(shown)}");
    }

    private static string Words(string html) =>
        System.Text.RegularExpressions.Regex.Replace(System.Text.RegularExpressions.Regex.Replace(html, "<(script|style)[^>]*>.*?</\\1>|<[^>]+>", " ", System.Text.RegularExpressions.RegexOptions.Singleline), "\\s+", " ");
}
