using KtpBot.Core.Workflow;

namespace KtpBot.Core.Cases;

/// <summary>What an officer may do with a case where it stands; a page shows one control for each.</summary>
/// <param name="Kind">Which form the page shows and which input it sends.</param>
/// <param name="Id">With <see cref="StepActionKind.Decide"/> the outcome; with AskDevice the device job kind; otherwise the kind's own word.</param>
/// <param name="Label">For the button, Indonesian.</param>
/// <param name="Outcome">With a decision: what it does (advance, return, reject).</param>
/// <param name="Reasons">With a decision that needs reasons: the ones to choose from.</param>
public sealed record StepAction(StepActionKind Kind, string Id, string Label, OutcomeKind? Outcome, IReadOnlyList<Reason> Reasons)
{
    /// <summary>Counts for the four-eyes rule.</summary>
    public bool Approval { get; init; }

    /// <summary>Nothing is sent without the officer's own words.</summary>
    public bool NeedsNote => Outcome == OutcomeKind.Escalate;
}

/// <summary>The forms of a case page.</summary>
public enum StepActionKind
{
    /// <summary>Send <see cref="Decided"/>.</summary>
    Decide,

    /// <summary>Send <see cref="BiodataEntered"/>.</summary>
    EnterBiodata,

    /// <summary>Send <see cref="SlotChosen"/> for the citizen.</summary>
    BookSlot,

    /// <summary>Send <see cref="DeviceWorkAsked"/>.</summary>
    AskDevice,

    /// <summary>Send <see cref="PrintChecked"/>, good or not.</summary>
    CheckPrint,

    /// <summary>Send <see cref="CardHandedOver"/>.</summary>
    HandOver,

    /// <summary>Send <see cref="DocumentSent"/> for what was brought to the counter.</summary>
    TakeDocument,

    /// <summary>Send <see cref="WithdrawnByCitizen"/> on the citizen's word.</summary>
    Withdraw,

    /// <summary>Send <see cref="TaskTicked"/>; the id is the task's.</summary>
    TickTask,

    /// <summary>Send <see cref="CasePaused"/>; the reasons are the causes to choose from.</summary>
    Pause,

    /// <summary>Send <see cref="CaseResumed"/>.</summary>
    Resume,
}
