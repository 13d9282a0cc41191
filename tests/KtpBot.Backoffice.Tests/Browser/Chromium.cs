using KtpBot.Backoffice.Tests.Hosting;
using Microsoft.Playwright;

namespace KtpBot.Backoffice.Tests.Browser;

/// <summary>The system's own Chromium, driven as a person would.</summary>
internal sealed class Chromium(IPlaywright playwright, IBrowser browser, IPage page) : IAsyncDisposable
{
    private static readonly string[] Candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public IPage Page => page;

    public static async Task<Chromium> OpenAsync(Uri address, int width = 1366, int height = 768)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Array.Find(Candidates, File.Exists) ?? throw new FileNotFoundException("Chromium is missing: apt-get install chromium."),
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
        });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { BaseURL = address.ToString(), ViewportSize = new ViewportSize { Width = width, Height = height }, Locale = "id-ID" });
        page.SetDefaultTimeout(30_000);
        return new Chromium(playwright, browser, page);
    }

    /// <summary>By keyboard alone.</summary>
    public async Task SignInAsync(string user)
    {
        await page.GotoAsync("/masuk");
        await page.Keyboard.TypeAsync(user);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(RunningBackoffice.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("/masuk", StringComparison.Ordinal));
    }

    /// <summary>Keeps a picture where the environment asks for it (KTPBOT_SCREENSHOTS names the folder).</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("KTPBOT_SCREENSHOTS") is not { Length: > 0 } folder) return;
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
