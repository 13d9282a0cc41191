using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Shared;

/// <summary>Trouble with a channel that a person must mend; stands in the head of every page while it lasts.</summary>
[ViewComponent(Name = "OpenAlarms")]
public sealed class OpenAlarms(KtpBotDb db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var channels = await db.ChannelAlarms.Where(a => a.ClosedAt == null).Select(a => a.Channel).ToListAsync(HttpContext.RequestAborted);
        return View("/Pages/Shared/OpenAlarms.cshtml", (channels.Count, channels.Distinct().Select(DeliveryWords.Channel).Order(StringComparer.Ordinal).ToList()));
    }
}
