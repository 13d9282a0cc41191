using KtpBot.Core.Cases;
using KtpBot.Core.Workflow;

namespace KtpBot.Testing.Journeys;

/// <summary>
/// Finds the way of cases through one procedure until every outcome of every step has been taken. What there is to take is read from the
/// procedure, so that an outcome added to a file is travelled without a change here; who takes it is the traveller's matter.
/// </summary>
public sealed class ProcedureTravel(Procedure procedure)
{
    /// <summary>More moves than any way to an end has: beyond it a case turns in circles.</summary>
    public const int MostMoves = 400;

    private readonly HashSet<(string Step, string Outcome)> _left = [.. procedure.Steps.SelectMany(s => s.Outcomes.Select(o => (s.Id, o.Id)))];

    public Procedure Procedure => procedure;

    /// <summary>How many outcomes nobody has taken yet.</summary>
    public int Count => _left.Count;

    /// <summary>Outcomes that nobody has taken yet, as "step/outcome".</summary>
    public IEnumerable<string> Left => _left.Select(l => $"{l.Step}/{l.Outcome}").Order(StringComparer.Ordinal);

    /// <summary>Somebody took it; false when somebody had before.</summary>
    public bool Take(string step, string outcome) => _left.Remove((step, outcome));

    /// <summary>Something untaken here, else the way to the nearest, else the way to an end.</summary>
    /// <param name="at">Where the case waits.</param>
    /// <param name="service">The case's service.</param>
    /// <param name="owes">The citizen still has to send a document.</param>
    public StepOutcome Choose(ProcedureStep at, string service, bool owes)
    {
        var open = at.Outcomes.Where(o => o.Kind != OutcomeKind.Skip && (owes ? !o.Needs.Contains(StepNeed.Documents) : o.On != OutcomeTrigger.DocumentsComplete)).ToList();
        return open.Find(o => _left.Contains((at.Id, o.Id))) ?? open.MinBy(o => Targets(o).Min(to => Distance(to, service)))!;
    }

    /// <summary>
    /// A return that should name a document: somewhere a case still has to go on because one came. Otherwise the citizen mends it at the counter.
    /// </summary>
    public bool AsksForDocument(StepOutcome outcome) => outcome.Kind == OutcomeKind.Return
        && procedure.Step(outcome.ToStepId!)!.Outcomes.Any(o => o.On == OutcomeTrigger.DocumentsComplete && _left.Contains((outcome.ToStepId!, o.Id)));

    private int Distance(string from, string service)
    {
        var seen = new HashSet<string>();
        var todo = new Queue<(string Id, int Far)>([(from, 0)]);
        var end = int.MaxValue - 1;
        while (todo.TryDequeue(out var next))
        {
            if (procedure.Step(next.Id) is not { } step || !seen.Add(next.Id)) continue;
            if (step.Outcomes.Any(o => _left.Contains((step.Id, o.Id)) && (o.Kind != OutcomeKind.Skip || IsSkipped(o, service)))) return next.Far;
            if (step.IsEnd) end = Math.Min(end, 1000 + next.Far);
            foreach (var to in step.Outcomes.SelectMany(Targets)) todo.Enqueue((to, next.Far + 1));
        }

        return end;
    }

    private bool IsSkipped(StepOutcome skip, string service) => skip.WhenAnswer is { } answer ? answer.Values.Contains(service) : !procedure.Records(service, CaseDetails.None);

    private IEnumerable<string> Targets(StepOutcome outcome) => outcome.ToStepId is { } to
        ? [to]
        : procedure.Steps.SelectMany(s => s.Outcomes).Select(o => o.BackToStepId).OfType<string>().DefaultIfEmpty(procedure.StartStepId);
}
