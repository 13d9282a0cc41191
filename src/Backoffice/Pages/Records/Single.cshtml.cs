using System.ComponentModel.DataAnnotations;
using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Records;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Records;

/// <summary>One person's status, chosen on the page of a case.</summary>
internal sealed class SingleModel(RecordDesk records, RecordStatusBook statuses, CurrentOfficer officer, KtpBotDb db, AuditTrail audit) : PageModel
{
    public IActionResult OnGet(long id) => Redirect(CaseLinks.Show(id));

    public async Task<IActionResult> OnPostAsync(long id, [StringLength(48)] string? code, CancellationToken cancellationToken)
    {
        if (await db.Cases.Where(c => c.Id == id).Select(c => (long?)c.PersonId).SingleOrDefaultAsync(cancellationToken) is not { } person) return NotFound();
        var entry = await records.EnterAsync(person, code ?? "", officer.Actor, RecordSource.Single, cancellationToken);
        if (entry.Outcome == RecordOutcome.Changed) await audit.WriteAsync("record.enter", $"case:{id}", cancellationToken);
        TempData[entry.Outcome == RecordOutcome.Refused ? "Refused" : "Done"] = entry.Outcome switch
        {
            RecordOutcome.Changed => $"Status rekam dicatat: {statuses.Find(code)!.Title}.",
            RecordOutcome.Unchanged => "Status itu sudah tercatat, tidak ada yang berubah.",
            RecordOutcome.Refused => entry.Refusal,
        };
        return Redirect(CaseLinks.Show(id));
    }
}
