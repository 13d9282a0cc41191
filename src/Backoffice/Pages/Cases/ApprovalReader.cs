using System.Globalization;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Cases;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Reads the cases that wait for this officer's approval, longest first; those he has approved before are somebody else's.</summary>
internal sealed class ApprovalReader(KtpBotDb db, CaseDesk desk, StepBook steps, CurrentOfficer officer)
{
    /// <summary>More than anybody decides in one sitting; the rest comes up as these go.</summary>
    public const int Most = 30;

    public async Task<IReadOnlyList<ApprovalRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var keys = steps.ApprovalKeysFor(officer.Roles);
        return keys.Count == 0 ? [] : await RowsAsync(await MineAsync(keys, cancellationToken), cancellationToken);
    }

    /// <summary>Goes on reading past those he has approved before: they must not hide the ones that wait for him.</summary>
    private async Task<IReadOnlyList<(CaseFile File, CaseStanding Standing)>> MineAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var me = officer.Id.ToString(CultureInfo.InvariantCulture);
        var mine = new List<(CaseFile File, CaseStanding Standing)>();
        var waiting = db.Cases.AsNoTracking().Where(c => keys.Contains(c.ProcedureId + "/" + c.StepId)).OrderBy(c => c.StepSinceAt).ThenBy(c => c.Id);
        for (var seen = 0; ; seen += Most)
        {
            var files = await waiting.Skip(seen).Take(Most).ToListAsync(cancellationToken);
            var standings = await desk.StandingsAsync(db, files, cancellationToken);
            mine.AddRange(files.Where(f => standings.TryGetValue(f.Id, out var s) && s.Approvals.All(a => a.ActorId != me)).Select(f => (f, standings[f.Id])));
            if (mine.Count >= Most || files.Count < Most) return [.. mine.Take(Most)];
        }
    }

    private async Task<IReadOnlyList<ApprovalRow>> RowsAsync(IReadOnlyList<(CaseFile File, CaseStanding Standing)> mine, CancellationToken cancellationToken)
    {
        var people = mine.Select(m => m.File.PersonId).ToList();
        var names = await db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.Nik }).ToDictionaryAsync(p => p.Id, cancellationToken);
        var officers = await db.Officers.ToDictionaryAsync(o => o.Id.ToString(CultureInfo.InvariantCulture), o => o.DisplayName, cancellationToken);
        return [.. mine.Select(m =>
        {
            var (file, procedure, person) = (m.File, desk.ProcedureOf(m.File), names[m.File.PersonId]);
            return new ApprovalRow(
                file.Id, file.Number, file.Service, person.Name, Masked.Nik(person.Nik), file.StepId, procedure?.Step(file.StepId)?.Title ?? file.StepId, file.StepSinceAt,
                [.. m.Standing.Approvals.Select(a => $"{procedure?.Step(a.StepId)?.Title ?? a.StepId}: {officers.GetValueOrDefault(a.ActorId ?? "") ?? "petugas"}")],
                [.. desk.ActionsFor(file, officer.Roles).Where(a => a is { Kind: StepActionKind.Decide, Approval: true, NeedsNote: false, Reasons.Count: 0 })]);
        })];
    }
}

/// <summary>A case that waits for an approval.</summary>
/// <param name="Id">The case.</param>
/// <param name="Number">For people.</param>
/// <param name="Service">Its code.</param>
/// <param name="Name">The applicant.</param>
/// <param name="MaskedNik">Region and serial only.</param>
/// <param name="StepId">Where it waits.</param>
/// <param name="StepTitle">For officers.</param>
/// <param name="Since">Since when (UTC).</param>
/// <param name="Approvals">Who has approved before, at which step.</param>
/// <param name="Actions">What can be approved.</param>
internal sealed record ApprovalRow(
    long Id,
    string Number,
    string Service,
    string Name,
    string MaskedNik,
    string StepId,
    string StepTitle,
    DateTime Since,
    IReadOnlyList<string> Approvals,
    IReadOnlyList<StepAction> Actions);
