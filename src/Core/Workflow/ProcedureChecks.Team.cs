using KtpBot.Core.Data;

namespace KtpBot.Core.Workflow;

/// <content>Roles, stand-ins, tasks, approvals, pauses, and whether the times agree.</content>
internal sealed partial class ProcedureChecks
{
    private void CheckRoles(IReadOnlyList<string> roles, YamlData at)
    {
        foreach (var role in roles.Where(r => !offices.All(o => o.Knows(r))))
            at.Fault($"The role '{role}' is unknown. Known: {string.Join(", ", offices[0].All.Select(r => r.Code))}.");
    }

    private void CheckTeam(ProcedureStep step, YamlData at)
    {
        CheckRoles(step.StandIns, at);
        foreach (var role in step.StandIns.Intersect(step.Roles)) at.Fault($"'{role}' acts here anyway and needs not stand in.");
        if (step.StandIns.Count > 0 && step.Roles.Count == 0) at.Fault("Somebody stands in, but 'roles' does not say for whom.");
        CheckPauses(step.Pauses ?? [], at);
        foreach (var task in step.Tasks)
        {
            var place = read.PlaceOf(task);
            CheckRoles(task.Roles, place);
            if (!ReferenceEquals(step.Tasks.First(t => t.Id == task.Id), task)) place.Fault($"The task '{task.Id}' is given twice in '{step.Id}'.");
            if (task.Roles.Count == 0 && step.Roles.Count == 0) place.Fault($"Nobody may tick off '{task.Id}': neither it nor its step has 'roles'.");
        }

        if (step.Tasks.Count > 0 && !step.Outcomes.Any(o => o.Needs.Contains(StepNeed.Tasks))) at.Fault("Nothing waits for the tasks: an outcome must need them (needs: [Tasks]).");
    }

    private void CheckTeam(ProcedureStep step, StepOutcome outcome, YamlData at)
    {
        if (outcome.Needs.Contains(StepNeed.Tasks) && step.Tasks.Count == 0) at.Fault($"'{outcome.Id}' needs tasks, but the step has none.");
        if (outcome.Approval && outcome is not { On: OutcomeTrigger.Decision, Kind: OutcomeKind.Advance or OutcomeKind.Escalate })
            at.Fault("'approval' belongs to what an officer decides and what leads on (Advance or Escalate).");
        if (outcome.IsInternal && outcome.On != OutcomeTrigger.Decision) at.Fault($"An outcome of kind {outcome.Kind} is always an officer's decision.");
        if (!outcome.IsInternal || outcome.ToStepId is not { } to || procedure.Step(to) is not { } target) return;
        if (target.Roles.Count == 0) at.Fault($"'{outcome.Id}' hands the case to '{to}', where no officer acts.");
        if (outcome.Kind == OutcomeKind.Back && IndexOf(target) >= IndexOf(step)) at.Fault($"An outcome of kind Back leads to an earlier step; '{to}' is none.");
        if (outcome.Kind == OutcomeKind.Escalate && target == step) at.Fault("An outcome of kind Escalate leads to somebody else.");
    }

    private void CheckPauses(IReadOnlyList<string> codes, YamlData at)
    {
        foreach (var code in codes.Where(c => reasons.Pause(c) is null))
            at.Fault($"The pause '{code}' is unknown. Known: {string.Join(", ", reasons.Pauses.Select(p => p.Code))}.");
    }

    private int IndexOf(ProcedureStep step) => procedure.Steps.ToList().IndexOf(step);

    /// <summary>Documents that we run often state a total which their own steps do not give: a warning, until a note says why.</summary>
    private void CheckTotal()
    {
        if (procedure.Total is not { } total) return;
        if (procedure.LimitMinutes < total.TouchMinutes) file.Child("total")!.Fault("'limit' is shorter than the stated work ('touch').");
        if (procedure.TotalCatatan is not null) return;
        var sum = procedure.Steps.Aggregate(procedure.Intake.Clock, (clock, step) => clock + step.Clock);
        if (sum.TouchMinutes != total.TouchMinutes)
            file.Child("total")!.Warn($"The steps add up to {sum.TouchMinutes} minutes of work, the stated total is {total.TouchMinutes}. Say why in 'catatan', or mend the times.");
        if ((sum.WaitMinDays, sum.WaitMaxDays) != (total.WaitMinDays, total.WaitMaxDays))
            file.Child("total")!.Warn($"The steps add up to {sum.WaitMinDays}-{sum.WaitMaxDays} working days of waiting, the stated total is {total.WaitMinDays}-{total.WaitMaxDays}. Say why in 'catatan', or mend the times.");
    }
}
