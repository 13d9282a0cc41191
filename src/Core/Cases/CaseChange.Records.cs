using KtpBot.Core.Devices;
using KtpBot.Core.Records;
using KtpBot.Core.Stock;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Cases;

/// <content>The applicant's population record, and the blank cards that printing uses.</content>
internal sealed partial class CaseChange
{
    /// <summary>A status that was entered for the person stands there already; what a step says of it is written here.</summary>
    private async Task NoteRecordAsync(RecordNoted noted, CancellationToken cancellationToken)
    {
        var nikIndex = await db.People.Where(p => p.Id == file.PersonId).Select(p => p.NikIndex).SingleAsync(cancellationToken);
        await PersonRecords.SetAsync(db, nikIndex, noted.Code, RecordSource.Step, OfficerId, now, cancellationToken);
    }

    private Task CountBlankAsync(DeviceJob job, CancellationToken cancellationToken) => job switch
    {
        { State: nameof(DeviceJobState.ConfirmedByPrinter) } => CardStock.UseAsync(db, job.Id, now, cancellationToken),
        { State: nameof(DeviceJobState.Failed), ErrorCode: SopEngine.CheckedBad } => CardStock.SpoilAsync(db, job.Id, OfficerId, now, cancellationToken),
        _ => Task.CompletedTask,
    };
}
