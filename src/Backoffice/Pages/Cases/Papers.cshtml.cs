using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Issues, shows and cancels the papers of a case; each act is written down.</summary>
internal sealed class PapersModel(PaperDesk papers, CurrentOfficer officer, AuditTrail audit) : PageModel
{
    public IActionResult OnGet(long id) => Redirect(CaseLinks.Show(id));

    /// <summary>The PDF as it was issued.</summary>
    public async Task<IActionResult> OnGetFileAsync(long id, long paper, CancellationToken cancellationToken)
    {
        if (await papers.FileAsync(id, paper, cancellationToken) is not { } file) return NotFound();
        await audit.WriteAsync("paper.view", $"paper:{paper}", cancellationToken);
        return File(file.Pdf, "application/pdf", file.Name);
    }

    public async Task<IActionResult> OnPostIssueAsync(long id, PaperKind kind, CancellationToken cancellationToken)
    {
        if (await papers.IssueAsync(id, kind, officer.Id, cancellationToken) is { } issued)
        {
            await audit.WriteAsync("paper.issue", $"paper:{issued.Id}", cancellationToken);
            TempData["Done"] = "Surat sudah diterbitkan. Unduh dari daftar surat di berkas ini.";
        }
        else
        {
            TempData["Refused"] = "Surat itu tidak sesuai dengan keadaan berkas sekarang. Muat ulang halaman, lalu pilih dari daftar.";
        }

        return Redirect(CaseLinks.Show(id));
    }

    public async Task<IActionResult> OnPostCancelAsync(long id, long paper, CancellationToken cancellationToken)
    {
        if (await papers.CancelAsync(id, paper, officer.Id, cancellationToken))
        {
            await audit.WriteAsync("paper.cancel", $"paper:{paper}", cancellationToken);
            TempData["Done"] = "Surat dibatalkan. Halaman periksa menyatakannya tidak berlaku lagi.";
        }
        else
        {
            TempData["Refused"] = "Surat itu sudah tidak berlaku.";
        }

        return Redirect(CaseLinks.Show(id));
    }
}
