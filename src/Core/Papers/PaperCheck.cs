using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Papers;

/// <summary>What the public learns about a paper by its code: nothing that leads to a person or a case.</summary>
/// <param name="Kind">The kind of paper.</param>
/// <param name="Number">As printed on it.</param>
/// <param name="IssuedAt">UTC.</param>
/// <param name="CancelledAt">UTC; null while it is valid.</param>
public sealed record CheckedPaper(PaperKind Kind, string Number, DateTime IssuedAt, DateTime? CancelledAt);

/// <summary>Answers whether a paper is genuine.</summary>
public sealed class PaperCheck(Database database, OfficeProfile office)
{
    /// <summary>The paper with this code; null for an unknown one.</summary>
    /// <param name="typed">As scanned or typed.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<CheckedPaper?> FindAsync(string? typed, CancellationToken cancellationToken)
    {
        if (CheckCode.Read(typed) is not { } code) return null;
        await using var db = database.CreateDbContext();
        var paper = await db.IssuedPapers.AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellationToken);
        return paper is null ? null : new CheckedPaper(paper.Kind, PaperKinds.NumberText(office, paper.Kind, paper.Year, paper.Number), paper.IssuedAt, paper.CancelledAt);
    }
}
