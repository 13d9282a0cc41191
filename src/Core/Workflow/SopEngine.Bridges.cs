using KtpBot.Core.Bridges;
using KtpBot.Core.Cases;
using KtpBot.Core.Documents;

namespace KtpBot.Core.Workflow;

/// <content>What applications outside say, and until when they take a correction.</content>
public static partial class SopEngine
{
    private const string ReturnedNotice = "returned";

    private static SopDecision NoteBridge(Standing at, BridgeNoted input)
    {
        if (at.Step.IsEnd) return Refuse(DeskRefusal.NotPossible, "Permohonan ini sudah selesai, jadi tidak ada lagi yang dicatat padanya.");
        if (!WorksOn(at.Procedure, input.Actor)) return NotAllowed(at);
        var note = input.Note;
        var kind = note.SupersedesId is null ? EventKinds.BridgeNoted : EventKinds.BridgeCorrected;
        var effects = new List<SopEffect> { new BridgeEntered(note, input.CorrectBy), new EventRecorded(kind, at.Step.Id, BridgeBook.CodeOf(note.System, note.Act, note.Result)) };
        if (!input.Governs || at.State.Limit?.By == input.Limit?.By) return new SopAgreed(effects);
        foreach (var timer in TimerKinds.OfCorrections) CloseTimers(at.State, timer, effects);
        if (input.Limit is not { } limit) return new SopAgreed(effects);
        effects.Add(new TimerSet(TimerKinds.CorrectionOver, limit.By));
        if (at.State.Stage != CaseStage.Returned || limit.IsOver) return new SopAgreed(effects);

        // He was asked to mend it before anybody knew until when, or was told another deadline.
        effects.Add(Told(at, CorrectionNotices.Due, limit, null));
        if (limit.RemindAt is { } remindAt) effects.Add(new TimerSet(TimerKinds.CorrectionReminder, remindAt));
        return new SopAgreed(effects);
    }

    /// <summary>What the citizen is told with an outcome while an application outside waits for his correction: a return says until when.</summary>
    public static CitizenTold AsTold(StepOutcome outcome, CorrectionLimit? limit, CitizenTold told) =>
        outcome.Kind == OutcomeKind.Return && told.Key == ReturnedNotice && limit is { IsOver: false }
            ? told with { Key = CorrectionNotices.Returned, Until = limit.By, SendBy = limit.SendBy }
            : told;

    /// <summary>Lets a return say so, and brings it to mind once.</summary>
    private static void SayLimit(Standing at, StepOutcome outcome, List<SopEffect> effects)
    {
        var last = effects.FindLastIndex(e => e is CitizenTold);
        if (last < 0 || AsTold(outcome, at.State.Limit, (CitizenTold)effects[last]) is not { Key: CorrectionNotices.Returned } told) return;
        effects[last] = told;
        CloseTimers(at.State, TimerKinds.CorrectionReminder, effects);
        if (at.State.Limit?.RemindAt is { } remindAt) effects.Add(new TimerSet(TimerKinds.CorrectionReminder, remindAt));
    }

    private static SopAgreed RemindOfCorrection(Standing at, TimerFact timer) => (timer.Kind, at.State) switch
    {
        (TimerKinds.CorrectionReminder, { Stage: CaseStage.Returned, Limit: { IsOver: false } limit }) => new SopAgreed(
        [
            new EventRecorded("Reminded", at.Step.Id, timer.Kind),
            Told(at, CorrectionNotices.Reminder, limit, timer.Id),
            new TimerClosed(timer.Id, TimerState.Done),
        ]),
        (TimerKinds.CorrectionOver, { Limit.IsOver: true }) => new SopAgreed([new EventRecorded(EventKinds.CorrectionOver, at.Step.Id), new TimerClosed(timer.Id, TimerState.Done)]),
        _ => new SopAgreed([new TimerClosed(timer.Id, TimerState.Cancelled)]),
    };

    private static CitizenTold Told(Standing at, string key, CorrectionLimit limit, long? timerId) => new(key, [], null, timerId, limit.By)
    {
        SendBy = limit.SendBy,
        Mendable = at.State.Documents.Any(d => d.State == CaseDocumentState.Rejected),
    };
}
