using KtpBot.Core.Bridges;
using KtpBot.Core.Cases;
using KtpBot.Core.Documents;
using KtpBot.Core.People;
using KtpBot.Core.Scheduling;

namespace KtpBot.Core.Workflow;

/// <summary>One consequence of an input. A closed family: the desk applies all of them in one commit, and nothing else changes a case.</summary>
public abstract record SopEffect;

/// <summary>The case goes to a step and its stage.</summary>
public sealed record CaseMoved(CaseStage Stage, string StepId, string? ReturnStepId) : SopEffect;

/// <summary>A line of the history: at which step it happened, and why.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="StepId">Where.</param>
/// <param name="ReasonCode">What goes with the kind.</param>
/// <param name="Note">The words that went with it.</param>
/// <param name="ToStepId">Where the case comes to rest with it; null when it stays.</param>
public sealed record EventRecorded(string Kind, string StepId, string? ReasonCode = null, string? Note = null, string? ToStepId = null) : SopEffect;

/// <summary>The case rests: its waiting clock stands still.</summary>
public sealed record PauseBegun(string Code) : SopEffect;

/// <summary>The case goes on: its waiting clock runs again.</summary>
public sealed record PauseEnded : SopEffect;

/// <summary>The case runs by another version of its procedure from here on.</summary>
public sealed record VersionChanged(int Version) : SopEffect;

/// <summary>News for the citizen; the desk words it in the citizen's language.</summary>
/// <param name="Key">Without "notice.": for example returned.</param>
/// <param name="Reasons">Coded reasons to explain.</param>
/// <param name="Note">The officer's own words.</param>
/// <param name="TimerId">The timer behind a reminder, so that it is told once.</param>
/// <param name="Until">With an offer: how long it stands; with a correction: until when it is taken (UTC).</param>
public sealed record CitizenTold(string Key, IReadOnlyList<DecisionReason> Reasons, string? Note, long? TimerId = null, DateTime? Until = null) : SopEffect
{
    /// <summary>With a correction: until when an officer can still enter it (UTC); null when nobody can before <see cref="Until"/>.</summary>
    public DateTime? SendBy { get; init; }

    /// <summary>Some document stands sent back, so that a new photo of it leads on.</summary>
    public bool Mendable { get; init; }

    /// <summary>Text key of the sentence about the population record that goes with it; null where it says nothing of it.</summary>
    public string? Record { get; init; }
}

/// <summary>The applicant's population record has this status from now on, in every case of the person.</summary>
/// <param name="Code">A code of dialogs/records.</param>
public sealed record RecordNoted(string Code) : SopEffect;

/// <summary>A document came in; an older one for the same requirement is replaced.</summary>
public sealed record DocumentReceived(string Requirement, Guid? FileId, CaseDocumentState State) : SopEffect;

/// <summary>A document is asked for that the case does not hold yet: it stands as sent back until it comes.</summary>
public sealed record DocumentAsked(string Requirement, string ReasonCode, string? Note) : SopEffect;

/// <summary>A document was judged.</summary>
public sealed record DocumentReviewed(long DocumentId, CaseDocumentState State, string? ReasonCode, string? Note) : SopEffect;

/// <summary>The elements of the card were entered or corrected.</summary>
public sealed record BiodataSaved(Biodata Biodata) : SopEffect;

/// <summary>One element that the citizen had corrected.</summary>
public sealed record PersonCorrected(CorrectedField Field, string Value) : SopEffect;

/// <summary>A place in a recording slot is wanted. The only effect that storage may still refuse, so it comes first.</summary>
/// <param name="StartsAt">UTC.</param>
/// <param name="Hold">Kept for one who is offered it, instead of booked.</param>
public sealed record SeatWanted(DateTime StartsAt, bool Hold = false) : SopEffect;

/// <summary>The citizen is there: he gets the next number of the counter's queue.</summary>
public sealed record BookingArrived(long AppointmentId, DateTime StartsAt) : SopEffect;

/// <summary>The case waits for a place from now on, or for another day than before.</summary>
public sealed record WaitBegun(DateOnly? Day) : SopEffect;

/// <summary>The place just taken is offered to the one who waits.</summary>
public sealed record WaitOffered(long WaitId, DateTime StartsAt, DateTime Until) : SopEffect;

/// <summary>The wait is over; a place still held for it is free again.</summary>
public sealed record WaitEnded(long WaitId, WaitState State) : SopEffect;

/// <summary>A booking ended; its place is free again unless it was used.</summary>
public sealed record BookingEnded(long AppointmentId, BookingFate Fate) : SopEffect;

/// <summary>Work for a counter PC.</summary>
public sealed record DeviceJobQueued(string Kind) : SopEffect;

/// <summary>A device job reached a new state.</summary>
public sealed record DeviceJobClosed(long JobId, string State, string? ErrorCode, string? Error) : SopEffect;

/// <summary>The receipt of the application goes to the citizen as a file.</summary>
public sealed record ReceiptSent : SopEffect;

/// <summary>A reminder is promised; the desk works out when, unless it is said (UTC).</summary>
public sealed record TimerSet(string Kind, DateTime? DueAt = null) : SopEffect;

/// <summary>What was done or read in an application outside.</summary>
/// <param name="Note">What.</param>
/// <param name="CorrectBy">The deadline for corrections that follows from it (UTC).</param>
public sealed record BridgeEntered(BridgeNote Note, DateTime? CorrectBy) : SopEffect;

/// <summary>A timer is done or no longer wanted.</summary>
public sealed record TimerClosed(long TimerId, TimerState State) : SopEffect;

/// <summary>A line in an office book, numbered without gaps.</summary>
public sealed record RegisterEntered(string Register, string ReceivedBy, string Relation, Guid? SignatureFileId) : SopEffect;
