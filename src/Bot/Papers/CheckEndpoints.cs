using System.Globalization;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Papers;

namespace KtpBot.Bot.Papers;

/// <summary>GET /cek and /cek/CODE: is this paper genuine? Without scripts and cookies; nothing on it leads to a person.</summary>
internal sealed class CheckEndpoints(PaperCheck papers, CheckPage page, CheckLimits limits, TextBook texts)
{
    public void Map(WebApplication app)
    {
        string[] read = [HttpMethods.Get, HttpMethods.Head];
        app.MapMethods(CheckAddress.Path, read, Form);
        app.MapMethods(CheckAddress.Path + "/{code}", read, CheckAsync);
    }

    private IResult Form(HttpContext context, string? kode)
    {
        // What was typed becomes an address of its own, the same that a QR opens.
        if (!string.IsNullOrWhiteSpace(kode)) return Results.Redirect($"{CheckAddress.Path}/{Uri.EscapeDataString(CheckCode.Read(kode) ?? kode.Trim())}{Query(context)}");
        return Send(context, page.Form(LanguageOf(context)), StatusCodes.Status200OK);
    }

    private async Task<IResult> CheckAsync(HttpContext context, string code, CancellationToken cancellationToken)
    {
        var language = LanguageOf(context);
        if (limits.Take(context.Connection.RemoteIpAddress) is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return Send(context, page.TooMany(language), StatusCodes.Status429TooManyRequests);
        }

        return await papers.FindAsync(code, cancellationToken) is { } paper
            ? Send(context, page.Found(paper, language, code), StatusCodes.Status200OK)
            : Send(context, page.Unknown(language), StatusCodes.Status404NotFound);
    }

    private static string Query(HttpContext context) => context.Request.Query["bahasa"] is [{ Length: > 0 } language] ? "?bahasa=" + Uri.EscapeDataString(language) : "";

    /// <summary>The one that was chosen, else the first of the browser's that we speak, else Indonesian.</summary>
    private string LanguageOf(HttpContext context)
    {
        var asked = context.Request.Query["bahasa"].ToString();
        if (texts.Languages.Contains(asked)) return asked;
        return context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(wish => wish.Quality ?? 1)
            .Select(wish => wish.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(texts.Languages.Contains) ?? TextBook.DefaultLanguage;
    }

    private static IResult Send(HttpContext context, string html, int status)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'sha256-{CheckPage.StyleHash}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        headers.CacheControl = "no-store";
        headers.Vary = "Accept-Language";
        return Results.Content(html, "text/html; charset=utf-8", statusCode: status);
    }
}
