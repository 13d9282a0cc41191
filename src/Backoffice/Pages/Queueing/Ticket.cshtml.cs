using KtpBot.Backoffice.Security;
using KtpBot.Core.Queueing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Queueing;

/// <summary>A number on paper, shown by the browser's own PDF viewer, from which it is printed.</summary>
internal sealed class TicketModel(TicketPrinter printer, CurrentOfficer officer) : PageModel
{
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken) =>
        await printer.PrintAsync(id, officer.Id, cancellationToken) is { } pdf ? File(pdf, "application/pdf") : NotFound();
}
