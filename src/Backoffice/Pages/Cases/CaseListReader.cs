using KtpBot.Backoffice.Security;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Cases;
using KtpBot.Core.Privacy;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Reads one page of the list and the numbers on its tabs.</summary>
internal sealed class CaseListReader(KtpBotDb db, FieldCipher cipher, StepBook steps, CurrentOfficer officer, OfficeClock clock)
{
    public const int PageSize = 25;

    public async Task<CaseListPage> ReadAsync(CaseQuery query, string? search, CancellationToken cancellationToken)
    {
        var mine = steps.KeysFor(officer.Roles);
        var found = Filter(search is null ? db.Cases : CaseSearch.Matching(db, cipher, search), query, mine);
        var total = await found.CountAsync(cancellationToken);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(query.PageNumber, 1, pages);
        var rows = await (await SortAsync(found, query.Sort, cancellationToken)).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(c => new
            {
                c.Id,
                c.Number,
                c.Service,
                c.Stage,
                c.ProcedureId,
                c.ProcedureVersion,
                c.StepId,
                c.StepSinceAt,
                c.ClockSinceAt,
                c.PausedAt,
                Visit = db.Appointments.Where(a => a.CaseId == c.Id && (a.State == AppointmentState.Booked || a.State == AppointmentState.Arrived))
                    .OrderByDescending(a => a.Id).Select(a => new Visit(a.StartsAt, a.ArrivedAt, a.QueueNumber)).FirstOrDefault(),
                Person = db.People.Where(p => p.Id == c.PersonId).Select(p => new { p.Name, p.Nik }).Single(),
            })
            .ToListAsync(cancellationToken);
        return new CaseListPage(
            [.. rows.Select(r =>
            {
                var step = steps.Find(r.ProcedureId, r.ProcedureVersion, r.StepId);
                return new CaseRow(
                    r.Id, r.Number, r.Person.Name, Masked.Nik(r.Person.Nik), r.Service, r.Stage, step?.Title ?? r.StepId, r.StepSinceAt,
                    steps.IsLate(step, r.ClockSinceAt ?? r.StepSinceAt, r.PausedAt), mine.Contains(StepBook.Key(r.ProcedureId, r.StepId)), r.Visit)
                {
                    PrintsCard = steps.PrintsCards(r.ProcedureId, r.ProcedureVersion, r.StepId),
                };
            })],
            total,
            page,
            pages,
            await CountsAsync(mine, cancellationToken));
    }

    private async Task<IQueryable<CaseFile>> SortAsync(IQueryable<CaseFile> cases, string? sort, CancellationToken cancellationToken)
    {
        switch (sort)
        {
            case "terbaru": return cases.OrderByDescending(c => c.SubmittedAt).ThenByDescending(c => c.Id);
            case "nomor": return cases.OrderBy(c => c.Number);
        }

        // Who sits in front of the counter comes first, in the order of arrival. Most of the time nobody does, and nothing is looked up.
        var morning = clock.Midnight;
        var there = db.Appointments.Where(a => a.Counter == SeatBook.RecordingCounter && a.StartsAt >= morning && a.State == AppointmentState.Arrived);
        return await there.AnyAsync(cancellationToken)
            ? cases.OrderBy(c => there.Where(a => a.CaseId == c.Id).Min(a => a.QueueNumber) ?? int.MaxValue).ThenBy(c => c.StepSinceAt).ThenBy(c => c.Id)
            : cases.OrderBy(c => c.StepSinceAt).ThenBy(c => c.Id);
    }

    private async Task<CaseCounts> CountsAsync(IReadOnlyList<string> mine, CancellationToken cancellationToken)
    {
        var byStage = await db.Cases.GroupBy(c => c.Stage).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var forMe = await db.Cases.CountAsync(c => mine.Contains(c.ProcedureId + "/" + c.StepId), cancellationToken);
        return new CaseCounts(byStage, forMe, await Late(db.Cases).CountAsync(cancellationToken));
    }

    private IQueryable<CaseFile> Filter(IQueryable<CaseFile> cases, CaseQuery query, IReadOnlyList<string> mine)
    {
        if (StageLabels.Groups.FirstOrDefault(g => g.Id == query.Group) is { } group)
        {
            var stages = group.Stages.ToArray();
            cases = cases.Where(c => stages.Contains(c.Stage));
        }

        if (query.Mine) cases = cases.Where(c => mine.Contains(c.ProcedureId + "/" + c.StepId));
        if (query.Service is { Length: > 0 } service) cases = cases.Where(c => c.Service == service);
        if (query.Step is { Length: > 0 } step) cases = cases.Where(c => c.ProcedureId + "/" + c.StepId == step);
        return query.Late ? Late(cases) : cases;
    }

    private IQueryable<CaseFile> Late(IQueryable<CaseFile> cases)
    {
        var late = steps.LateLimits()
            .Select(limit => db.Cases.Where(c => (c.ClockSinceAt ?? c.StepSinceAt) < limit.Before && c.PausedAt == null && limit.Keys.Contains(c.ProcedureId + "/" + c.StepId)).Select(c => c.Id))
            .Aggregate((IQueryable<long>?)null, (all, next) => all is null ? next : all.Concat(next));
        return late is null ? cases.Where(_ => false) : cases.Where(c => late.Contains(c.Id));
    }
}
