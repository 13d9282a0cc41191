using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>A site of the office on an origin of its own, with pages that a test puts there.</summary>
internal sealed class OfficeSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OfficeSite(WebApplication app) => (_app, Origin) = (app, app.Urls.Single());

    /// <summary>Without a slash at the end.</summary>
    public string Origin { get; }

    /// <summary>Path to HTML.</summary>
    public Dictionary<string, string> Pages { get; } = new(StringComparer.Ordinal);

    /// <summary>Sent with every page, when set.</summary>
    public string? ContentSecurityPolicy { get; set; }

    public static async Task<OfficeSite> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        OfficeSite? site = null;
        app.MapGet("/webchat.js", async () => Results.File(await NpmClients.FileAsync("botframework-webchat/dist/webchat.js"), "text/javascript"));
        app.MapGet("/{page}", (HttpContext context, string page) =>
        {
            if (site!.ContentSecurityPolicy is { } policy) context.Response.Headers.ContentSecurityPolicy = policy;
            return site.Pages.TryGetValue(page, out var html) ? Results.Content(html, "text/html; charset=utf-8") : Results.NotFound();
        });
        await app.StartAsync();
        return site = new OfficeSite(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
