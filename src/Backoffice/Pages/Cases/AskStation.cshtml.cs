using KtpBot.Core.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Asks a station to capture or to print.</summary>
internal sealed class AskStationModel(CaseActions actions) : PageModel
{
    public IActionResult OnGet(long id) => Redirect(CaseLinks.Show(id));

    public Task<IActionResult> OnPostAsync(long id, string? kinds, CancellationToken cancellationToken) => actions.TellAsync(
        this,
        new DeviceWorkAsked(id, actions.Actor, (kinds ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)),
        "Permintaan dikirim ke stasiun. Keadaannya diperbarui sendiri di halaman ini.",
        cancellationToken);
}
