using KtpBot.Backoffice.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Registration;

/// <summary>What came of an import.</summary>
[Authorize(Policy = AccessPolicy.Intake)]
internal sealed class ImportedModel(ImportShelf shelf, CurrentOfficer officer) : PageModel
{
    public string FileName { get; private set; } = "";

    public ImportOutcome Outcome { get; private set; } = null!;

    public IActionResult OnGet(string key)
    {
        if (shelf.Find(key, officer.Id) is not { Outcome: { } outcome } shelved) return Redirect(RegistrationLinks.Import);
        (FileName, Outcome) = (shelved.FileName, outcome);
        return Page();
    }
}
