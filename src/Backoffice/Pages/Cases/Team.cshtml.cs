using System.ComponentModel.DataAnnotations;
using KtpBot.Core.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>What several people do at one case: tasks ticked off, work that rests and goes on.</summary>
internal sealed class TeamModel(CaseActions actions) : PageModel
{
    public IActionResult OnGet(long id) => Redirect(CaseLinks.Show(id));

    public Task<IActionResult> OnPostTaskAsync(long id, [StringLength(80)] string? stepId, [StringLength(80)] string? taskId, CancellationToken cancellationToken) =>
        actions.TellAsync(this, new TaskTicked(id, actions.Actor, stepId ?? "", taskId ?? "", null), "Tugas dicentang.", cancellationToken);

    public Task<IActionResult> OnPostPauseAsync(long id, [StringLength(80)] string? code, CancellationToken cancellationToken) =>
        actions.TellAsync(this, new CasePaused(id, actions.Actor, code ?? "", null), "Berkas dijeda. Waktu tunggu berhenti.", cancellationToken);

    public Task<IActionResult> OnPostResumeAsync(long id, CancellationToken cancellationToken) =>
        actions.TellAsync(this, new CaseResumed(id, actions.Actor), "Pekerjaan dilanjutkan. Waktu jeda tidak dihitung.", cancellationToken);
}
