using KtpBot.Backoffice.Audit;
using KtpBot.Core.Documents;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>The bytes of one document, only through its case, and each view written down.</summary>
internal sealed class DocumentModel(KtpBotDb db, IDocumentStore store, AuditTrail audit) : PageModel
{
    public async Task<IActionResult> OnGetAsync(long id, long documentId, CancellationToken cancellationToken)
    {
        var file = await db.CaseDocuments.Where(d => d.Id == documentId && d.CaseId == id)
            .Join(db.StoredFiles, d => d.FileId, f => f.Id, (d, f) => new { f.Id, f.MimeType }).SingleOrDefaultAsync(cancellationToken);
        if (file is null) return NotFound();
        await audit.WriteAsync("document.view", $"file:{file.Id}", cancellationToken);
        return await store.GetAsync(file.Id, cancellationToken) is { } bytes ? File(bytes, file.MimeType) : NotFound();
    }
}
