using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace KtpBot.Backoffice.Pages.Bridges;

/// <summary>A download that is made while it is sent, so that nobody holds it whole.</summary>
internal sealed class StreamedFile(string mimeType, string name, Func<Stream, CancellationToken, Task> write) : ActionResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = mimeType;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();
        await write(response.Body, context.HttpContext.RequestAborted);
    }
}
