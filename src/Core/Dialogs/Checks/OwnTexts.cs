namespace KtpBot.Core.Dialogs;

/// <summary>Sentences that the rooms about the citizen's own affairs put together: where a case stands, what to bring, what is kept of him.</summary>
internal static class OwnTexts
{
    public static readonly string[] Keys =
    [
        "stage.deadline", "stage.late", "stage.paused", "stage.record", "stage.no-cards", "stage.next.Submitted", "stage.next.Verifying", "stage.next.Returned", "stage.next.AwaitingRecording",
        "stage.next.AwaitingRecording-booked", "stage.next.AwaitingCentral", "stage.next.Blocked", "stage.next.AwaitingApproval",
        "stage.next.AwaitingApproval-recording", "stage.next.ReadyToPrint", "stage.next.Printing", "stage.next.Printed", "stage.next.ReadyForPickup",
        "own.today", "own.original", "own.disturbance", "own.disturbance-until",
        "own.copy", "own.copy-caption", "own.element.name", "own.element.nik", "own.element.kk", "own.element.phone", "own.element.birth-place",
        "own.element.birth-date", "own.element.sex", "own.element.blood", "own.element.address", "own.element.rt-rw", "own.element.village",
        "own.element.district", "own.element.religion", "own.element.marital", "own.element.occupation", "own.element.citizenship", "own.element.record", "own.data.case",
        "own.data.case-elsewhere", "own.data.no-documents", "own.data.documents-open", "own.data.documents-until", "own.data.more", "own.data.no-cases",
        "own.data.chat", "own.data.photos", "own.data.consent", "own.data.no-consent", "own.data.no-news", "own.data.links",
        "own.data.complaints", "own.data.complaint", "own.data.complaints-more", "own.complaint.new", "own.complaint.taken", "own.complaint.answered", "own.complaint.closed",
        "own.complaint.words", "own.complaint.who", "own.complaint.place", "own.complaint.moment", "own.complaint.amount", "own.complaint.case", "own.complaint.contact",
    ];
}
