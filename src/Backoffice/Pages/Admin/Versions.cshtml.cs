using System.ComponentModel.DataAnnotations;
using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Pages.Procedures;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Cases;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Admin;

/// <summary>Running cases of older versions, counted by step, and the deliberate move to the newest. No citizen's data is shown.</summary>
internal sealed class VersionsModel(KtpBotDb db, CaseDesk desk, OfficeProcedures procedures, CurrentOfficer officer, AuditTrail audit) : PageModel
{
    private static readonly CaseStage[] Ends = [.. Enum.GetValues<CaseStage>().Where(StageMoves.IsEnd)];

    public IReadOnlyList<VersionGroup> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var counts = await db.Cases.Where(c => !Ends.Contains(c.Stage)).GroupBy(c => new { c.ProcedureId, c.ProcedureVersion, c.StepId })
            .Select(g => new { g.Key.ProcedureId, g.Key.ProcedureVersion, g.Key.StepId, Cases = g.Count() }).ToListAsync(cancellationToken);
        Groups =
        [
            .. from count in counts
               let newest = procedures.Find(count.ProcedureId)
               where newest is not null && newest.Version != count.ProcedureVersion
               group count by (newest, count.ProcedureVersion) into old
               let older = procedures.Find(old.Key.newest.Id, old.Key.ProcedureVersion)
               select new VersionGroup(
                   old.Key.newest.Id, old.Key.newest.Title, old.Key.ProcedureVersion, old.Key.newest.Version,
                   older is null ? [] : SopDifference.Of(older, old.Key.newest, procedures.Roles),
                   [.. old.Select(c => StepOf(c.StepId, c.Cases, older, old.Key.newest))],
                   [.. old.Key.newest.Steps.Where(s => !s.IsEnd).Select(s => (s.Id, s.Title))]),
        ];
    }

    /// <summary>What stays ticked where the cases keep their step; what the new version's step lacks is lost.</summary>
    private static VersionStep StepOf(string stepId, int cases, Procedure? older, Procedure newest)
    {
        var (before, after) = (older?.Step(stepId), newest.Step(stepId));
        var kept = CaseStanding.KeptTasks(newest, stepId, [.. before?.Tasks.Select(t => t.Id) ?? []]);
        return new VersionStep(
            stepId,
            before?.Title ?? stepId,
            cases,
            after is not null,
            [.. before?.Tasks.Where(t => kept.Contains(t.Id)).Select(t => t.Title) ?? []],
            [.. before?.Tasks.Where(t => !kept.Contains(t.Id)).Select(t => t.Title) ?? []]);
    }

    public async Task<IActionResult> OnPostAsync(
        [StringLength(80)] string? procedureId, int version, [StringLength(80)] string? stepId, [StringLength(80)] string? target, CancellationToken cancellationToken)
    {
        if (procedures.Find(procedureId ?? "") is not { } newest) return NotFound();
        var ids = await db.Cases.Where(c => c.ProcedureId == newest.Id && c.ProcedureVersion == version && c.StepId == stepId && !Ends.Contains(c.Stage)).Select(c => c.Id).ToListAsync(cancellationToken);
        var (moved, refused) = (0, (string?)null);
        foreach (var id in ids)
        {
            var outcome = await desk.HandleAsync(new VersionMoved(id, officer.Actor, newest.Version, string.IsNullOrEmpty(target) ? null : target), cancellationToken);
            if (outcome is DeskRefused no) refused = no.OfficerText;
            else moved++;
        }

        if (moved > 0) await audit.WriteAsync("sop.move", $"sop:{newest.Id}:{version}>{newest.Version}:{stepId}", cancellationToken);
        if (refused is not null) TempData["Refused"] = $"{ids.Count - moved} berkas tidak dipindahkan. {refused}";
        if (moved > 0) TempData["Done"] = $"{moved} berkas dipindahkan ke versi {newest.Version}.";
        return Redirect(ProcedureLinks.Versions);
    }
}

/// <summary>Running cases of one older version.</summary>
/// <param name="ProcedureId">Its procedure.</param>
/// <param name="Title">For people.</param>
/// <param name="Version">What they run by.</param>
/// <param name="Newest">What they could run by.</param>
/// <param name="Changes">What changed in between; empty when the older file is gone.</param>
/// <param name="Steps">Where they wait.</param>
/// <param name="Targets">Where they could be put.</param>
internal sealed record VersionGroup(
    string ProcedureId,
    string Title,
    int Version,
    int Newest,
    IReadOnlyList<string> Changes,
    IReadOnlyList<VersionStep> Steps,
    IReadOnlyList<(string Id, string Title)> Targets);

/// <summary>Cases that wait at one step.</summary>
/// <param name="StepId">The step.</param>
/// <param name="Title">For people.</param>
/// <param name="Cases">How many.</param>
/// <param name="Kept">The newest version has the step, too.</param>
/// <param name="KeptTasks">Tasks that stay ticked off there.</param>
/// <param name="LostTasks">Tasks that the newest version's step does not have.</param>
internal sealed record VersionStep(string StepId, string Title, int Cases, bool Kept, IReadOnlyList<string> KeptTasks, IReadOnlyList<string> LostTasks);
