using System.Globalization;
using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Documents;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Registers;

/// <summary>The book of handed-over cards: on screen, on paper, as a table.</summary>
internal sealed class HandOversModel(RegisterReader reader, KtpBotDb db, IDocumentStore store, AuditTrail audit, OfficeClock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "bulan")]
    public string? MonthWord { get; set; }

    public DateOnly Month { get; private set; }

    public IReadOnlyList<RegisterLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Month = OfficeClock.MonthOf(MonthWord) ?? clock.ThisMonth;
        await audit.WriteAsync("register.view", Subject, cancellationToken);
        Lines = await reader.ReadAsync(Month, cancellationToken);
    }

    public async Task<IActionResult> OnGetSignatureAsync(long entry, CancellationToken cancellationToken)
    {
        if (await db.RegisterEntries.Where(r => r.Id == entry).Select(r => r.SignatureFileId).SingleOrDefaultAsync(cancellationToken) is not { } file) return NotFound();
        await audit.WriteAsync("document.view", $"file:{file}", cancellationToken);
        return await store.GetAsync(file, cancellationToken) is { } bytes ? File(bytes, "image/png") : NotFound();
    }

    public static string Word(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private string Subject => "register:penyerahan:" + Word(Month);
}
