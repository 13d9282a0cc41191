using KtpBot.Core.Cases;
using KtpBot.Core.Workflow;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>One outcome of the present step: approve, send back with reasons, and the like. Also words the preview of what the citizen will read.</summary>
internal sealed class DecideModel(CaseActions actions, NoticePreview preview) : PageModel
{
    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    public IActionResult OnGet(long id) => Redirect(CaseLinks.Show(id));

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellationToken)
    {
        var offered = await actions.OfferedAsync(id, StepActionKind.Decide, Input.Outcome, cancellationToken);
        if (offered is null) return CaseActions.MovedOn(this, id);
        var needsReasons = offered.Reasons.Count > 0;
        var speaks = needsReasons || offered.NeedsNote;
        if (speaks) TempData["Draft"] = Input.Note;
        var answer = await actions.TellAsync(
            this,
            new Decided(id, actions.Actor, Input.StepId, Input.Outcome, needsReasons ? Input.Reasons() : [], speaks ? Input.CleanNote() : null),
            offered.Outcome switch
            {
                OutcomeKind.Return => "Berkas dikembalikan. Pemohon sudah dikirimi penjelasannya.",
                OutcomeKind.Back => "Berkas dikembalikan ke rekan Anda. Pemohon tidak dikabari.",
                _ => $"Tersimpan: {offered.Label}.",
            },
            cancellationToken);
        if (TempData.Peek("Refused") is null) TempData.Remove("Draft");
        return answer;
    }

    public async Task<IActionResult> OnPostPreviewAsync(long id, CancellationToken cancellationToken) =>
        Partial("_Preview", await preview.WriteAsync(id, Input.Outcome, Input.Reasons(), Input.CleanNote(), cancellationToken));
}
