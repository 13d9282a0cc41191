using KtpBot.Core.Cases;
using KtpBot.Core.Records;

namespace KtpBot.Core.Workflow;

/// <content>The population record beside the case: what its status brings about, and what the citizen is told of it.</content>
public static partial class SopEngine
{
    /// <summary>The notice that only tells how the record stands.</summary>
    public const string RecordNotice = "record";

    /// <summary>Notices that carry the record's own sentence.</summary>
    private static readonly string[] TellRecord = [RecordNotice, "record-again"];

    private static SopDecision Know(Standing at, RecordStatusKnown input)
    {
        if (input.Actor.Kind != ActorKind.System && !WorksOn(at.Procedure, input.Actor)) return NotAllowed(at);
        if (at.Step.IsEnd) return Refuse(DeskRefusal.AlreadyDone, "Permohonan ini sudah selesai.");
        if (at.State.Statuses.Find(input.Code) is not { } status)
            return Refuse(DeskRefusal.NotPossible, "Status rekam itu tidak dikenal. Pilih dari daftar.");
        var now = at with { State = at.State with { Record = status } };
        var effects = new List<SopEffect> { new RecordNoted(status.Code), new EventRecorded(EventKinds.RecordKnown, at.Step.Id, status.Code) };
        if (at.Step.OnRecord(status.Code) is { } outcome) return Follow(now, outcome, effects, [], null);
        if (status.IsNews && at.State.RecordTold != status.Says && MayHear(at.State.Stage)) Tell(now.State, RecordNotice, [], null, at.Step.Id, effects);
        return new SopAgreed(effects);
    }

    /// <summary>Anybody may type somebody else's NIK: before the papers were checked nobody hears how the person's record stands.</summary>
    public static bool MayHear(CaseStage stage) => stage is not (CaseStage.Submitted or CaseStage.Verifying or CaseStage.Returned);

    /// <summary>The record is nobody's step: whoever works on the procedure may say what the central application shows.</summary>
    private static bool WorksOn(Procedure procedure, Actor actor) =>
        actor.Kind == ActorKind.Officer && (Holds(actor, procedure.Intake.Roles) || procedure.Steps.Any(s => Holds(actor, s.Roles) || Holds(actor, s.StandIns)));

    /// <summary>What an outcome does to the recording and to the record, written down and as the state that goes on.</summary>
    private static CaseState WithRecord(CaseState state, StepOutcome outcome, string stepId, List<SopEffect> effects)
    {
        if (outcome.VoidsRecording)
        {
            effects.Add(new EventRecorded(EventKinds.RecordingVoid, stepId));
            state = state with { Recorded = false, RecordAgain = true };
        }

        if (outcome.MarksRecorded)
        {
            effects.Add(new EventRecorded(EventKinds.Recorded, stepId));
            state = state with { Recorded = true, RecordAgain = false };
        }

        // What was known before a recording says nothing about the new one.
        var code = outcome.SetsRecord ?? (outcome.MarksRecorded ? RecordStatusBook.Captured : null);
        if (code is null || state.Record?.Code == code || state.Statuses.Find(code) is not { } status) return state;
        effects.Add(new RecordNoted(code));
        if (outcome.SetsRecord is not null) effects.Add(new EventRecorded(EventKinds.RecordKnown, stepId, code));
        return state with { Record = status };
    }

    /// <summary>
    /// What lets a case pass a step on arrival: a condition that holds, or a status of the record that is known already, as if it became
    /// known now; that only where the case may go there from where it comes.
    /// </summary>
    private static StepOutcome? PassedOver(Procedure procedure, CaseState state, ProcedureStep step) => step.Outcomes.FirstOrDefault(o =>
        o.Kind == OutcomeKind.Skip ? Holds(procedure, state, o)
        : o.On == OutcomeTrigger.Record && state.Record is { } known && o.Record.Contains(known.Code) && StageMoves.CanMove(state.Stage, procedure.Step(o.ToStepId!)!.Stage));

    private static bool MustRecord(Procedure procedure, CaseState state) => state.RecordAgain || procedure.Records(state.Service, state.Details);

    /// <summary>News of a step or an outcome; where it tells of the record, the history keeps which sentence the citizen has read.</summary>
    private static void Tell(CaseState state, string notice, IReadOnlyList<DecisionReason> reasons, string? note, string stepId, List<SopEffect> effects)
    {
        var says = TellRecord.Contains(notice) ? state.Record : null;
        effects.Add(new CitizenTold(notice, reasons, note) { Record = says?.TextKey });
        if (says is not null) effects.Add(new EventRecorded(EventKinds.RecordTold, stepId, says.Says));
    }
}
