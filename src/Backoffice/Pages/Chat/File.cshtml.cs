using KtpBot.Backoffice.Audit;
using KtpBot.Core.Documents;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>A photo or file that a citizen sent in a conversation; each view written down.</summary>
internal sealed class FileModel(KtpBotDb db, IDocumentStore store, AuditTrail audit) : PageModel
{
    public async Task<IActionResult> OnGetAsync(long id, long messageId, CancellationToken cancellationToken)
    {
        var file = await db.InboxMessages.Where(m => m.Id == messageId && m.ConversationId == id && !m.IsPrivate)
            .Join(db.StoredFiles, m => m.FileId, f => f.Id, (m, f) => new { f.Id, f.MimeType }).SingleOrDefaultAsync(cancellationToken);
        if (file is null) return NotFound();
        await audit.WriteAsync("document.view", $"file:{file.Id}", cancellationToken);
        return await store.GetAsync(file.Id, cancellationToken) is { } bytes ? File(bytes, file.MimeType) : NotFound();
    }
}
