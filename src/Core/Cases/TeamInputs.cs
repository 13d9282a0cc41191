namespace KtpBot.Core.Cases;

/// <summary>An officer ticked off one of the tasks of a step.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Actor">Must hold a role of the task.</param>
/// <param name="StepId">The step as the officer saw it.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Note">What there is to say about it.</param>
public sealed record TaskTicked(long CaseId, Actor Actor, string StepId, string TaskId, string? Note) : ForCase(CaseId, Actor);

/// <summary>Work on the case has to rest: a line is down, blank cards have run out.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Actor">An officer of the step or of the front desk.</param>
/// <param name="Code">A pause of dialogs/reasons that the procedure knows.</param>
/// <param name="Note">For the colleagues.</param>
public sealed record CasePaused(long CaseId, Actor Actor, string Code, string? Note) : ForCase(CaseId, Actor)
{
    /// <summary>The citizen knows of it already: he is not told again, whatever the step.</summary>
    public bool Told { get; init; }
}

/// <summary>Work on the case goes on.</summary>
public sealed record CaseResumed(long CaseId, Actor Actor) : ForCase(CaseId, Actor);

/// <summary>
/// A status of the applicant's population record became known: from the central application, through an officer. It is a state beside
/// the case, shared by all cases of the person; <see cref="Records.RecordDesk"/> sends it to each of them.
/// </summary>
/// <param name="CaseId">The case.</param>
/// <param name="Actor">An officer who works on the procedure; the system for the person's other cases.</param>
/// <param name="Code">A code of dialogs/records.</param>
public sealed record RecordStatusKnown(long CaseId, Actor Actor, string Code) : ForCase(CaseId, Actor);

/// <summary>An admin moves a running case to another version of its procedure.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Actor">An admin.</param>
/// <param name="Version">A version that dialogs/sop still holds.</param>
/// <param name="ToStepId">Where it shall stand there; null for the step of the same id.</param>
public sealed record VersionMoved(long CaseId, Actor Actor, int Version, string? ToStepId) : ForCase(CaseId, Actor);
