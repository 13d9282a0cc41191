using KtpBot.Core.Bridges;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Cases;

/// <content>What was done or read in applications outside.</content>
internal sealed partial class CaseChange
{
    private async Task EnterAsync(BridgeEntered entered, CancellationToken cancellationToken)
    {
        var note = entered.Note;
        if (note.SupersedesId is { } id) (await db.BridgeEntries.SingleAsync(e => e.Id == id, cancellationToken)).SupersededAt = now;
        db.Add(new BridgeEntry
        {
            OfficeId = office.Id,
            CaseId = file.Id,
            System = note.System,
            Act = note.Act,
            Result = note.Result,
            Reference = note.Reference,
            Words = note.Words,
            WordsIndex = note.Words is { } words ? BridgeWords.IndexOf(cipher, note.System, words) : null,
            Note = note.Remark,
            OfficerId = OfficerId ?? throw new InvalidOperationException("Only officers note what is done outside."),
            HappenedAt = note.HappenedAt,
            EnteredAt = now,
            CorrectBy = entered.CorrectBy,
            SupersedesId = note.SupersedesId,
        });
    }
}
