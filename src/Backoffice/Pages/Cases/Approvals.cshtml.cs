using System.ComponentModel.DataAnnotations;
using KtpBot.Backoffice.Live;
using KtpBot.Core.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Approving from a phone: one tap opens the question, the second answers it. What is to be sent back is opened instead.</summary>
internal sealed class ApprovalsModel(ApprovalReader reader, CaseActions actions, LiveVersions live, ServiceLabels labels) : PageModel
{
    public IReadOnlyList<ApprovalRow> Rows { get; private set; } = [];

    public string ServiceLabel(string code) => labels.Label(code);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ViewData["Live"] = await live.ListAsync(cancellationToken);
        Rows = await reader.ReadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(long id, [StringLength(80)] string? stepId, [StringLength(80)] string? outcome, CancellationToken cancellationToken)
    {
        var offered = await actions.OfferedAsync(id, StepActionKind.Decide, outcome ?? "", cancellationToken);
        if (offered is not { Approval: true, NeedsNote: false, Reasons.Count: 0 }) return CaseActions.MovedOn(this, id);
        var answer = await actions.TellAsync(this, new Decided(id, actions.Actor, stepId ?? "", offered.Id, [], null), $"Tersimpan: {offered.Label}.", cancellationToken);
        return answer is NotFoundResult ? answer : Redirect(CaseLinks.Approvals);
    }
}
