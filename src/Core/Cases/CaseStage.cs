namespace KtpBot.Core.Cases;

/// <summary>
/// Where a case stands for everybody, whatever the office's own procedure calls its steps. Stored by name; the Indonesian
/// labels stand in dialogs/text. CaseFile.MoveTo holds the only table of legal moves.
/// </summary>
public enum CaseStage
{
    Submitted,
    Verifying,
    Returned,
    AwaitingRecording,
    AwaitingCentral,
    Blocked,
    AwaitingApproval,
    ReadyToPrint,
    Printing,
    Printed,
    ReadyForPickup,
    HandedOver,
    Rejected,
    Cancelled,
    Expired,
}
