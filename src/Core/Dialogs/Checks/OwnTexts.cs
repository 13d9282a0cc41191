namespace KtpBot.Core.Dialogs;

/// <summary>Sentences that the rooms about the citizen's own affairs put together: where a case stands, what to bring, what is kept of him.</summary>
internal static class OwnTexts
{
    public static readonly string[] Keys =
    [
        "stage.deadline", "stage.late", "stage.next.Submitted", "stage.next.Verifying", "stage.next.Returned", "stage.next.AwaitingRecording",
        "stage.next.AwaitingRecording-booked", "stage.next.AwaitingCentral", "stage.next.Blocked", "stage.next.AwaitingApproval",
        "stage.next.AwaitingApproval-recording", "stage.next.ReadyToPrint", "stage.next.Printing", "stage.next.Printed", "stage.next.ReadyForPickup",
        "own.today", "own.original",
    ];
}
