using KtpBot.Core.Cases;

namespace KtpBot.Core.Workflow;

/// <content>Several people at one case: tasks side by side, stand-ins, and work that has to rest.</content>
public static partial class SopEngine
{
    /// <summary>The notice of a pause.</summary>
    public const string PausedNotice = "paused";

    private static SopDecision Tick(Standing at, TaskTicked input)
    {
        if (input.StepId != at.Step.Id)
            return Refuse(DeskRefusal.MovedOn, $"Berkas ini sudah berpindah ke langkah \"{at.Step.Title}\". Muat ulang halaman, lalu periksa lagi.");
        if (at.Step.Tasks.FirstOrDefault(t => t.Id == input.TaskId) is not { } task)
            return Refuse(DeskRefusal.NotPossible, "Tugas itu tidak ada pada langkah ini. Muat ulang halaman.");
        if (!MayTick(at.Step, task, input.Actor))
            return Refuse(DeskRefusal.NotAllowed, $"Tugas \"{task.Title}\" dikerjakan oleh {at.State.Roles.Titles(task.Roles.Count > 0 ? task.Roles : at.Step.Roles)}.");
        if (at.State.TasksDone.Contains(task.Id)) return Refuse(DeskRefusal.AlreadyDone, $"Tugas \"{task.Title}\" sudah dicentang.");
        return new SopAgreed([new EventRecorded(EventKinds.TaskDone, at.Step.Id, task.Id, input.Note)]);
    }

    /// <summary>Who may tick a task off: its own roles, or the step's when it names none; always those who stand in.</summary>
    private static bool MayTick(ProcedureStep step, StepTask task, Actor actor) =>
        actor.Kind == ActorKind.Officer && (Holds(actor, task.Roles.Count > 0 ? task.Roles : step.Roles) || Holds(actor, step.StandIns));

    private static SopDecision Pause(Standing at, CasePaused input)
    {
        if (!MayAct(at, input.Actor) && !(input.Actor.Kind == ActorKind.Officer && Holds(input.Actor, at.Procedure.Intake.Roles))) return NotAllowed(at);
        if (at.State.Pause is not null) return Refuse(DeskRefusal.AlreadyDone, "Berkas ini sudah dijeda. Lanjutkan dulu bila sebabnya sudah lain.");
        if (!at.Procedure.PausesAt(at.Step).Contains(input.Code))
            return Refuse(DeskRefusal.NotPossible, "Sebab jeda itu tidak berlaku pada langkah ini. Pilih sebab lain.");
        var effects = new List<SopEffect> { new PauseBegun(input.Code), new EventRecorded(EventKinds.Paused, at.Step.Id, input.Code, input.Note) };

        // Told once for each cause at a step: a line that fails every hour must not write every hour.
        if (!at.State.PausesTold.Contains(input.Code)) effects.Add(new CitizenTold(PausedNotice, [new DecisionReason(input.Code, null)], null));
        return new SopAgreed(effects);
    }

    private static SopDecision Resume(Standing at, CaseResumed input)
    {
        if (!MayAct(at, input.Actor) && !(input.Actor.Kind == ActorKind.Officer && Holds(input.Actor, at.Procedure.Intake.Roles))) return NotAllowed(at);
        return at.State.Pause is { } code
            ? new SopAgreed([new PauseEnded(), new EventRecorded(EventKinds.Resumed, at.Step.Id, code)])
            : Refuse(DeskRefusal.AlreadyDone, "Berkas ini tidak sedang dijeda.");
    }

    /// <summary>Writes into the history what every input has in common: where the case came to rest, and that somebody stood in.</summary>
    private static SopAgreed Noted(Procedure procedure, CaseState state, CaseInput input, SopAgreed agreed)
    {
        var effects = agreed.Effects.ToList();
        var moved = effects.FindIndex(e => e is CaseMoved);
        var last = moved < 0 ? -1 : effects.FindLastIndex(moved, e => e is EventRecorded);
        if (last >= 0) effects[last] = (EventRecorded)effects[last] with { ToStepId = ((CaseMoved)effects[moved]).StepId };
        if (StoodIn(procedure.Step(state.StepId), input) is { } role) effects.Insert(0, new EventRecorded(EventKinds.StoodIn, state.StepId, role));
        return new SopAgreed(effects);
    }

    private static string? StoodIn(ProcedureStep? step, CaseInput input)
    {
        if (step is null || input is not (Decided or TaskTicked or DeviceWorkAsked or PrintChecked or CardHandedOver)) return null;
        var own = input is TaskTicked tick && step.Tasks.FirstOrDefault(t => t.Id == tick.TaskId) is { Roles.Count: > 0 } task ? task.Roles : step.Roles;
        return Holds(input.Actor, own) || !Holds(input.Actor, step.StandIns) || own.Count == 0 ? null : own[0];
    }
}
