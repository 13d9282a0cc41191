using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Papers;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Reads the papers of a case: those issued, and those that can be.</summary>
internal sealed class CasePapers(KtpBotDb db, PaperDesk papers, OfficeProfile office, TextBook texts)
{
    public async Task<PapersView> ReadAsync(long caseId, CancellationToken cancellationToken)
    {
        var issued = await db.IssuedPapers.AsNoTracking().Where(p => p.CaseId == caseId).OrderByDescending(p => p.Id)
            .Select(p => new { p.Id, p.Kind, p.Year, p.Number, p.IssuedAt, p.CancelledAt, Gone = db.StoredFiles.Any(f => f.Id == p.FileId && f.ErasedAt != null) })
            .ToListAsync(cancellationToken);
        return new PapersView(
            [.. issued.Select(p => new PaperView(p.Id, Name(p.Kind), PaperKinds.NumberText(office, p.Kind, p.Year, p.Number), p.IssuedAt, p.CancelledAt, p.Gone))],
            [.. (await papers.OffersAsync(caseId, cancellationToken)).Select(kind => (kind, Name(kind)))]);
    }

    private string Name(PaperKind kind) => texts.Render(PaperKinds.NameKey(kind), TextBook.DefaultLanguage);
}

/// <summary>The papers of a case.</summary>
/// <param name="Issued">The newest first.</param>
/// <param name="Offers">What can be issued now.</param>
internal sealed record PapersView(IReadOnlyList<PaperView> Issued, IReadOnlyList<(PaperKind Kind, string Name)> Offers);

/// <summary>An issued paper.</summary>
internal sealed record PaperView(long Id, string Name, string Number, DateTime IssuedAt, DateTime? CancelledAt, bool Gone);
