using KtpBot.Core.Data;

namespace KtpBot.Core.Workflow;

/// <summary>One way out of a step.</summary>
/// <param name="Id">The procedure's own word, for example setuju or kembalikan.</param>
/// <param name="Label">What the officer's button says.</param>
/// <param name="Kind">What it does.</param>
/// <param name="On">What brings it about.</param>
/// <param name="ToStepId">Where the case goes; null for <see cref="OutcomeKind.Resume"/>, which goes back to where it was returned from.</param>
/// <param name="BackToStepId">With a return: where the case goes on once the citizen has mended it.</param>
/// <param name="When">With a skip: the condition.</param>
/// <param name="Needs">What must be there first.</param>
/// <param name="Reasons">Codes to choose from; a return or a rejection needs at least one.</param>
/// <param name="Notice">Told to the citizen instead of the next step's own notice; "none" for silence.</param>
/// <param name="Booking">What becomes of the appointment.</param>
/// <param name="AcceptsDocuments">Documents not yet judged count as accepted.</param>
/// <param name="MarksRecorded">From here on the person counts as recorded.</param>
/// <param name="ConfirmsPrint">Staff found the card that the printer could not vouch for: its job counts as confirmed.</param>
public sealed record StepOutcome(
    string Id,
    string Label,
    OutcomeKind Kind,
    OutcomeTrigger On,
    string? ToStepId,
    string? BackToStepId,
    StepCondition? When,
    IReadOnlyList<StepNeed> Needs,
    IReadOnlyList<string> Reasons,
    string? Notice,
    BookingFate? Booking,
    bool AcceptsDocuments,
    bool MarksRecorded,
    bool ConfirmsPrint)
{
    /// <summary>Counts for the four-eyes rule: one person never approves twice in a case.</summary>
    public bool Approval { get; init; }

    /// <summary>With <see cref="OutcomeTrigger.Record"/>: the statuses of the population record that bring it about, as codes of dialogs/records.</summary>
    public IReadOnlyList<string> Record { get; init; } = [];

    /// <summary>With an officer's decision: the status that the population record has by it.</summary>
    public string? SetsRecord { get; init; }

    /// <summary>The biometrics taken so far count no more: the person is recorded again, whatever the service.</summary>
    public bool VoidsRecording { get; init; }

    /// <summary>With a skip: only with this answer of the application; the answer <c>layanan</c> is the service itself.</summary>
    public AnswerCondition? WhenAnswer { get; init; }

    /// <summary>Stays inside the office: the citizen is told only what the outcome itself says.</summary>
    public bool IsInternal => Kind is OutcomeKind.Back or OutcomeKind.Escalate;

    /// <summary>The notice word that means silence.</summary>
    public const string NoNotice = "none";
}

/// <summary>What an outcome does to the case.</summary>
public enum OutcomeKind
{
    Advance,

    /// <summary>Back to an earlier step of the office, with coded reasons; the citizen is not bothered.</summary>
    Back,

    /// <summary>To somebody who may decide more, with a note; the citizen is not bothered.</summary>
    Escalate,

    /// <summary>Back to the citizen, with coded reasons.</summary>
    Return,

    /// <summary>On from a return, at the step that returned it.</summary>
    Resume,
    Reject,
    Cancel,

    /// <summary>The step is passed over when its condition holds on arrival.</summary>
    Skip,
}

/// <summary>What brings an outcome about.</summary>
public enum OutcomeTrigger
{
    /// <summary>An officer chose it.</summary>
    Decision,
    DocumentsComplete,
    SlotBooked,
    PrintStarted,
    Printed,
    PrintFailed,

    /// <summary>Nobody can tell whether the card came out: a person has to look before anything is printed again.</summary>
    PrintUnknown,
    CheckGood,
    CheckBad,
    HandedOver,

    /// <summary>The population record reached one of the outcome's statuses, or has one of them when the case arrives.</summary>
    Record,
}

/// <summary>When a step is passed over.</summary>
public enum StepCondition
{
    /// <summary>The service needs no biometrics, or they have been taken.</summary>
    AlreadyRecorded,

    /// <summary>The service needs no biometrics, none were taken in this case, and nothing known of the record says that it is not ready: what was printed once is unique already.</summary>
    RecordedBefore,
}

/// <summary>What must be there before an outcome.</summary>
public enum StepNeed
{
    /// <summary>Every required document is there and none stands rejected.</summary>
    Documents,

    /// <summary>The elements of the card are complete.</summary>
    Biodata,

    /// <summary>Every task of the step is ticked off.</summary>
    Tasks,
}

/// <summary>What becomes of a booked slot.</summary>
public enum BookingFate
{
    Done,
    NoShow,
    GivenBack,
}
