using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Complaints;
using KtpBot.Core.Documents;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Complaints;

/// <summary>One complaint: read, taken, answered, closed. Each look is written down.</summary>
internal sealed class ShowModel(ComplaintReader reader, ComplaintWork work, KtpBotDb db, IDocumentStore store, CurrentOfficer officer, AuditTrail audit, TimeProvider time) : PageModel
{
    public ComplaintView Complaint { get; private set; } = null!;

    public string? Draft => TempData["Draft"] as string;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync(id, cancellationToken) is not { } found) return NotFound();
        await audit.WriteAsync("complaint.view", ComplaintWork.Subject(id), cancellationToken);
        Complaint = found;
        return Page();
    }

    public async Task<IActionResult> OnGetProofAsync(long id, CancellationToken cancellationToken)
    {
        var file = await db.Complaints.Where(c => c.Id == id).Join(db.StoredFiles, c => c.ProofFileId, f => f.Id, (c, f) => new { f.Id, f.MimeType }).SingleOrDefaultAsync(cancellationToken);
        if (file is null) return NotFound();
        await audit.WriteAsync("document.view", $"file:{file.Id}", cancellationToken);
        return await store.GetAsync(file.Id, cancellationToken) is { } bytes ? File(bytes, file.MimeType) : NotFound();
    }

    public async Task<IActionResult> OnPostTakeAsync(long id, CancellationToken cancellationToken) =>
        Back(id, await ComplaintWork.TakeAsync(db, id, officer.Id, Now, cancellationToken), "Keluhan ini Anda tangani.");

    public async Task<IActionResult> OnPostTrackAsync(long id, ComplaintTrack track, CancellationToken cancellationToken) =>
        Back(id, await work.SetTrackAsync(db, id, officer.Id, track, Now, cancellationToken), "Batas selesainya disesuaikan.");

    public async Task<IActionResult> OnPostAnswerAsync(long id, string? words, bool final, CancellationToken cancellationToken)
    {
        var problem = await work.AnswerAsync(db, id, officer.Id, words ?? "", final, Now, cancellationToken);
        if (problem is not null) TempData["Draft"] = words;
        return Back(id, problem, final ? "Hasilnya disampaikan dan keluhan ditutup." : "Jawaban disampaikan.");
    }

    public async Task<IActionResult> OnPostForgetAsync(long id, CancellationToken cancellationToken) =>
        Back(id, await ComplaintWork.ForgetContactAsync(db, id, officer.Id, Now, cancellationToken), "Nama atau kontaknya dihapus.");

    private RedirectResult Back(long id, string? problem, string done)
    {
        if (problem is null) TempData["Done"] = done;
        else TempData["Refused"] = problem;
        return Redirect(ComplaintLinks.Show(id));
    }
}
