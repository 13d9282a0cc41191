using KtpBot.Core.Cases;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Ends a case: rejected by the office with reasons, or withdrawn at the citizen's wish. A page of its own, because it cannot be taken back.</summary>
internal sealed class CloseModel(CaseActions actions, KtpBotDb db) : PageModel
{
    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    public long Id { get; private set; }

    public StepAction Action { get; private set; } = null!;

    public string Number { get; private set; } = "";

    public string StepId { get; private set; } = "";

    public bool IsWithdrawal => Action.Kind == StepActionKind.Withdraw;

    public async Task<IActionResult> OnGetAsync(long id, string outcome, CancellationToken cancellationToken) =>
        await FindAsync(id, outcome, cancellationToken) ? Page() : await GoneAsync(id, cancellationToken);

    public async Task<IActionResult> OnPostAsync(long id, string outcome, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, outcome, cancellationToken)) return await GoneAsync(id, cancellationToken);
        if (IsWithdrawal) return await actions.TellAsync(this, new WithdrawnByCitizen(id, actions.Actor), "Permohonan dibatalkan atas permintaan pemohon.", cancellationToken);
        if (Input.Reasons().Count > 0)
        {
            return await actions.TellAsync(
                this, new Decided(id, actions.Actor, Input.StepId, outcome, Input.Reasons(), Input.CleanNote()), "Permohonan ditolak. Pemohon sudah dikirimi penjelasannya.", cancellationToken);
        }

        ModelState.AddModelError("Input.CaseReason", "Pilih alasannya, supaya pemohon tahu mengapa.");
        return Page();
    }

    private async Task<bool> FindAsync(long id, string outcome, CancellationToken cancellationToken)
    {
        var found = await actions.OfferedAsync(id, outcome == "batal" ? StepActionKind.Withdraw : StepActionKind.Decide, outcome, cancellationToken);
        if (found is null) return false;
        var file = await db.Cases.Where(c => c.Id == id).Select(c => new { c.Number, c.StepId }).SingleAsync(cancellationToken);
        (Id, Action, Number, StepId) = (id, found, file.Number, file.StepId);
        return true;
    }

    private async Task<IActionResult> GoneAsync(long id, CancellationToken cancellationToken) =>
        await db.Cases.AnyAsync(c => c.Id == id, cancellationToken) ? CaseActions.MovedOn(this, id) : NotFound();
}
