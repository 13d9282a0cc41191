using KtpBot.Core.Documents;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Cases;

/// <content>Documents received, asked for and judged.</content>
internal sealed partial class CaseChange
{
    private async Task ReceiveAsync(DocumentReceived document, CancellationToken cancellationToken)
    {
        foreach (var older in await db.CaseDocuments
            .Where(d => d.CaseId == file.Id && d.Requirement == document.Requirement && d.State != CaseDocumentState.Replaced)
            .ToListAsync(cancellationToken))
            older.State = CaseDocumentState.Replaced;
        db.Add(new CaseDocument
        {
            OfficeId = office.Id,
            CaseId = file.Id,
            Requirement = document.Requirement,
            FileId = document.FileId,
            State = document.State,
            ReceivedAt = now,
        });
    }

    private void Ask(DocumentAsked asked) => db.Add(new CaseDocument
    {
        OfficeId = office.Id,
        CaseId = file.Id,
        Requirement = asked.Requirement,
        State = CaseDocumentState.Rejected,
        ReceivedAt = now,
        ReviewedBy = OfficerId,
        ReviewedAt = now,
        ReasonCode = asked.ReasonCode,
        Note = asked.Note,
    });

    private async Task ReviewAsync(DocumentReviewed review, CancellationToken cancellationToken)
    {
        var document = await db.CaseDocuments.SingleAsync(d => d.Id == review.DocumentId, cancellationToken);
        document.State = review.State;
        document.ReviewedBy = OfficerId;
        document.ReviewedAt = now;
        document.ReasonCode = review.ReasonCode;
        document.Note = review.Note;
    }
}
