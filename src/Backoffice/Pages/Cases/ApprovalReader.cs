using System.Globalization;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Cases;
using KtpBot.Core.Storage;
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
        if (keys.Count == 0) return [];
        var me = officer.Id.ToString(CultureInfo.InvariantCulture);
        var files = await db.Cases.AsNoTracking().Where(c => keys.Contains(c.ProcedureId + "/" + c.StepId))
            .OrderBy(c => c.StepSinceAt).ThenBy(c => c.Id).Take(Most).ToListAsync(cancellationToken);
        var people = files.Select(f => f.PersonId).ToList();
        var names = await db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.Nik }).ToDictionaryAsync(p => p.Id, cancellationToken);
        var officers = await db.Officers.ToDictionaryAsync(o => o.Id.ToString(CultureInfo.InvariantCulture), o => o.DisplayName, cancellationToken);
        var rows = new List<ApprovalRow>();
        foreach (var file in files)
        {
            var procedure = desk.ProcedureOf(file);
            if (await desk.StandingAsync(db, file, cancellationToken) is not { } standing || standing.Approvals.Any(a => a.ActorId == me)) continue;
            rows.Add(new ApprovalRow(
                file.Id, file.Number, file.Service, names[file.PersonId].Name, Masked.Nik(names[file.PersonId].Nik), file.StepId,
                procedure?.Step(file.StepId)?.Title ?? file.StepId, file.StepSinceAt,
                [.. standing.Approvals.Select(a => $"{procedure?.Step(a.StepId)?.Title ?? a.StepId}: {officers.GetValueOrDefault(a.ActorId ?? "") ?? "petugas"}")],
                [.. desk.ActionsFor(file, officer.Roles).Where(a => a is { Kind: StepActionKind.Decide, Approval: true, NeedsNote: false, Reasons.Count: 0 })]));
        }

        return rows;
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
