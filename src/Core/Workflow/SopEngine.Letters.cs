using KtpBot.Core.Cases;

namespace KtpBot.Core.Workflow;

/// <content>A finished letter that follows the news of it.</content>
public static partial class SopEngine
{
    /// <summary>The input is the moment to send a letter.</summary>
    public static bool IsLetterDue(CaseState state, CaseInput input) =>
        input is TimerDue due && state.Timers.Any(t => t.Id == due.TimerId && t is { Kind: TimerKinds.Letter, State: TimerState.Waiting });

    /// <summary>What follows when the moment has come: the letter goes out while it lies ready or has been fetched; else nobody waits for it any more.</summary>
    /// <param name="state">The case as it stands.</param>
    /// <param name="due">A letter's timer.</param>
    /// <param name="drawn">The letter lies in the store.</param>
    public static SopDecision SendLetter(CaseState state, TimerDue due, bool drawn) =>
        state.Stage is not (CaseStage.ReadyForPickup or CaseStage.HandedOver) ? new SopAgreed([new TimerClosed(due.TimerId, TimerState.Cancelled)])
        : !drawn ? Refuse(DeskRefusal.NotPossible, "Surat pengantar belum dapat disusun.")
        : new SopAgreed([new LetterSent(), new EventRecorded("LetterSent", state.StepId), new TimerClosed(due.TimerId, TimerState.Done)]);
}
