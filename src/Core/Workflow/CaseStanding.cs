namespace KtpBot.Core.Workflow;

/// <summary>What the history of a case must tell: free of the database, like everything here.</summary>
/// <param name="Kind">As <see cref="EventRecorded"/> has it.</param>
/// <param name="StepId">Where it happened.</param>
/// <param name="ToStepId">Where the case came to rest with it; null when it stayed.</param>
/// <param name="ActorId">Who did it.</param>
/// <param name="ReasonCode">What goes with the kind: a task, a pause, codes of reasons.</param>
public sealed record EventFact(string Kind, string StepId, string? ToStepId, string? ActorId, string? ReasonCode);

/// <summary>An approval that stands: nothing before or at its step has been reopened since.</summary>
public sealed record ApprovalFact(string StepId, string? ActorId);

/// <summary>
/// A case as its events alone tell it. Rows of the case hold the same for quick questions; replaying the history must always give it again.
/// </summary>
/// <param name="StepId">Where it waits; empty before it was submitted.</param>
/// <param name="ReturnStepId">While returned to the citizen: the step that goes on afterwards.</param>
/// <param name="Recorded">The biometrics have been taken.</param>
/// <param name="Approvals">Approvals that stand, for the four-eyes rule.</param>
/// <param name="TasksDone">Ticked off at the present step.</param>
/// <param name="Pause">Why it rests now; null when it does not.</param>
/// <param name="PausesTold">Pauses the citizen has been told of at the present step.</param>
public sealed record CaseStanding(
    string StepId,
    string? ReturnStepId,
    bool Recorded,
    IReadOnlyList<ApprovalFact> Approvals,
    IReadOnlyList<string> TasksDone,
    string? Pause,
    IReadOnlyList<string> PausesTold)
{
    /// <summary>The person has to be recorded again, whatever the service asks.</summary>
    public bool RecordAgain { get; init; }

    /// <summary>The status of the population record whose sentence the citizen read last; null before the first.</summary>
    public string? RecordTold { get; init; }

    private static readonly CaseStanding Nothing = new("", null, false, [], [], null, []);

    /// <summary>Replays a history.</summary>
    /// <param name="procedure">The case's procedure.</param>
    /// <param name="events">In the order in which they happened.</param>
    public static CaseStanding Of(Procedure procedure, IEnumerable<EventFact> events)
    {
        var (standing, resumesAt) = (Nothing, (string?)null);
        foreach (var e in events)
        {
            resumesAt = ReturnOf(procedure, e) ?? resumesAt;
            standing = standing.After(e);
            if (e.ToStepId is not { } to) continue;
            standing = e.Kind == EventKinds.VersionMoved ? standing.Moved(procedure, to) : standing.Arrived(procedure, to, resumesAt);
            resumesAt = null;
        }

        return standing;
    }

    private CaseStanding After(EventFact e) => e.Kind switch
    {
        EventKinds.Recorded => this with { Recorded = true, RecordAgain = false },
        EventKinds.RecordingVoid => this with { Recorded = false, RecordAgain = true },
        EventKinds.RecordTold => this with { RecordTold = e.ReasonCode },
        EventKinds.TaskDone => this with { TasksDone = [.. TasksDone, e.ReasonCode!] },
        EventKinds.Paused => this with { Pause = e.ReasonCode, PausesTold = [.. PausesTold.Append(e.ReasonCode!).Distinct()] },
        EventKinds.Resumed => this with { Pause = null },
        _ => e.Kind.StartsWith(EventKinds.Approved, StringComparison.Ordinal) ? this with { Approvals = [.. Approvals, new ApprovalFact(e.StepId, e.ActorId)] } : this,
    };

    /// <summary>Going back to a step, or to the citizen on its behalf, voids what was approved there and after it: it will be approved anew.</summary>
    private CaseStanding Arrived(Procedure procedure, string stepId, string? returnStepId)
    {
        var from = IndexOf(procedure, returnStepId ?? stepId);
        return new CaseStanding(stepId, returnStepId, Recorded, [.. Approvals.Where(a => IndexOf(procedure, a.StepId) < from)], [], null, []) { RecordAgain = RecordAgain, RecordTold = RecordTold };
    }

    /// <summary>
    /// In another version what was ticked off stays ticked where the step there has the task, too: nobody does it twice. A case that rests
    /// and stays at its step goes on resting.
    /// </summary>
    private CaseStanding Moved(Procedure procedure, string stepId) => Arrived(procedure, stepId, ReturnStepId) with
    {
        TasksDone = KeptTasks(procedure, stepId, TasksDone),
        Pause = stepId == StepId ? Pause : null,
        PausesTold = stepId == StepId ? PausesTold : [],
    };

    /// <summary>Of the tasks done before, those that a step of a version has.</summary>
    public static IReadOnlyList<string> KeptTasks(Procedure procedure, string stepId, IReadOnlyList<string> done) =>
        [.. done.Where(id => procedure.Step(stepId)?.Tasks.Any(t => t.Id == id) == true)];

    private static int IndexOf(Procedure procedure, string stepId)
    {
        for (var i = 0; i < procedure.Steps.Count; i++)
            if (procedure.Steps[i].Id == stepId) return i;
        return -1;
    }

    private static string? ReturnOf(Procedure procedure, EventFact e) => e.Kind.StartsWith(EventKinds.Decided, StringComparison.Ordinal)
        ? procedure.Step(e.StepId)?.Decision(e.Kind[EventKinds.Decided.Length..])?.BackToStepId
        : null;
}
