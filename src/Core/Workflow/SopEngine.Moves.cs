using KtpBot.Core.Cases;
using KtpBot.Core.Devices;
using KtpBot.Core.Documents;
using KtpBot.Core.Records;
using KtpBot.Core.Scheduling;

namespace KtpBot.Core.Workflow;

/// <content>How a case leaves one step and arrives at another.</content>
public static partial class SopEngine
{
    /// <summary>In conditions: the service itself, as if it were an answer.</summary>
    internal const string ServiceAnswer = "layanan";

    private sealed record Standing(Procedure Procedure, CaseState State, ProcedureStep Step);

    private sealed record Landing(ProcedureStep Step, string? Notice);

    /// <summary>Goes through the outcome: what it marks, where it leads, and what the citizen is told.</summary>
    private static SopAgreed Follow(
        Standing at, StepOutcome outcome, List<SopEffect> effects, IReadOnlyList<DecisionReason> reasons, string? note)
    {
        var state = WithRecord(at.State, outcome, at.Step.Id, effects);
        if (outcome.ConfirmsPrint && at.State.Jobs.LastOrDefault(IsPrint) is { State: nameof(DeviceJobState.Failed) } found)
            effects.Add(new DeviceJobClosed(found.Id, nameof(DeviceJobState.ConfirmedByPrinter), null, null));
        if (outcome.Booking is { } fate && at.State.Booking is { } booking)
        {
            effects.Add(new BookingEnded(booking.Id, fate));
            CloseReminders(at.State, effects);
        }

        var target = outcome.Kind == OutcomeKind.Resume ? at.State.ReturnStepId ?? at.Procedure.StartStepId : outcome.ToStepId!;
        var landing = Land(at.Procedure, ref state, target, effects);
        Arrive(at, landing.Step, outcome.Kind == OutcomeKind.Return ? outcome.BackToStepId : null, effects, outcome.Booking is not null);
        var notice = outcome.Notice ?? (outcome.IsInternal ? null : landing.Notice);
        if (notice is not null and not StepOutcome.NoNotice)
            Tell(state, notice, outcome.IsInternal ? [] : reasons, outcome.IsInternal ? null : note, landing.Step.Id, effects); // What officers write to each other is not for the citizen.
        SayLimit(at, outcome, effects);
        return new SopAgreed(effects);
    }

    /// <summary>The step where the case comes to rest, once steps whose skip condition holds are passed over.</summary>
    private static Landing Land(Procedure procedure, ref CaseState state, string stepId, List<SopEffect> effects)
    {
        string? notice = null;
        var step = procedure.Step(stepId)!;
        for (var guard = procedure.Steps.Count; guard > 0; guard--)
        {
            if (PassedOver(procedure, state, step) is not { } skip) break;
            effects.Add(new EventRecorded("Skipped", step.Id, skip.Id));
            state = WithRecord(state, skip, step.Id, effects);
            notice = skip.Notice ?? notice;
            step = procedure.Step(skip.ToStepId!)!;
        }

        return new Landing(step, notice ?? step.Notice);
    }

    /// <summary>Moves the case, and settles what does not belong to the new step: bookings and jobs at an end, timers of the old step.</summary>
    private static void Arrive(Standing at, ProcedureStep to, string? returnStepId, List<SopEffect> effects, bool bookingSettled = false)
    {
        effects.Add(new CaseMoved(to.Stage, to.Id, returnStepId));
        if (at.State.Stage == CaseStage.Returned && to.Stage != CaseStage.Returned) CloseTimers(at.State, TimerKinds.CorrectionReminder, effects);
        if (at.Step.Timer is { } left && to.Timer != left) CloseTimers(at.State, left, effects);
        if (to.Timer is { } wanted && !at.State.Timers.Any(t => t.Kind == wanted && t.State == TimerState.Waiting)) effects.Add(new TimerSet(wanted));
        if (at.State.Wait is { } wait && to.Stage != CaseStage.AwaitingRecording && to.Following(OutcomeTrigger.SlotBooked) is null && !effects.OfType<WaitEnded>().Any()) effects.Add(new WaitEnded(wait.Id, WaitState.Left));
        if (!to.IsEnd) return;
        if (at.State.Booking is { } booking && !bookingSettled) effects.Add(new BookingEnded(booking.Id, BookingFate.GivenBack));
        foreach (var job in at.State.Jobs.Where(IsUnclaimed))
            effects.Add(new DeviceJobClosed(job.Id, nameof(DeviceJobState.Cancelled), null, null));
        foreach (var timer in at.State.Timers.Where(t => t.State == TimerState.Waiting && !effects.OfType<TimerClosed>().Any(c => c.TimerId == t.Id)).ToList())
            effects.Add(new TimerClosed(timer.Id, TimerState.Cancelled));
    }

    private static void CloseTimers(CaseState state, string kind, List<SopEffect> effects)
    {
        foreach (var timer in state.Timers.Where(t => t.Kind == kind && t.State == TimerState.Waiting))
            effects.Add(new TimerClosed(timer.Id, TimerState.Cancelled));
    }

    private static bool Holds(Procedure procedure, CaseState state, StepOutcome skip) => skip.When switch
    {
        StepCondition.AlreadyRecorded => state.Recorded || !MustRecord(procedure, state),
        StepCondition.RecordedBefore => !state.Recorded && !MustRecord(procedure, state)
            && state.Record?.Effect is not (RecordEffect.Waits or RecordEffect.Blocked or RecordEffect.RecordAgain),
        null => skip.WhenAnswer is { } answer && (answer.Answer == ServiceAnswer ? answer.Values.Contains(state.Service) : answer.Holds(state.Details)),
    };

    private static void JudgeDocuments(CaseState state, StepOutcome outcome, Decided input, List<SopEffect> effects)
    {
        foreach (var document in state.Documents.Where(d => d.State is CaseDocumentState.Received or CaseDocumentState.Accepted or CaseDocumentState.BroughtPhysically))
        {
            var reason = input.Reasons.FirstOrDefault(r => r.Requirement == document.Requirement);
            if (reason is not null && outcome.Kind is OutcomeKind.Return)
                effects.Add(new DocumentReviewed(document.Id, CaseDocumentState.Rejected, reason.Code, input.Note));
            else if (outcome.AcceptsDocuments && document.State == CaseDocumentState.Received)
                effects.Add(new DocumentReviewed(document.Id, CaseDocumentState.Accepted, null, null));
        }

        if (outcome.Kind is not OutcomeKind.Return) return;
        foreach (var asked in input.Reasons.Where(r => r.Requirement is { } code && !state.Documents.Any(d => d.Requirement == code)).DistinctBy(r => r.Requirement))
            effects.Add(new DocumentAsked(asked.Requirement!, asked.Code, input.Note));
    }

    private static string? Unmet(Standing at, StepOutcome outcome)
    {
        foreach (var need in outcome.Needs)
        {
            var met = need switch
            {
                StepNeed.Documents => at.State.Missing().Count == 0,
                StepNeed.Biodata => at.State.BiodataComplete,
                StepNeed.Tasks => !Undone(at).Any(),
            };
            if (!met) return need == StepNeed.Tasks ? $"{TextOf(need)} {string.Join(", ", Undone(at).Select(t => t.Title))}." : TextOf(need);
        }

        return null;
    }

    private static IEnumerable<StepTask> Undone(Standing at) => at.Step.Tasks.Where(t => !at.State.TasksDone.Contains(t.Id));

    private static string TextOf(StepNeed need) => need switch
    {
        StepNeed.Documents => "Masih ada dokumen yang belum diterima atau ditolak. Kembalikan ke pemohon atau terima dokumennya di loket dulu.",
        StepNeed.Tasks => "Masih ada tugas yang belum dicentang:",
        StepNeed.Biodata => "Isian kartu belum lengkap. Lengkapi biodata, lalu ulangi.",
    };
}
