using KtpBot.Backoffice.Security;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Bridges;
using KtpBot.Core.Cases;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Bridges;

/// <summary>Reads what was done for a case in applications outside, and what they wait for.</summary>
internal sealed class BridgeReader(KtpBotDb db, BridgeBook book, OfficeProfile office, CaseDesk desk, CurrentOfficer officer, OfficeClock clock)
{
    private const string Gone = "petugas yang sudah tidak ada";

    /// <summary>Null for a case that this office does not have, and where no application outside has to do with it.</summary>
    public async Task<CaseBridgesView?> ReadAsync(long caseId, CancellationToken cancellationToken)
    {
        if (office.Bridges.Count == 0 || await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, cancellationToken) is not { } file) return null;
        var rows = await db.BridgeEntries.AsNoTracking().Where(e => e.CaseId == caseId).OrderByDescending(e => e.HappenedAt).ThenByDescending(e => e.Id).ToListAsync(cancellationToken);
        var offered = book.Of(office).Where(s => s.IsOfferedFor(file.Service, file.Stage)).ToList();
        if (rows.Count == 0 && offered.Count == 0) return null;
        var names = rows.Count == 0 ? [] : await db.Officers.ToDictionaryAsync(o => o.Id, o => o.DisplayName, cancellationToken);
        var limit = StageMoves.IsEnd(file.Stage) ? null : await desk.LimitAsync(db, caseId, cancellationToken);
        return new CaseBridgesView(
            caseId,
            offered,
            [.. rows.Select(row => View(row, names))],
            limit is null ? null : LightView.Of(limit.By, file.Stage, clock.UtcNow),
            Next(file, rows));
    }

    /// <summary>The application, where this case may have to do with it.</summary>
    public async Task<(CaseFile File, BridgeSystem System)?> FindAsync(long caseId, string systemId, CancellationToken cancellationToken) =>
        book.Of(office, systemId) is { } system && await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, cancellationToken) is { } file && system.Services.Contains(file.Service)
            ? (file, system)
            : null;

    public EntryView View(BridgeEntry row, IReadOnlyDictionary<long, string> names)
    {
        var system = book.Find(row.System);
        return new EntryView(
            row.Id, row.System, system?.Title ?? row.System, system?.Words(row.Act, row.Result) ?? BridgeBook.CodeOf(row.System, row.Act, row.Result), system?.Result(row.Result)?.Tone,
            row.Words, row.Reference, row.Note, names.GetValueOrDefault(row.OfficerId) ?? Gone, row.HappenedAt, row.EnteredAt, row.SupersededAt is not null);
    }

    /// <summary>Only what was noted since the case came to its step has anything to say about leaving it.</summary>
    private NextView? Next(CaseFile file, List<BridgeEntry> rows)
    {
        foreach (var system in book.Of(office).Where(s => s.HasStatuses))
        {
            var last = rows.Find(r => r.System == system.Id && r.SupersededAt is null);
            if (last is null || last.EnteredAt < file.StepSinceAt || system.Act(last.Act) is not { Leads: not BridgeLead.None } act) continue;
            var kind = act.Leads switch { BridgeLead.Advance => OutcomeKind.Advance, BridgeLead.Return => OutcomeKind.Return, _ => OutcomeKind.Reject };
            var fitting = desk.ActionsFor(file, officer.Roles).Where(a => a.Kind == StepActionKind.Decide && a.Outcome == kind).ToList();
            if (fitting.Count == 0) continue;
            var only = fitting.Count == 1 ? fitting[0] : null;
            return new NextView(system.Title, act.Label, act.Leads, file.StepId, only?.Id, only?.Label);
        }

        return null;
    }
}
