using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Imaging;
using KtpBot.Core.Offices;
using KtpBot.Core.People;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Notices;

/// <summary>Makes the receipt (tanda terima) of an application. Drawing and storing happen before the transaction that tells of it.</summary>
public sealed class ReceiptWriter(Database database, IDocumentStore store, OfficeProfile office, TextBook texts)
{
    /// <summary>The receipt as a PDF, for a page that prints it; null when the office has no such case.</summary>
    public async Task<byte[]?> RenderAsync(long caseId, CancellationToken cancellationToken) =>
        await ReadAsync(caseId, cancellationToken) is { } text ? ReceiptPaper.RenderPdf(text) : null;

    /// <summary>Draws the receipt and puts its bytes into the store; the rows that name them are the caller's to save.</summary>
    internal async Task<PreparedReceipt?> PrepareAsync(long caseId, DateTime now, CancellationToken cancellationToken)
    {
        if (await ReadAsync(caseId, cancellationToken) is not { } text) return null;
        return new PreparedReceipt(
            await store.KeepAsync(office.Id, "image/png", ReceiptPaper.RenderPng(text), now, new FileFacts(), cancellationToken),
            await store.KeepAsync(office.Id, "application/pdf", ReceiptPaper.RenderPdf(text), now, new FileFacts(), cancellationToken));
    }

    private async Task<ReceiptText?> ReadAsync(long caseId, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var found = await db.Cases.AsNoTracking().Where(c => c.Id == caseId)
            .Join(db.People.AsNoTracking(), c => c.PersonId, p => p.Id, (c, p) => new { File = c, p.Name })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : TextOf(found.File, found.Name);
    }

    private string NoteOf(CaseFile file, string note) => texts.Render(texts.KeyFor(file.Service, "notice.receipt-note." + note), TextBook.DefaultLanguage);

    // The paper is Indonesian whatever the chat's language is: it is shown at the counter.
    private ReceiptText TextOf(CaseFile file, string name) => new()
    {
        OfficeName = office.Name,
        OfficeAddress = office.Address,
        CaseNumber = file.Number,
        MaskedName = Masks.Name(name),
        Service = texts.Render("notice.service." + file.Service, TextBook.DefaultLanguage),
        ReceivedOn = SlotLabel.Long(office, texts, file.SubmittedAt, TextBook.DefaultLanguage),
        QrContent = file.Number,
        Notes = [NoteOf(file, "keep"), NoteOf(file, "pickup")],
    };
}
