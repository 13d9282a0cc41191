using KtpBot.Bot.Channels.WebChat.DirectLine;
using Microsoft.Net.Http.Headers;

namespace KtpBot.Bot.Channels.WebChat.Page;

/// <summary>Serves the page: compressed, cached by version, and under a policy that lets nothing foreign run in it.</summary>
internal sealed class PageEndpoints(PageFiles files, ChatDoor door, WebChatOptions options)
{
    public IResult Index(HttpContext context) => Html(context, files.Index);

    public IResult Privacy(HttpContext context) => Html(context, files.Privacy);

    public IResult Config(HttpContext context)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return Send(context, files.Config, lasting: false);
    }

    /// <summary>GET /chat/embed: may this site show the chat? 403 lets embed.js say why not, instead of a frame that stays empty.</summary>
    public IResult Embedding(HttpContext context)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        // A browser sends no Origin to its own site.
        var isOwn = context.Request.Headers.Origin.Count == 0;
        if (!isOwn && !door.IsTrustedBrowser(context.Request)) return DirectLineRefusal.UntrustedOrigin;
        return Send(context, files.Embedding, lasting: false);
    }

    /// <summary>The service worker stands below /chat but works for /chat itself.</summary>
    public IResult Worker(HttpContext context)
    {
        context.Response.Headers["Service-Worker-Allowed"] = "/chat";
        return Send(context, files.Worker, lasting: false);
    }

    public IResult Asset(HttpContext context, string file) => files.Asset(file) is { } asset
        ? Send(context, asset, lasting: context.Request.Query["v"] == asset.Version)
        : Results.NotFound();

    private IResult Html(HttpContext context, PageFile file)
    {
        var host = context.Request.Host.Value;
        var headers = context.Response.Headers;
        // Older browsers do not count WebSockets of the same host as 'self'.
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; manifest-src 'self'; "
            + $"connect-src 'self' ws://{host} wss://{host}; base-uri 'none'; form-action 'none'; "
            + $"frame-ancestors {string.Join(' ', options.TrustedOrigins.Prepend("'self'"))}";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=(), payment=()";
        return Send(context, file, lasting: false);
    }

    private static IResult Send(HttpContext context, PageFile file, bool lasting)
    {
        var (bytes, encoding) = file.For(context.Request.Headers.AcceptEncoding.ToString());
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = lasting ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (encoding is not null) headers.ContentEncoding = encoding;
        return Results.Bytes(bytes, file.ContentType, entityTag: new EntityTagHeaderValue($"\"{file.Version}{encoding}\""));
    }
}
