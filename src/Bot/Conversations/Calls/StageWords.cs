using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Records;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Stock;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>
/// Where a case stands, in a citizen's words: since when, who acts next, and the deadline of the clock that runs now. Nobody promises
/// a date for the card before the record is ready to print.
/// </summary>
internal sealed class StageWords(TextBook texts, OfficeProfile office, CaseDesk desk, ReasonBook reasons, RecordStatusBook statuses, DocumentCalls documents)
{
    public async Task<string> OfAsync(KtpBotDb db, CallContext context, CaseFile file, DateTime? booked, CancellationToken cancellationToken)
    {
        var variant = file.Stage == CaseStage.AwaitingRecording && booked is not null ? "-booked" : "";
        var missing = file.Stage == CaseStage.Returned ? await documents.ItemsAsync(db, file, context.Language, cancellationToken) : [];
        var words = texts.Render(texts.KeyFor(file.Service, "stage." + file.Stage + variant), context.Language, new Dictionary<string, string>
        {
            ["place"] = office.PickupPlace,
            ["since"] = SlotLabel.Date(office, texts, file.StepSinceAt, context.Language),
            ["slot"] = booked is { } at ? SlotLabel.Long(office, texts, at, context.Language) : "",
            ["missing"] = missing.Count > 0 ? string.Join(", ", missing.Select(m => m.Title)) : texts.Render("stage.missing-officer", context.Language),
            ["next"] = await NextAsync(db, file, variant, context, cancellationToken),
        });
        return StageMoves.IsEnd(file.Stage) ? words.TrimEnd() : await WithRecordAsync(db, context, file, words.TrimEnd(), cancellationToken);
    }

    /// <summary>How the population record stands, where that holds the card up: while the centre has it in place of the stage's own words, elsewhere after them.</summary>
    private async Task<string> WithRecordAsync(KtpBotDb db, CallContext context, CaseFile file, string words, CancellationToken cancellationToken)
    {
        if (!SopEngine.MayHear(file.Stage)) return words;
        if (await PersonRecords.OfCaseAsync(db, file.PersonId, cancellationToken) is not { } row || statuses.Find(row.Status) is not { } status) return words;
        if (status.Effect is not (RecordEffect.Waits or RecordEffect.Blocked or RecordEffect.RecordAgain)) return words;
        var record = texts.Render(status.TextKey, context.Language);
        if (file.Stage is not (CaseStage.AwaitingCentral or CaseStage.Blocked)) return $"{words} {record}";
        return texts.Render("stage.record", context.Language, new Dictionary<string, string>
        {
            ["record"] = record,
            ["since"] = SlotLabel.Date(office, texts, row.SinceAt, context.Language),
            ["next"] = file.Stage == CaseStage.Blocked ? "" : await NextAsync(db, file, "", context, cancellationToken), // The record's own sentence says what to bring.
        }).TrimEnd();
    }

    /// <summary>Why a case of the citizen's own was rejected, as its news said it; nothing for any other case.</summary>
    public async Task<string> WhyAsync(KtpBotDb db, CallContext context, CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Stage != CaseStage.Rejected) return "";
        var decided = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == file.Id && e.ReasonCode != null && EF.Functions.Like(e.Kind, EventKinds.Decided + "%"))
            .OrderByDescending(e => e.Id).Select(e => new { e.ReasonCode, e.Note }).FirstOrDefaultAsync(cancellationToken);
        if (decided is null) return "";
        var lines = decided.ReasonCode!.Split(',').Select(code => reasons.Find(code[(code.LastIndexOf(':') + 1)..])?.For(context.Language)).OfType<string>().Distinct().Select(reason => $"\n• {reason}");
        var note = string.IsNullOrWhiteSpace(decided.Note) ? "" : "\n\n" + texts.Render("notice.part.note", context.Language, new Dictionary<string, string> { ["note"] = decided.Note });
        return $"\n{string.Concat(lines)}{note}";
    }

    private async Task<string> NextAsync(KtpBotDb db, CaseFile file, string variant, CallContext context, CancellationToken cancellationToken)
    {
        if (StageMoves.IsEnd(file.Stage)) return "";
        if (file.Stage == CaseStage.AwaitingApproval && desk.ProcedureOf(file)?.RecordsAfter(file.StepId, file.Service, CaseDetails.Read(file.Details)) == true) variant = "-recording";
        var next = texts.Render(texts.KeyFor(file.Service, $"stage.next.{file.Stage}{variant}"), context.Language);
        if (file.Stage == CaseStage.ReadyToPrint && file.PauseCode is null && await CardStock.NowAsync(db, cancellationToken) is <= 0) return $"{texts.Render("stage.no-cards", context.Language)} {next}";
        return Deadline(file, context) is { } deadline ? $"{deadline} {next}" : next;
    }

    /// <summary>The promise of the step it waits at, where the procedure gives one; said as it is when it has passed, or when the work has to rest.</summary>
    private string? Deadline(CaseFile file, CallContext context)
    {
        if (file.PauseCode is { } code && reasons.Pause(code) is { } pause)
            return texts.Render("stage.paused", context.Language, new Dictionary<string, string> { ["reason"] = pause.For(context.Language) });
        if (desk.ProcedureOf(file)?.Step(file.StepId)?.Clock.WaitMaxDays is not (> 0 and var days)) return null;
        var due = office.Calendar.DueAfterWorkingDays(file.CountsFrom, days);
        var values = new Dictionary<string, string> { ["deadline"] = SlotLabel.Date(office, texts, due, context.Language) };
        return texts.Render(due >= context.Now ? "stage.deadline" : "stage.late", context.Language, values);
    }
}
