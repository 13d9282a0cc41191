using KtpBot.Core.Cases;
using KtpBot.Core.Data;
using KtpBot.Core.Devices;
using KtpBot.Core.Records;

namespace KtpBot.Core.Workflow;

/// <summary>The checks of meaning: every fault that would strand a case or surprise an officer is found before anything runs.</summary>
internal sealed partial class ProcedureChecks(Procedure procedure, ProcedureReader read, YamlData file, ReasonBook reasons, IReadOnlyList<RoleBook> offices, RecordStatusBook? statuses)
{
    public void Run()
    {
        CheckHead();
        foreach (var step in procedure.Steps)
        {
            CheckStep(step);
            foreach (var outcome in step.Outcomes) CheckOutcome(step, outcome);
        }

        CheckReachable();
        CheckTotal();
    }

    private void CheckHead()
    {
        if (procedure.Version < 1) file.Fault("'version' starts at 1.");
        if (procedure.Services.Count == 0) file.Fault("A procedure must name at least one service.");
        foreach (var service in procedure.Recording.Select(r => r.Service).Except(procedure.Services))
            file.Fault($"'recording' names the service '{service}', which 'services' does not.");
        CheckRoles(procedure.Intake.Roles, file);
        CheckPauses(procedure.Pauses, file);
        if (procedure.Step(procedure.StartStepId) is null) file.Fault($"'start' names the unknown step '{procedure.StartStepId}'.");
        else if (!StageMoves.CanMove(CaseStage.Submitted, procedure.Step(procedure.StartStepId)!.Stage)) file.Fault("A new case cannot start in the stage of the start step.");
        if (procedure.Step(procedure.WithdrawnStepId) is not { IsEnd: true }) file.Fault("'withdrawn' must name a step that ends the case.");
    }

    private void CheckStep(ProcedureStep step)
    {
        var at = read.PlaceOf(step);
        if (procedure.Steps.First(s => s.Id == step.Id) != step) at.Fault($"The step '{step.Id}' is given twice.");
        CheckRoles(step.Roles, at);
        CheckTeam(step, at);
        if (step.Fee != "gratis") at.Fault("'fee' must be gratis: every service around the card is free (UU 24/2013 Pasal 79A).");
        if (step.IsEnd != StageMoves.IsEnd(step.Stage)) at.Fault($"'end' and the stage {step.Stage} contradict each other.");
        if (step.IsEnd && step.Outcomes.Count > 0) at.Fault("A step that ends the case has no outcomes.");
        if (!step.IsEnd && step.Outcomes.All(o => o.Kind == OutcomeKind.Skip)) at.Fault($"The step '{step.Id}' has no way out.");
        if (step.Roles.Count == 0 && step.Outcomes.Any(NeedsOfficer)) at.Fault($"An officer decides at '{step.Id}', but 'roles' is missing.");
        if (step.Timer is { } timer && !TimerKinds.All.Contains(timer)) at.Fault($"The timer '{timer}' is unknown. Known: {string.Join(", ", TimerKinds.All)}.");
        foreach (var device in step.Devices.Where(d => !Enum.TryParse<DeviceJobKind>(d, out _)))
            at.Fault($"The device work '{device}' is unknown. Known: {string.Join(", ", Enum.GetNames<DeviceJobKind>())}.");
        if (step.Devices.Contains(nameof(DeviceJobKind.PrintCard)) && step.Following(OutcomeTrigger.PrintStarted) is null)
            at.Fault("A step that prints needs an outcome on PrintStarted.");
    }

    private void CheckOutcome(ProcedureStep step, StepOutcome outcome)
    {
        var at = read.PlaceOf(outcome);
        if (step.Outcomes.First(o => o.Id == outcome.Id) != outcome) at.Fault($"The outcome '{outcome.Id}' is given twice in '{step.Id}'.");
        if (outcome.Kind is OutcomeKind.Return or OutcomeKind.Reject or OutcomeKind.Back && outcome.Reasons.Count == 0)
            at.Fault($"'{outcome.Id}' must offer reasons: whoever gets the case has to be told why.");
        foreach (var code in outcome.Reasons.Where(c => reasons.Find(c) is null)) at.Fault($"The reason '{code}' is unknown.");
        CheckTeam(step, outcome, at);
        CheckRecord(step, outcome, at);
        if ((outcome.Kind == OutcomeKind.Skip) != (outcome.When is not null || outcome.WhenAnswer is not null)) at.Fault("'when' belongs to outcomes of kind Skip, and every one of them needs it.");
        if (outcome.Kind == OutcomeKind.Return && (outcome.BackToStepId is null || procedure.Step(outcome.BackToStepId) is null))
            at.Fault("A return needs 'back-to' with a known step, where the case goes on afterwards.");
        if (outcome.Kind != OutcomeKind.Return && outcome.BackToStepId is not null) at.Fault("'back-to' belongs to outcomes of kind Return.");
        if (outcome.Kind == OutcomeKind.Resume)
        {
            if (outcome.ToStepId is not null) at.Fault("An outcome of kind Resume goes back to where the case came from: leave 'to' away.");
        }
        else if (outcome.ToStepId is null || procedure.Step(outcome.ToStepId) is null)
        {
            at.Fault($"'{outcome.Id}' leads to the unknown step '{outcome.ToStepId}'.");
        }

        if (outcome.Kind == OutcomeKind.Skip) return;
        foreach (var target in Landings(outcome, step).Where(t => !StageMoves.CanMove(step.Stage, t.Stage)))
            at.Fault($"'{outcome.Id}' would move a case from {step.Stage} to {target.Stage} ('{target.Id}'), which no procedure may do.");
        foreach (var target in Landings(outcome, step).Where(t => procedure.PrintsCards && StageMoves.CanMove(step.Stage, t.Stage) && StageMoves.PassesThePrinter(step.Stage, t.Stage)))
            at.Fault($"'{outcome.Id}' would move a case from {step.Stage} to {target.Stage} ('{target.Id}'), but this procedure prints cards: they are printed and checked first.");
    }

    private void CheckReachable()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var todo = new Queue<string>([procedure.StartStepId, procedure.WithdrawnStepId]);
        while (todo.TryDequeue(out var id))
        {
            if (procedure.Step(id) is not { } step || !seen.Add(id)) continue;
            foreach (var outcome in step.Outcomes)
            {
                if (outcome.ToStepId is { } to) todo.Enqueue(to);
                if (outcome.BackToStepId is { } back) todo.Enqueue(back);
            }
        }

        foreach (var step in procedure.Steps.Where(s => !seen.Contains(s.Id))) read.PlaceOf(step).Fault($"No case ever reaches the step '{step.Id}'.");

        // Backwards from the ends: a case that can never end would wait for ever.
        var ending = procedure.Steps.Where(s => s.IsEnd).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        for (var grew = true; grew;)
        {
            grew = false;
            foreach (var step in procedure.Steps.Where(s => !ending.Contains(s.Id)))
            {
                if (step.Outcomes.Any(o => Landings(o, step).Any(t => ending.Contains(t.Id)))) grew |= ending.Add(step.Id);
            }
        }

        foreach (var step in procedure.Steps.Where(s => seen.Contains(s.Id) && !ending.Contains(s.Id)))
            read.PlaceOf(step).Fault($"From the step '{step.Id}' no way leads to an end.");
    }

    // The steps where a case may come to rest after an outcome: the target, or beyond it when it may be skipped. Who must be recorded
    // again is past no step by having been recorded.
    private IEnumerable<ProcedureStep> Landings(StepOutcome outcome, ProcedureStep from)
    {
        var todo = new Queue<string>(outcome.Kind == OutcomeKind.Resume
            ? procedure.Steps.SelectMany(s => s.Outcomes).Where(o => o.ToStepId == from.Id && o.BackToStepId is not null).Select(o => o.BackToStepId!)
            : outcome.ToStepId is { } to ? [to] : []);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (todo.TryDequeue(out var id))
        {
            if (procedure.Step(id) is not { } step || !seen.Add(id)) continue;
            yield return step;
            foreach (var skip in step.Outcomes.Where(o => o.Kind == OutcomeKind.Skip && o.ToStepId is not null && !(outcome.VoidsRecording && o.When is not null))) todo.Enqueue(skip.ToStepId!);
        }
    }

    private static bool NeedsOfficer(StepOutcome outcome) => outcome.Kind != OutcomeKind.Skip
        && outcome.On is OutcomeTrigger.Decision or OutcomeTrigger.PrintStarted or OutcomeTrigger.CheckGood or OutcomeTrigger.CheckBad or OutcomeTrigger.HandedOver;
}
