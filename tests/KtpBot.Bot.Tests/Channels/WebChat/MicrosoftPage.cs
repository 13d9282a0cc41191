using KtpBot.Bot.Channels.WebChat;
using KtpBot.Core.Messaging;
using KtpBot.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>botframework-webchat in Chromium, on the documented page of an office's own site, talking to the whole bot.</summary>
internal sealed class MicrosoftPage : IAsyncDisposable
{
    public const string Nonce = "bm9uY2U";

    // Only what would take minutes: the wait before a reconnect and, where a test asks for it, the quarter of an hour between two refreshes.
    private const string Hurried =
        """
        for (const name of ['setTimeout', 'setInterval']) {
          const real = window[name].bind(window);
          window[name] = (work, ms, ...rest) => real(work, ms === 900000 && window.refreshEvery ? window.refreshEvery : ms > 3000 && ms < 15000 && ms !== 5000 ? 50 : ms, ...rest);
        }
        window.violations = [];
        addEventListener('securitypolicyviolation', e => window.violations.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber + ':' + e.columnNumber + ' ' + e.sample));
        """;

    private readonly OfficeSite _site;
    private readonly ChatBrowser _browser;

    private MicrosoftPage(LiveBot bot, OfficeSite site, ChatBrowser browser, IPage page) => (Bot, _site, _browser, Page) = (bot, site, browser, page);

    public LiveBot Bot { get; }

    public IPage Page { get; }

    public List<string> Faults { get; } = [];

    public ILocator Input => Page.Locator("[data-id=webchat-sendbox-input]");

    public ILocator Bubbles => Page.Locator(".webchat__bubble__content");

    /// <param name="script">Runs before the page's own.</param>
    /// <param name="webSocket">False: the client asks instead of listening.</param>
    /// <param name="policy">Content-Security-Policy of the office's page.</param>
    public static async Task<MicrosoftPage> OpenAsync(string script = "", string? policy = null, bool webSocket = true)
    {
        var site = await OfficeSite.StartAsync();
        var bot = await LiveBot.StartAsync(new() { ["Channels:WebChat:TrustedOrigins:0"] = site.Origin });
        site.Pages["index.html"] = (await File.ReadAllTextAsync(RepositoryRoot.File("docs/webchat-microsoft.html")))
            .Replace("https://cdn.botframework.com/botframework-webchat/4.18.1/webchat.js", "/webchat.js", StringComparison.Ordinal)
            .Replace("https://layanan.kwangsan.desa.id", bot.Line.Url, StringComparison.Ordinal)
            .Replace("{ domain: domain,", webSocket ? "{ domain: domain," : "{ domain: domain, webSocket: false,", StringComparison.Ordinal)
            .Replace("NONCE", Nonce, StringComparison.Ordinal);
        site.ContentSecurityPolicy = policy?.Replace("BOT", $"{bot.Line.Url} {bot.Line.Url.Replace("http:", "ws:", StringComparison.Ordinal)}", StringComparison.Ordinal);
        var browser = await ChatBrowser.StartAsync();
        var context = await browser.PhoneAsync();
        await context.AddInitScriptAsync(Hurried + script);
        var page = await context.NewPageAsync();
        var opened = new MicrosoftPage(bot, site, browser, page);
        page.PageError += (_, error) => opened.Faults.Add(error);
        await page.GotoAsync(site.Origin + "/index.html");
        return opened;
    }

    public async Task SayAsync(string text)
    {
        await Input.FillAsync(text);
        await Input.PressAsync("Enter");
    }

    /// <summary>The conversation that goes on: the newest.</summary>
    public async Task<string> ChatIdAsync()
    {
        await using var db = Bot.Database.Open();
        return await db.WebChatActivities.OrderByDescending(x => x.Id).Select(x => x.ChatId).FirstAsync();
    }

    /// <summary>How many messages of the conversation are for eyes, as the bot's own log has them.</summary>
    public async Task<int> KeptTextsAsync()
    {
        var chatId = await ChatIdAsync();
        await using var db = Bot.Database.Open();
        return (await db.WebChatActivities.Where(x => x.ChatId == chatId).ToListAsync()).Count(x => LoggedActivity.Of(x).Activity.Type == "message");
    }

    /// <summary>True when nothing waits to be said by the bot.</summary>
    public async Task<bool> RestsAsync()
    {
        await using var db = Bot.Database.Open();
        return !await db.OutboxMessages.AnyAsync(x => x.State == DeliveryState.Pending) && !await db.InboxMessages.AnyAsync(x => x.State == InboxState.Received);
    }

    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("KTPBOT_PICTURES") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"microsoft-{name}.png") });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await Bot.DisposeAsync();
        await _site.DisposeAsync();
    }
}
