using KtpBot.Backoffice.Pages.Complaints;
using KtpBot.Core.Complaints;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Shared;

/// <summary>Complaints whose deadline is near or past; stands in the head of every page of those who may open complaints.</summary>
[ViewComponent(Name = "PressingComplaints")]
public sealed class PressingComplaints(KtpBotDb db, OfficeProfile office, TimeProvider time) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var open = await db.Complaints.Where(c => c.State != ComplaintState.Closed).Select(c => new { c.AnswerBy, c.FinishBy, c.FirstAnsweredAt }).ToListAsync(HttpContext.RequestAborted);
        var now = time.GetUtcNow().UtcDateTime;
        var lights = open.ConvertAll(c => ComplaintDeadline.Light(office.Calendar, ComplaintState.New, ComplaintDeadline.Of(c.AnswerBy, c.FinishBy, c.FirstAnsweredAt), now));
        return View("/Pages/Shared/PressingComplaints.cshtml", (lights.Count(l => l == ComplaintLight.Red), lights.Count(l => l == ComplaintLight.Amber)));
    }
}
