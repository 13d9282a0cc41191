using KtpBot.Core.Pauses;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Shared;

/// <summary>A disturbance of the whole office; stands in the head of every page until every case goes on.</summary>
[ViewComponent(Name = "OfficePauseBar")]
public sealed class OfficePauseBar(KtpBotDb db, ReasonBook reasons) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var open = await db.Set<OfficePause>().Where(p => p.DoneAt == null).OrderBy(p => p.Id).Select(p => new { p.Code, Ended = p.EndedAt != null }).ToListAsync(HttpContext.RequestAborted);
        return View("/Pages/Shared/OfficePauseBar.cshtml", open.ConvertAll(p => (reasons.Pause(p.Code)?.Label ?? p.Code) + (p.Ended ? " (sedang dilanjutkan)" : "")));
    }
}
