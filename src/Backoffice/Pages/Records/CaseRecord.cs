using KtpBot.Core.Cases;
using KtpBot.Core.Records;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Records;

/// <summary>On the page of a case: how the applicant's population record stands, how it stood, and the list to choose from.</summary>
[ViewComponent(Name = "CaseRecord")]
public sealed class CaseRecord(KtpBotDb db, CaseDesk desk, RecordStatusBook statuses) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(long caseId)
    {
        var cancellationToken = HttpContext.RequestAborted;
        var file = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId, cancellationToken);
        if (desk.ProcedureOf(file)?.PrintsCards != true) return Content("");
        var row = await PersonRecords.OfCaseAsync(db, file.PersonId, cancellationToken);
        var lines = row is null ? [] : await (
            from change in db.PersonRecordChanges.AsNoTracking()
            where change.RecordId == row.Id
            join officer in db.Officers on change.OfficerId equals officer.Id into officers
            from officer in officers.DefaultIfEmpty()
            orderby change.Id descending
            select new RecordHistoryLine(change.Status, change.At, officer == null ? null : officer.DisplayName, change.Source)).Take(12).ToListAsync(cancellationToken);
        return View("/Pages/Records/CaseRecord.cshtml", new CaseRecordView(caseId, statuses.Find(row?.Status), lines, statuses.All, !StageMoves.IsEnd(file.Stage)));
    }
}

/// <summary>What the part of the page shows.</summary>
public sealed record CaseRecordView(long CaseId, RecordStatus? Now, IReadOnlyList<RecordHistoryLine> History, IReadOnlyList<RecordStatus> Choices, bool Open);

/// <summary>A status that the record had, since when, who entered it and how.</summary>
public sealed record RecordHistoryLine(string Status, DateTime At, string? Officer, RecordSource Source)
{
    public string How => Source switch
    {
        RecordSource.Single => "dipilih",
        RecordSource.Pasted => "ditempel",
        RecordSource.Csv => "dari CSV",
        RecordSource.Step => "dari langkah berkas",
    };
}
