namespace KtpBot.Core.Cases;

/// <summary>
/// The only table of legal stage moves. A procedure arranges its steps freely inside it; staying in a stage is legal because
/// several steps may share one, except where the case has ended.
/// <para>
/// Not every service ends with a printed card. A letter is ready once it is checked or signed, and is fetched like a card; what is
/// done while the applicant sits at the desk (a digital identity switched on, a paper given at once) ends there. So the check, the
/// approval and the appointment in person lead to the end by themselves; an appointment leaves nothing behind to be fetched later.
/// A procedure that prints cards may use none of these short ways (<see cref="PassesThePrinter"/>).
/// </para>
/// </summary>
public static class StageMoves
{
    /// <summary>Stages from which nothing leads on.</summary>
    public static bool IsEnd(CaseStage stage) =>
        stage is CaseStage.HandedOver or CaseStage.Rejected or CaseStage.Cancelled or CaseStage.Expired;

    /// <summary>
    /// Whether a move would hand out what never came out of the printer. A procedure that prints cards makes no such move: a card is
    /// ready only after staff have looked at it.
    /// </summary>
    public static bool PassesThePrinter(CaseStage from, CaseStage to) =>
        (to == CaseStage.ReadyForPickup && from is not (CaseStage.Printed or CaseStage.ReadyForPickup))
        || (to == CaseStage.HandedOver && from != CaseStage.ReadyForPickup);

    /// <summary>Whether a case may go from one stage to another.</summary>
    public static bool CanMove(CaseStage from, CaseStage to)
    {
        if (IsEnd(from)) return false;
        if (from == to) return true;
        return from switch
        {
            CaseStage.Submitted => to is CaseStage.Verifying or CaseStage.Returned or CaseStage.AwaitingRecording
                or CaseStage.AwaitingApproval or CaseStage.Rejected or CaseStage.Cancelled,
            CaseStage.Verifying => to is CaseStage.Returned or CaseStage.AwaitingRecording or CaseStage.AwaitingCentral
                or CaseStage.AwaitingApproval or CaseStage.ReadyToPrint or CaseStage.ReadyForPickup or CaseStage.HandedOver
                or CaseStage.Rejected or CaseStage.Cancelled,
            CaseStage.Returned => to is CaseStage.Verifying or CaseStage.AwaitingRecording or CaseStage.AwaitingApproval
                or CaseStage.Rejected or CaseStage.Cancelled or CaseStage.Expired,
            CaseStage.AwaitingRecording => to is CaseStage.Returned or CaseStage.Verifying or CaseStage.AwaitingCentral
                or CaseStage.AwaitingApproval or CaseStage.ReadyToPrint or CaseStage.HandedOver or CaseStage.Rejected or CaseStage.Cancelled or CaseStage.Expired,
            CaseStage.AwaitingCentral => to is CaseStage.Blocked or CaseStage.AwaitingRecording or CaseStage.AwaitingApproval
                or CaseStage.ReadyToPrint or CaseStage.Rejected or CaseStage.Cancelled,
            CaseStage.Blocked => to is CaseStage.AwaitingCentral or CaseStage.AwaitingRecording or CaseStage.Returned
                or CaseStage.ReadyToPrint or CaseStage.Rejected or CaseStage.Cancelled,
            CaseStage.AwaitingApproval => to is CaseStage.Verifying or CaseStage.Returned or CaseStage.AwaitingRecording
                or CaseStage.AwaitingCentral or CaseStage.ReadyToPrint or CaseStage.ReadyForPickup or CaseStage.HandedOver
                or CaseStage.Rejected or CaseStage.Cancelled,
            CaseStage.ReadyToPrint => to is CaseStage.Printing or CaseStage.Blocked or CaseStage.Returned
                or CaseStage.Rejected or CaseStage.Cancelled,
            CaseStage.Printing => to is CaseStage.Printed or CaseStage.ReadyToPrint,
            CaseStage.Printed => to is CaseStage.ReadyForPickup or CaseStage.ReadyToPrint,
            CaseStage.ReadyForPickup => to is CaseStage.HandedOver or CaseStage.ReadyToPrint or CaseStage.Expired,
            CaseStage.HandedOver or CaseStage.Rejected or CaseStage.Cancelled or CaseStage.Expired => false,
        };
    }
}

/// <summary>What came of a wish to move.</summary>
public enum StageMove
{
    Moved,

    /// <summary>The table forbids it; nothing changed.</summary>
    Illegal,
}
