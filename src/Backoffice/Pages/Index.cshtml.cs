using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Backoffice.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages;

/// <summary>Sends each officer to where their work lies.</summary>
internal sealed class IndexModel(CurrentOfficer officer, StepBook steps) : PageModel
{
    public IActionResult OnGet() => Redirect(
        officer.MayOpen(AccessPolicy.Cases) ? CaseLinks.ListOf(new CaseQuery { Mine = steps.KeysFor(officer.Roles).Count > 0 })
        : "/kelola/petugas");
}
