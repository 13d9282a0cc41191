using KtpBot.Core.Offices;
using KtpBot.Core.Registers;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Papers;

/// <summary>
/// Writes papers into their books. The number is taken inside the transaction that writes the row, so a rollback gives it back: no
/// gap and no double on either database, whoever issues at the same moment.
/// </summary>
public static class PaperBook
{
    /// <summary>Adds a new paper; earlier ones of the kind for the same case no longer count. Saved, not committed.</summary>
    public static async Task<IssuedPaper> IssueAsync(KtpBotDb db, OfficeProfile office, PaperDraft draft, DateTime now, CancellationToken cancellationToken)
    {
        var (year, register) = (office.LocalTime(now).Year, PaperKinds.Register(draft.Kind));
        await Numbering.HoldAsync(db, register, year, cancellationToken);
        return await AddAsync(db, office, draft, year, now, cancellationToken);
    }

    /// <summary>The valid paper of this kind for the case, or a new one. Saved, not committed.</summary>
    public static async Task<IssuedPaper> FindOrIssueAsync(KtpBotDb db, OfficeProfile office, PaperDraft draft, DateTime now, CancellationToken cancellationToken)
    {
        var year = office.LocalTime(now).Year;

        // Two who ask at once meet at the book: the second finds what the first wrote.
        await Numbering.HoldAsync(db, PaperKinds.Register(draft.Kind), year, cancellationToken);
        var valid = await db.IssuedPapers.Where(p => p.Kind == draft.Kind && p.CaseId == draft.CaseId && p.CancelledAt == null)
            .OrderByDescending(p => p.Id).FirstOrDefaultAsync(cancellationToken);
        return valid ?? await AddAsync(db, office, draft, year, now, cancellationToken);
    }

    private static async Task<IssuedPaper> AddAsync(KtpBotDb db, OfficeProfile office, PaperDraft draft, int year, DateTime now, CancellationToken cancellationToken)
    {
        if (draft.CaseId is { } caseId)
        {
            foreach (var earlier in await db.IssuedPapers.Where(p => p.Kind == draft.Kind && p.CaseId == caseId && p.CancelledAt == null).ToListAsync(cancellationToken))
                (earlier.CancelledAt, earlier.CancelledBy) = (now, draft.OfficerId);
        }

        long? replaces = null;
        if (draft is { Book: { } book, BookMonth: { } month })
        {
            foreach (var earlier in await db.IssuedPapers.Where(p => p.Book == book && p.BookMonth == month && p.CancelledAt == null).OrderBy(p => p.Id).ToListAsync(cancellationToken))
                (replaces, earlier.CancelledAt, earlier.CancelledBy) = (earlier.Id, now, draft.OfficerId);
        }

        var paper = new IssuedPaper
        {
            OfficeId = office.Id,
            Kind = draft.Kind,
            Year = year,
            Number = await Numbering.TakeAsync(db, PaperKinds.Register(draft.Kind), year, cancellationToken),
            Code = CheckCode.New(),
            CaseId = draft.CaseId,
            Language = draft.Language,
            IssuedAt = now,
            OfficerId = draft.OfficerId,
            Book = draft.Book,
            BookMonth = draft.BookMonth,
            ReplacesId = replaces,
        };
        db.Add(paper);
        await db.SaveChangesAsync(cancellationToken);
        return paper;
    }
}

/// <summary>What shall be issued.</summary>
/// <param name="Kind">The kind of paper.</param>
/// <param name="CaseId">About which case, if about one.</param>
/// <param name="OfficerId">Who issues it; null for the bot.</param>
/// <param name="Language">The citizen's language.</param>
public sealed record PaperDraft(PaperKind Kind, long? CaseId, long? OfficerId, string Language)
{
    /// <summary>With a printed book: which one; an earlier print of the same month no longer counts.</summary>
    public string? Book { get; init; }

    /// <summary>With a printed book: the first day of its month.</summary>
    public DateOnly? BookMonth { get; init; }
}
