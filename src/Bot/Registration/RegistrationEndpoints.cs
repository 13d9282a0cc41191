using System.Globalization;
using KtpBot.Bot.Channels.WebChat.DirectLine;
using KtpBot.Core.Cases;
using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Papers;
using KtpBot.Core.Registration;

namespace KtpBot.Bot.Registration;

/// <summary>GET /daftar, GET and POST /daftar/SERVICE, and the result with its receipt: an application without a conversation, a script or a cookie.</summary>
internal sealed class RegistrationEndpoints(
    RegistrationPages pages, FormPage formPage, FormTokens tokens, FormJudge judge, RegistrationDesk desk, RegisteredCases cases, RegistrationLimits limits,
    PaperDesk papers, LiveDialogs dialogs, OfficeProfile office, ILogger<RegistrationEndpoints> logger)
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public void Map(WebApplication app)
    {
        app.MapMethods("/daftar", Read, (HttpContext context) => Opened(context) ?? Send(context, pages.List(LanguageOf(context))));
        app.MapMethods("/daftar/{service}", Read, Form);
        app.MapPost("/daftar/{service}", SubmitAsync);
        app.MapMethods("/daftar/hasil/{token}", Read, ResultAsync);
        app.MapPost("/daftar/hasil/{token}", CodeAsync);
        app.MapMethods("/daftar/tanda-terima/{token}", Read, ReceiptAsync);
    }

    private IResult Form(HttpContext context, string service)
    {
        if (Opened(context) is { } busy) return busy;
        var language = LanguageOf(context);
        if (ShapeOf(service) is not { } shape) return Send(context, pages.InChat(language), StatusCodes.Status404NotFound);
        var state = new FormState(shape, tokens.New(service), language, office.EmailNotices is not null) { Answers = shape.Known(new Dictionary<string, string> { [CaseDetails.Filer] = "sendiri" }) };
        return Send(context, formPage.Show(state));
    }

    private async Task<IResult> SubmitAsync(HttpContext context, string service, CancellationToken cancellationToken)
    {
        var language = LanguageOf(context);
        BodyReading.AllowBody(context, RegistrationLimits.MostDrained);
        if (limits.Send(context.Connection.RemoteIpAddress) is { } wait)
        {
            logger.TooOften();
            return await TooManyAsync(context, wait, language);
        }

        if (ShapeOf(service) is not { } shape) return Send(context, pages.InChat(language), StatusCodes.Status404NotFound);
        if (context.Request.ContentLength is null or > RegistrationLimits.MostBytes)
        {
            await PostedForm.DrainAsync(context);
            return Send(context, pages.Word("daftar.too-large", language), StatusCodes.Status413PayloadTooLarge);
        }

        await limits.Turns.WaitAsync(cancellationToken);
        try
        {
            return await PostedForm.ReadAsync(context) is { } form
                ? await TakeAsync(context, shape, service, form, cancellationToken)
                : Send(context, pages.Word("daftar.unread", language), StatusCodes.Status400BadRequest);
        }
        finally
        {
            limits.Turns.Release();
        }
    }

    private async Task<IResult> TakeAsync(HttpContext context, FormShape shape, string service, PostedForm form, CancellationToken cancellationToken)
    {
        var texts = dialogs.Book.Texts;
        var language = new[] { form.Value(FieldNames.OtherLanguage), form.Value(FieldNames.Language) }.FirstOrDefault(texts.Languages.Contains) ?? TextBook.DefaultLanguage;
        if (form.Value(FieldNames.Trap).Length > 0)
        {
            logger.Trapped();
            return Send(context, pages.Word("daftar.unread", language), StatusCodes.Status400BadRequest);
        }

        var memory = tokens.Open(form.Value(FieldNames.Token), service);
        var stale = memory is null || tokens.IsStale(memory);
        if (stale) memory = tokens.New(service); // Its files may have been swept; what was typed is still in the form.
        var state = await judge.JudgeAsync(shape, memory!, form, language, cancellationToken);
        if (stale && state.Notice is not { Length: > 0 }) state.Notice = texts.Render("daftar.stale", language);
        if (state.Problems.Count > 0 || state.Notice is not null) return Send(context, formPage.Show(state), StatusCodes.Status422UnprocessableEntity);
        if (await desk.SubmitAsync(judge.InputOf(state), state.Given.Values) is not DeskDone done)
        {
            logger.Refused(service);
            state.Notice = texts.Render("daftar.refused", language);
            return Send(context, formPage.Show(state), StatusCodes.Status422UnprocessableEntity);
        }

        logger.Registered(done.CaseId);

        // Seen again after a reload or a step back, the result sends nothing anew.
        context.Response.Headers.Location = $"/daftar/hasil/{tokens.Seal(done.CaseId)}?bahasa={language}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private async Task<IResult> ResultAsync(HttpContext context, string token, CancellationToken cancellationToken)
    {
        if (Opened(context) is { } busy) return busy;
        var language = LanguageOf(context);
        return tokens.OpenResult(token) is { } pass && await cases.FindAsync(pass.CaseId, cancellationToken) is { } found
            ? Send(context, pages.Result(pass, found, token, language))
            : Send(context, pages.Word("daftar.gone", language), StatusCodes.Status404NotFound);
    }

    /// <summary>Shows a code for a conversation; only whoever holds the page's address can ask for one.</summary>
    private async Task<IResult> CodeAsync(HttpContext context, string token, CancellationToken cancellationToken)
    {
        var language = LanguageOf(context);
        if (limits.Send(context.Connection.RemoteIpAddress) is { } wait) return await TooManyAsync(context, wait, language);
        if (tokens.OpenResult(token) is not { } pass || await cases.FindAsync(pass.CaseId, cancellationToken) is not { } found)
            return Send(context, pages.Word("daftar.gone", language), StatusCodes.Status404NotFound);
        return Send(context, pages.Result(pass, found, token, language, found.HasChat ? null : await cases.CodeAsync(pass.CaseId)));
    }

    private async Task<IResult> ReceiptAsync(HttpContext context, string token, CancellationToken cancellationToken)
    {
        if (Opened(context) is { } busy) return busy;
        var language = LanguageOf(context);
        if (tokens.OpenResult(token) is not { } pass || await cases.FindAsync(pass.CaseId, cancellationToken) is null || await papers.ReceiptAsync(pass.CaseId, language, cancellationToken) is not { } paper)
            return Send(context, pages.Word("daftar.gone", language), StatusCodes.Status404NotFound);
        Protect(context);
        return Results.File(paper.Pdf, "application/pdf", paper.Name);
    }

    private FormShape? ShapeOf(string service) => office.LinkServices.Contains(service) ? FormShape.For(dialogs.Book, service) : null;

    private IResult? Opened(HttpContext context) =>
        limits.Open(context.Connection.RemoteIpAddress) is { } wait ? TooMany(context, wait, LanguageOf(context)) : null;

    private async Task<IResult> TooManyAsync(HttpContext context, TimeSpan wait, string language)
    {
        await PostedForm.DrainAsync(context);
        return TooMany(context, wait, language);
    }

    private IResult TooMany(HttpContext context, TimeSpan wait, string language)
    {
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Send(context, pages.Word("daftar.busy", language), StatusCodes.Status429TooManyRequests);
    }

    /// <summary>The one that was chosen, else the first of the browser's that we speak, else Indonesian.</summary>
    private string LanguageOf(HttpContext context)
    {
        var languages = dialogs.Book.Texts.Languages;
        var asked = context.Request.Query[FieldNames.Language].ToString();
        if (languages.Contains(asked)) return asked;
        return context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(wish => wish.Quality ?? 1)
            .Select(wish => wish.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(languages.Contains) ?? TextBook.DefaultLanguage;
    }

    private static IResult Send(HttpContext context, string html, int status = StatusCodes.Status200OK)
    {
        Protect(context);
        context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'sha256-{PageFrame.StyleHash}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        context.Response.Headers.Vary = "Accept-Language";
        return Results.Content(html, "text/html; charset=utf-8", statusCode: status);
    }

    private static void Protect(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        headers.CacheControl = "no-store";
    }
}
