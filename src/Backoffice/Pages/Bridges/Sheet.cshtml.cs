using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Bridges;
using KtpBot.Core.Documents;
using KtpBot.Core.Offices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Bridges;

/// <summary>
/// A page beside the window of an application outside: what to type, in its order, with a button to copy each. The one page that shows
/// every value in full; each look and each download is written down first.
/// </summary>
internal sealed class SheetModel(EntrySheetReader reader, BridgeReader bridges, IDocumentStore store, AuditTrail audit, OfficeClock clock, OfficeProfile office, TimeProvider time) : PageModel
{
    public SheetView Sheet { get; private set; } = null!;

    public BridgeInput Input { get; private set; } = new();

    public LightView? Light { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, string system, CancellationToken cancellationToken)
    {
        if (await bridges.FindAsync(id, system, cancellationToken) is not ({ }, { HasSheet: true })) return NotFound();
        await audit.WriteAsync("case.sheet", $"case:{id}", cancellationToken);
        Sheet = (await reader.ReadAsync(id, system, cancellationToken))!;
        Light = (await bridges.ReadAsync(id, cancellationToken))?.Light;
        Input = NoteModel.Fresh(Sheet.System, clock, office);
        return Page();
    }

    public async Task<IActionResult> OnGetBundleAsync(long id, string system, CancellationToken cancellationToken)
    {
        if (await bridges.FindAsync(id, system, cancellationToken) is not ({ } file, { Uploads: { } uploads } found)) return NotFound();
        var parts = await reader.PartsAsync(id, found, cancellationToken);
        if (parts.Count == 0) return NotFound();
        await audit.WriteAsync("case.bundle", $"case:{id}", cancellationToken);
        var now = new DateTimeOffset(office.LocalTime(time.GetUtcNow().UtcDateTime), TimeSpan.Zero); // ZIP knows no zones.
        return new StreamedFile(CaseBundle.MimeType, $"{file.Number}_{found.Id}.zip", (to, stop) => CaseBundle.WriteAsync(to, parts, store, uploads, now, stop));
    }
}
