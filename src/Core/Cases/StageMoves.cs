namespace KtpBot.Core.Cases;

/// <summary>
/// The only table of legal stage moves. A procedure arranges its steps freely inside it; staying in a stage is legal because
/// several steps may share one, except where the case has ended.
/// </summary>
public static class StageMoves
{
    /// <summary>Stages from which nothing leads on.</summary>
    public static bool IsEnd(CaseStage stage) =>
        stage is CaseStage.HandedOver or CaseStage.Rejected or CaseStage.Cancelled or CaseStage.Expired;

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
                or CaseStage.AwaitingApproval or CaseStage.ReadyToPrint or CaseStage.Rejected or CaseStage.Cancelled,
            CaseStage.Returned => to is CaseStage.Verifying or CaseStage.AwaitingRecording or CaseStage.AwaitingApproval
                or CaseStage.Rejected or CaseStage.Cancelled or CaseStage.Expired,
            CaseStage.AwaitingRecording => to is CaseStage.Returned or CaseStage.Verifying or CaseStage.AwaitingCentral
                or CaseStage.AwaitingApproval or CaseStage.ReadyToPrint or CaseStage.Rejected or CaseStage.Cancelled or CaseStage.Expired,
            CaseStage.AwaitingCentral => to is CaseStage.Blocked or CaseStage.AwaitingRecording or CaseStage.AwaitingApproval
                or CaseStage.ReadyToPrint or CaseStage.Rejected or CaseStage.Cancelled,
            CaseStage.Blocked => to is CaseStage.AwaitingCentral or CaseStage.AwaitingRecording or CaseStage.Returned
                or CaseStage.ReadyToPrint or CaseStage.Rejected or CaseStage.Cancelled,
            CaseStage.AwaitingApproval => to is CaseStage.Verifying or CaseStage.Returned or CaseStage.AwaitingRecording
                or CaseStage.AwaitingCentral or CaseStage.ReadyToPrint or CaseStage.Rejected or CaseStage.Cancelled,
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
