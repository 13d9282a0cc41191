using KtpBot.Backoffice.Security;
using KtpBot.Core.Cases;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Tells the desk what an officer did, and turns the outcome into the sentence and the page that follow.</summary>
internal sealed class CaseActions(CaseDesk desk, KtpBotDb db, CurrentOfficer officer)
{
    public Actor Actor => officer.Actor;

    /// <summary>Hands the input to the desk and goes back to the case page, or where the officer was, with the desk's own sentence when it refuses.</summary>
    public async Task<IActionResult> TellAsync(PageModel page, ForCase input, string done, CancellationToken cancellationToken, string? back = null)
    {
        var outcome = await desk.HandleAsync(input, cancellationToken);
        if (outcome is DeskRefused { Reason: DeskRefusal.UnknownCase }) return new NotFoundResult();
        page.TempData[outcome is DeskRefused ? "Refused" : "Done"] = outcome is DeskRefused refused ? refused.OfficerText : done;
        return new RedirectResult(back ?? CaseLinks.Show(input.CaseId));
    }

    /// <summary>The action of the case's present step, or null when this officer has none of the kind (any more).</summary>
    public async Task<StepAction?> OfferedAsync(long caseId, StepActionKind kind, string? id, CancellationToken cancellationToken) =>
        await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, cancellationToken) is { } file
            ? desk.ActionsFor(file, officer.Roles).FirstOrDefault(a => a.Kind == kind && (id is null || a.Id == id))
            : null;

    /// <summary>The desk's roles and steps may have moved since a form was opened: back to the case with a clear sentence.</summary>
    public static IActionResult MovedOn(PageModel page, long caseId)
    {
        page.TempData["Refused"] = "Langkah ini sudah tidak menunggu Anda: berkas sudah berpindah langkah, atau peran Anda tidak termasuk. Periksa keadaannya di bawah.";
        return new RedirectResult(CaseLinks.Show(caseId));
    }
}
