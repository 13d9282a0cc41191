using Microsoft.Playwright;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>A Chromium whose camera is Chromium's own test picture.</summary>
internal sealed class ChatBrowser : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    // A machine that runs every suite at once is slow; what never comes still fails.
    private const float Patience = 40_000;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private ChatBrowser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    public static async Task<ChatBrowser> StartAsync()
    {
        if (!File.Exists(Program)) Assert.Skip("Chromium is not installed; ./test installs it.");
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
        });
        return new ChatBrowser(playwright, browser);
    }

    public Task<IBrowserContext> PhoneAsync(bool dark = false, bool scripts = true) => _browser.NewContextAsync(new BrowserNewContextOptions
    {
        ViewportSize = new ViewportSize { Width = 390, Height = 844 },
        DeviceScaleFactor = 2,
        HasTouch = true,
        IsMobile = true,
        JavaScriptEnabled = scripts,
        Locale = "id-ID",
        TimezoneId = "Asia/Jakarta",
        ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
    });

    /// <summary>A computer with mouse and keyboard, in a window of this size.</summary>
    public Task<IBrowserContext> DesktopAsync(int width = 1280, int height = 800, bool dark = false, float scale = 1) => _browser.NewContextAsync(new BrowserNewContextOptions
    {
        ViewportSize = new ViewportSize { Width = width, Height = height },
        DeviceScaleFactor = scale,
        Locale = "id-ID",
        TimezoneId = "Asia/Jakarta",
        ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        Permissions = ["camera"],
    });

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
