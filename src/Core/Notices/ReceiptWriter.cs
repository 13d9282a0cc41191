using System.Security.Cryptography;
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
    public async Task<byte[]?> RenderAsync(long caseId, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var found = await db.Cases.AsNoTracking().Where(c => c.Id == caseId)
            .Join(db.People.AsNoTracking(), c => c.PersonId, p => p.Id, (c, p) => new { File = c, p.Name })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : ReceiptPaper.RenderPdf(TextOf(found.File, found.Name));
    }

    /// <summary>Draws the receipt and puts its bytes into the store; the row that names them is the caller's to save.</summary>
    internal async Task<StoredFile?> PrepareAsync(long caseId, DateTime now, CancellationToken cancellationToken)
    {
        if (await RenderAsync(caseId, cancellationToken) is not { } pdf) return null;
        var file = new StoredFile
        {
            Id = Guid.NewGuid(),
            OfficeId = office.Id,
            MimeType = "application/pdf",
            Size = pdf.Length,
            Sha256 = SHA256.HashData(pdf),
            CreatedAt = now,
        };
        await store.PutAsync(file.Id, pdf, cancellationToken);
        return file;
    }

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
        Notes = [texts.Render("notice.receipt-note.keep", TextBook.DefaultLanguage), texts.Render("notice.receipt-note.pickup", TextBook.DefaultLanguage)],
    };
}
