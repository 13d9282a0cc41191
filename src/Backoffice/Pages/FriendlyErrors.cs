namespace KtpBot.Backoffice.Pages;

/// <summary>What an officer sees when something is wrong: a sentence and an id, never an exception.</summary>
internal static class FriendlyErrors
{
    private const string Page = "/galat";

    /// <summary>Pages answer with a page; what programs call keeps its bare status.</summary>
    public static void UseFriendlyErrors(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = Page,
            SuppressDiagnosticsCallback = context =>
            {
                FriendlyErrorsLog.Failed(app.Logger, context.HttpContext.TraceIdentifier, context.Exception);
                return true;
            },
        });
        app.UseWhen(
            context => context.Request.Headers.Accept.Any(a => a?.Contains("text/html", StringComparison.Ordinal) == true),
            pages => pages.UseStatusCodePagesWithReExecute(Page + "/{0}"));
    }
}
