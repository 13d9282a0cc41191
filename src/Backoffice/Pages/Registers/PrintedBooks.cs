using KtpBot.Backoffice.Time;
using KtpBot.Core.Offices;
using KtpBot.Core.Papers;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Registers;

/// <summary>Reads which books were printed, by whom and when, and whether the print is still kept.</summary>
internal sealed class PrintedBooks(KtpBotDb db, OfficeProfile office)
{
    /// <summary>Twenty years of three books and their reprints; a guard against reading for ever.</summary>
    private const int Most = 2_000;

    /// <summary>The newest first; of one book, or of all.</summary>
    public async Task<IReadOnlyList<PrintedBook>> ReadAsync(string? book, CancellationToken cancellationToken)
    {
        var rows = await db.IssuedPapers.AsNoTracking().Where(p => p.Book != null && p.BookMonth != null && (book == null || p.Book == book))
            .OrderByDescending(p => p.Id).Take(Most)
            .Select(p => new
            {
                Paper = p,
                Officer = db.Officers.Where(o => o.Id == p.OfficerId).Select(o => o.DisplayName).SingleOrDefault(),
                Replaced = db.IssuedPapers.Where(r => r.Id == p.ReplacesId).Select(r => new { r.Kind, r.Year, r.Number }).SingleOrDefault(),
                Kept = db.StoredFiles.Any(f => f.Id == p.FileId && f.ErasedAt == null),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new PrintedBook(
                r.Paper.Id, r.Paper.Book!, OfficeClock.MonthName(r.Paper.BookMonth!.Value), PaperKinds.NumberText(office, r.Paper.Kind, r.Paper.Year, r.Paper.Number), r.Paper.IssuedAt,
                r.Officer ?? "", r.Replaced is { } old ? PaperKinds.NumberText(office, old.Kind, old.Year, old.Number) : null, r.Paper.CancelledAt is null, r.Kept)),
        ];
    }
}

/// <summary>A printed book.</summary>
/// <param name="Id">Among the issued papers.</param>
/// <param name="Book">Which book.</param>
/// <param name="Month">For people.</param>
/// <param name="Number">As printed on it.</param>
/// <param name="At">UTC.</param>
/// <param name="Officer">Who printed it.</param>
/// <param name="Replaces">The number of the print that it replaced.</param>
/// <param name="Valid">No later print replaced it.</param>
/// <param name="Kept">It can be shown as it was.</param>
internal sealed record PrintedBook(long Id, string Book, string Month, string Number, DateTime At, string Officer, string? Replaces, bool Valid, bool Kept);
