using KtpBot.Core.CitizenData;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Papers;

/// <summary>
/// Issues the papers of a case and keeps them as they were issued. The row with the number commits first and the PDF is drawn after it,
/// so nobody waits for a drawing; a paper whose drawing was cut short is drawn when it is next asked for.
/// </summary>
public sealed class PaperDesk(
    Database database, IDocumentStore store, OfficeProfile office, RequirementBook requirements, ProcedureBook procedures, PaperWriter writer, TimeProvider time)
{
    /// <summary>The kinds that can be issued for the case as it stands; none for an unknown case.</summary>
    public async Task<IReadOnlyList<PaperKind>> OffersAsync(long caseId, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return await ReadAsync(db, caseId, cancellationToken) is { } matter ? PaperOffers.For(office, matter) : [];
    }

    /// <summary>Issues a paper; an earlier one of the kind for the case is cancelled by it.</summary>
    /// <returns>Null when the case is unknown or does not stand so that this paper makes sense.</returns>
    public async Task<IssuedPaper?> IssueAsync(long caseId, PaperKind kind, long officerId, CancellationToken cancellationToken)
    {
        if (!(await OffersAsync(caseId, cancellationToken)).Contains(kind)) return null;
        var paper = await NumberAsync(new PaperDraft(kind, caseId, officerId, await LanguageAsync(caseId, cancellationToken)), cancellationToken);
        await FileAsync(caseId, paper.Id, cancellationToken);
        return paper;
    }

    /// <summary>The receipt of an application that came without a conversation: the valid one, or a new one. Null when the case is unknown or erased.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="language">The citizen's language, for a new one.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<PaperFile?> ReceiptAsync(long caseId, string language, CancellationToken cancellationToken)
    {
        IssuedPaper paper;
        await using (var db = database.CreateDbContext())
        {
            if (!await db.Cases.AnyAsync(c => c.Id == caseId, cancellationToken)) return null;
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            paper = await PaperBook.FindOrIssueAsync(db, office, new PaperDraft(PaperKind.Receipt, caseId, null, language), time.GetUtcNow().UtcDateTime, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return await FileAsync(caseId, paper.Id, cancellationToken);
    }

    /// <summary>A paper of the case as it was issued; null when there is none, or its file has been destroyed.</summary>
    public async Task<PaperFile?> FileAsync(long caseId, long paperId, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        if (await db.IssuedPapers.AsNoTracking().SingleOrDefaultAsync(p => p.Id == paperId && p.CaseId == caseId, cancellationToken) is not { } paper) return null;
        var name = NameOf(paper);
        if (paper.FileId is { } kept) return await KeptAsync(db, kept, name, cancellationToken);
        if (await ReadAsync(db, caseId, cancellationToken) is not { } matter || matter.Person.Name == CaseErasure.Erased) return null;
        var officer = paper.OfficerId is { } id ? await PaperReader.NameAsync(db, id, cancellationToken) : null;
        return await SaveAsync(db, paper, writer.Render(paper, matter, officer), name, cancellationToken);
    }

    private async Task<PaperFile?> SaveAsync(KtpBotDb db, IssuedPaper paper, byte[] pdf, string name, CancellationToken cancellationToken)
    {
        var file = await store.KeepAsync(office.Id, "application/pdf", pdf, time.GetUtcNow().UtcDateTime, new FileFacts(), cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var first = await db.IssuedPapers.Where(p => p.Id == paper.Id && p.FileId == null).ExecuteUpdateAsync(set => set.SetProperty(p => p.FileId, file.Id), cancellationToken) == 1;
        if (first)
        {
            db.Add(file);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new PaperFile(name, file.Id, pdf);
        }

        // Somebody else drew it at the same moment: his is the one that was issued, and the sweep takes ours.
        await transaction.RollbackAsync(cancellationToken);
        var kept = await db.IssuedPapers.Where(p => p.Id == paper.Id).Select(p => p.FileId).SingleAsync(cancellationToken);
        return await KeptAsync(db, kept!.Value, name, cancellationToken);
    }

    // Bytes of an erased file lie there until the hourly round; nobody gets them any more.
    private async Task<PaperFile?> KeptAsync(KtpBotDb db, Guid file, string name, CancellationToken cancellationToken) =>
        await db.StoredFiles.AnyAsync(f => f.Id == file && f.ErasedAt == null, cancellationToken) && await store.GetAsync(file, cancellationToken) is { } bytes
            ? new PaperFile(name, file, bytes)
            : null;

    private Task<PaperMatter?> ReadAsync(KtpBotDb db, long caseId, CancellationToken cancellationToken) =>
        PaperReader.ReadAsync(db, store, requirements, office, procedures, caseId, cancellationToken);

    /// <summary>The cover letter of a case for its conversation: the valid one, or a new one that the bot issues. Null when the case does not stand so.</summary>
    internal async Task<(IssuedPaper Paper, PaperFile File)?> LetterAsync(long caseId, CancellationToken cancellationToken)
    {
        if (!(await OffersAsync(caseId, cancellationToken)).Contains(PaperKind.CoverLetter)) return null;
        IssuedPaper paper;
        await using (var db = database.CreateDbContext())
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            var draft = new PaperDraft(PaperKind.CoverLetter, caseId, null, TextBook.DefaultLanguage);
            paper = await PaperBook.FindOrIssueAsync(db, office, draft, time.GetUtcNow().UtcDateTime, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return await FileAsync(caseId, paper.Id, cancellationToken) is { } file ? (paper, file) : null;
    }

    /// <summary>
    /// Prints a month of a book with a number of its own and keeps it as printed: an earlier print of the month no longer counts, and the
    /// new one says which it replaces.
    /// </summary>
    /// <param name="kind">Register or MonthlyRecap.</param>
    /// <param name="book">Which book, for example "penyerahan".</param>
    /// <param name="month">The first day of its month.</param>
    /// <param name="table">What stands in it now.</param>
    /// <param name="officerId">Who prints it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<PaperFile> PrintAsync(PaperKind kind, string book, DateOnly month, TableText table, long officerId, CancellationToken cancellationToken)
    {
        var paper = await NumberAsync(new PaperDraft(kind, null, officerId, TextBook.DefaultLanguage) { Book = book, BookMonth = month }, cancellationToken);
        await using var db = database.CreateDbContext();
        var replaced = paper.ReplacesId is { } earlier ? await db.IssuedPapers.AsNoTracking().SingleAsync(p => p.Id == earlier, cancellationToken) : null;
        return (await SaveAsync(db, paper, writer.Render(paper, table, replaced), NameOf(paper), cancellationToken))!;
    }

    /// <summary>A printed book as it was issued; null when there is none, or its file has been destroyed.</summary>
    public async Task<PaperFile?> BookAsync(long paperId, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var paper = await db.IssuedPapers.AsNoTracking().SingleOrDefaultAsync(p => p.Id == paperId && p.Book != null, cancellationToken);
        return paper?.FileId is { } kept ? await KeptAsync(db, kept, NameOf(paper), cancellationToken) : null;
    }

    private string NameOf(IssuedPaper paper) => PaperKinds.NumberText(office, paper.Kind, paper.Year, paper.Number).Replace('/', '-') + ".pdf";

    /// <summary>Takes the number and writes the row that holds it, in a transaction of its own.</summary>
    private async Task<IssuedPaper> NumberAsync(PaperDraft draft, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var paper = await PaperBook.IssueAsync(db, office, draft, time.GetUtcNow().UtcDateTime, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return paper;
    }

    private async Task<string> LanguageAsync(long caseId, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return await db.Cases.Where(c => c.Id == caseId).Join(db.Conversations, c => c.ConversationId, v => v.Id, (_, v) => v.Language).SingleOrDefaultAsync(cancellationToken)
            ?? TextBook.DefaultLanguage;
    }

    /// <summary>Cancels a paper of the case.</summary>
    /// <returns>False when there is none that is valid.</returns>
    public async Task<bool> CancelAsync(long caseId, long paperId, long officerId, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var now = time.GetUtcNow().UtcDateTime;
        return await db.IssuedPapers.Where(p => p.Id == paperId && p.CaseId == caseId && p.CancelledAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.CancelledAt, now).SetProperty(p => p.CancelledBy, officerId), cancellationToken) == 1;
    }
}

/// <summary>A paper's PDF.</summary>
/// <param name="Name">For saving it.</param>
/// <param name="FileId">In the store.</param>
/// <param name="Pdf">The file.</param>
public sealed record PaperFile(string Name, Guid FileId, byte[] Pdf);
