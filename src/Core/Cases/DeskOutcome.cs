namespace KtpBot.Core.Cases;

/// <summary>What came of an input. A refusal changed nothing.</summary>
public abstract record DeskOutcome;

/// <summary>Applied and, outside a shared transaction, committed.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Number">Its number for people.</param>
/// <param name="Stage">Where it stands now.</param>
/// <param name="StepId">The step it waits at now.</param>
/// <param name="NeedsRecording">True when the citizen must now choose a recording slot.</param>
public sealed record DeskDone(long CaseId, string Number, CaseStage Stage, string StepId, bool NeedsRecording) : DeskOutcome;

/// <summary>Why it cannot be. Expected, and never an exception.</summary>
public sealed record DeskRefused(DeskRefusal Reason, string OfficerText) : DeskOutcome;

public enum DeskRefusal
{
    /// <summary>No such case in this office.</summary>
    UnknownCase,

    /// <summary>The case has moved on since the page was opened.</summary>
    MovedOn,

    /// <summary>The actor's roles do not allow it.</summary>
    NotAllowed,

    /// <summary>The step knows no such outcome, or the stage forbids the move.</summary>
    NotPossible,

    /// <summary>Something needed is missing: documents, reasons, biodata, a checked print.</summary>
    Incomplete,

    /// <summary>The slot has just been taken, or lies outside the counter's hours.</summary>
    SlotTaken,

    /// <summary>A repeated report or timer: nothing to do any more.</summary>
    AlreadyDone,
}
