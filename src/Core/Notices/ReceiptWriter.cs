using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Offices;
using KtpBot.Core.Papers;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Notices;

/// <summary>
/// Makes the receipt (tanda terima) of an application, and fetches its finished letter. Drawing and storing happen before the transaction
/// that tells of it. A host that has no <see cref="PaperDesk"/> sends no letters.
/// </summary>
public sealed class ReceiptWriter(Database database, IDocumentStore store, OfficeProfile office, PaperWriter papers, PaperDesk? letters = null)
{
    /// <summary>The cover letter of an application, drawn and kept; null while there can be none.</summary>
    internal async Task<PreparedReceipt?> LetterAsync(long caseId, CancellationToken cancellationToken)
    {
        if (letters is null || await letters.LetterAsync(caseId, cancellationToken) is not var (paper, file)) return null;
        await using var db = database.CreateDbContext();
        return new PreparedReceipt(paper.Id, null, await db.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == file.FileId, cancellationToken));
    }

    /// <summary>
    /// Takes the receipt's number, draws it and puts its bytes into the store; the rows of the files are the caller's to save. An application
    /// that has a valid receipt keeps its number, so a second try after a failure makes no second paper.
    /// </summary>
    /// <param name="running">The caller's transaction, if one runs: then the number is taken inside it.</param>
    /// <param name="caseId">The application.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal async Task<PreparedReceipt?> PrepareAsync(KtpBotDb? running, long caseId, DateTime now, CancellationToken cancellationToken)
    {
        var (paper, file, name) = running is null ? await IssueAloneAsync(caseId, now, cancellationToken) : await IssueAsync(running, caseId, now, cancellationToken);
        return paper is null ? null : await StoreAsync(paper, file!, name!, now, cancellationToken);
    }

    private async Task<(IssuedPaper? Paper, CaseFile? File, string? Name)> IssueAloneAsync(long caseId, DateTime now, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var issued = await IssueAsync(db, caseId, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return issued;
    }

    private async Task<(IssuedPaper? Paper, CaseFile? File, string? Name)> IssueAsync(KtpBotDb db, long caseId, DateTime now, CancellationToken cancellationToken)
    {
        var found = await db.Cases.AsNoTracking().Where(c => c.Id == caseId)
            .Join(db.People.AsNoTracking(), c => c.PersonId, p => p.Id, (c, p) => new { File = c, p.Name })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null) return default;
        var language = await db.Conversations.Where(c => c.Id == found.File.ConversationId).Select(c => c.Language).SingleOrDefaultAsync(cancellationToken);
        var draft = new PaperDraft(PaperKind.Receipt, caseId, null, language ?? TextBook.DefaultLanguage);
        return (await PaperBook.FindOrIssueAsync(db, office, draft, now, cancellationToken), found.File, found.Name);
    }

    private async Task<PreparedReceipt> StoreAsync(IssuedPaper paper, CaseFile file, string name, DateTime now, CancellationToken cancellationToken)
    {
        var (png, pdf) = papers.Receipt(paper, file, name);
        return new PreparedReceipt(
            paper.Id,
            await store.KeepAsync(office.Id, "image/png", png, now, new FileFacts(), cancellationToken),
            await store.KeepAsync(office.Id, "application/pdf", pdf, now, new FileFacts(), cancellationToken));
    }
}
