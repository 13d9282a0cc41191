using Microsoft.AspNetCore.Mvc;

namespace KtpBot.Backoffice.Pages.Bridges;

/// <summary>The part of the case page about applications outside.</summary>
[ViewComponent(Name = "CaseBridges")]
public sealed class CaseBridges(IServiceProvider services) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(long caseId) =>
        await services.GetRequiredService<BridgeReader>().ReadAsync(caseId, HttpContext.RequestAborted) is { } view ? View("/Pages/Bridges/_Bridges.cshtml", view) : Content("");
}
