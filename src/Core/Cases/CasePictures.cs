using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.People;
using KtpBot.Core.Records;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Cases;

/// <summary>Takes the picture of a case that the engine decides by.</summary>
internal sealed class CasePictures(RequirementBook requirements, RoleBook roles, RecordStatusBook statuses)
{
    /// <summary>
    /// The case, held against every other change until the transaction ends, and as it stands now even if the caller's context has
    /// read it before. Null when the office has no such case.
    /// </summary>
    public static async Task<CaseFile?> HoldAsync(KtpBotDb db, long caseId, CancellationToken cancellationToken)
    {
        // Writing a row onto itself locks it on PostgreSQL; on SQLite the transaction is the only writer anyway.
        var rows = await db.Cases.Where(c => c.Id == caseId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.StepId, c => c.StepId), cancellationToken);
        if (rows == 0) return null;
        if (db.Cases.Local.FirstOrDefault(c => c.Id == caseId) is not { } seen) return await db.Cases.SingleAsync(c => c.Id == caseId, cancellationToken);
        await db.Entry(seen).ReloadAsync(cancellationToken);
        return seen;
    }

    /// <summary>A case that does not exist yet.</summary>
    public CaseState Opening(SubmitCase input)
    {
        var details = input.Details ?? CaseDetails.None;
        return new CaseState(
            input.Service, CaseStage.Submitted, "", null, input.ConversationId, Required(input.Service, details), Accepted(input.Service), [], false, false, null, [], [])
        {
            Details = details,
            Roles = roles,
            Statuses = statuses,
        };
    }

    /// <summary>The picture of a stored case.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="file">The case.</param>
    /// <param name="procedure">What it runs by; null where only its documents are asked about.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<CaseState> TakeAsync(KtpBotDb db, CaseFile file, Procedure? procedure, CancellationToken cancellationToken)
    {
        var documents = await db.CaseDocuments.AsNoTracking()
            .Where(d => d.CaseId == file.Id && d.State != CaseDocumentState.Replaced)
            .OrderBy(d => d.Id).Select(d => new DocumentFact(d.Id, d.Requirement, d.State)).ToListAsync(cancellationToken);
        var jobs = await db.DeviceJobs.AsNoTracking().Where(j => j.CaseId == file.Id)
            .OrderBy(j => j.Id).Select(j => new JobFact(j.Id, j.Kind, j.State, j.AttemptId)).ToListAsync(cancellationToken);
        var timers = await db.CaseTimers.AsNoTracking().Where(t => t.CaseId == file.Id)
            .OrderBy(t => t.Id).Select(t => new TimerFact(t.Id, t.Kind, t.DueAt, t.State)).ToListAsync(cancellationToken);
        var booking = await db.Appointments.AsNoTracking()
            .Where(a => a.CaseId == file.Id && (a.State == AppointmentState.Booked || a.State == AppointmentState.Arrived))
            .OrderByDescending(a => a.Id).Select(a => new BookingFact(a.Id, a.StartsAt, a.State == AppointmentState.Arrived)).FirstOrDefaultAsync(cancellationToken);
        var wait = file.Stage is not (CaseStage.AwaitingRecording or CaseStage.Returned) ? null : await db.SlotWaits.AsNoTracking()
            .Where(w => w.CaseId == file.Id && w.ClosedAt == null)
            .Select(w => new WaitFact(w.Id, w.State == WaitState.Offered, w.OfferUntil)).FirstOrDefaultAsync(cancellationToken);
        var told = procedure is null ? null : CaseStanding.Of(procedure, await HistoryAsync(db, file.Id, cancellationToken));
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == file.PersonId, cancellationToken);
        var details = CaseDetails.Read(file.Details);
        var state = new CaseState(
            file.Service, file.Stage, file.StepId, file.ReturnStepId, file.ConversationId, Required(file.Service, details), Accepted(file.Service),
            documents, false, IsComplete(person), booking, jobs, timers)
        {
            Details = details,
            Wait = wait,
            Roles = roles,
            Statuses = statuses,
            Record = statuses.Find(await PersonRecords.CodeAsync(db, person.NikIndex, cancellationToken)),
        };
        return told is null ? state : state.With(told);
    }

    /// <summary>The events that tell where a case stands, oldest first.</summary>
    public static Task<List<EventFact>> HistoryAsync(KtpBotDb db, long caseId, CancellationToken cancellationToken) =>
        Telling(db).Where(e => e.CaseId == caseId).OrderBy(e => e.Id)
            .Select(e => new EventFact(e.Kind, e.StepId, e.ToStepId, e.ActorId, e.ReasonCode)).ToListAsync(cancellationToken);

    /// <summary>The same for several cases at once, in one query.</summary>
    public static async Task<ILookup<long, EventFact>> HistoriesAsync(KtpBotDb db, IReadOnlyList<long> caseIds, CancellationToken cancellationToken)
    {
        var events = await Telling(db).Where(e => caseIds.Contains(e.CaseId)).OrderBy(e => e.Id)
            .Select(e => new { e.CaseId, Fact = new EventFact(e.Kind, e.StepId, e.ToStepId, e.ActorId, e.ReasonCode) }).ToListAsync(cancellationToken);
        return events.ToLookup(e => e.CaseId, e => e.Fact);
    }

    private static IQueryable<CaseEvent> Telling(KtpBotDb db) => db.CaseEvents.AsNoTracking().Where(
        e => e.ToStepId != null || EventKinds.Folded.Contains(e.Kind) || e.Kind.StartsWith(EventKinds.Approved) || e.Kind.StartsWith(EventKinds.Decided));

    /// <summary>
    /// Documents without which a case cannot go on. What is asked only under a condition counts when the answers kept with the case
    /// meet it, and is otherwise known from what was sent; forms that the office fills in are never missing.
    /// </summary>
    private List<string> Required(string service, IReadOnlyDictionary<string, string> details) =>
        [.. requirements.For(service)?.Applying(details).Where(d => d.Way == DocumentWay.Photo).Select(d => d.Id) ?? []];

    private List<string> Accepted(string service) => [.. requirements.For(service)?.Documents.Select(d => d.Id) ?? []];

    private static bool IsComplete(Person person) =>
        new[]
        {
            person.Nik, person.Name, person.BirthPlace, person.BirthDate, person.Sex, person.Address, person.RtRw, person.Village,
            person.District, person.Religion, person.MaritalStatus, person.Occupation, person.Citizenship,
        }.All(element => !string.IsNullOrWhiteSpace(element));
}
