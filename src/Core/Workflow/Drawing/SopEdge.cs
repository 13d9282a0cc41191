using KtpBot.Core.Imaging.Flowcharts;

namespace KtpBot.Core.Workflow.Drawing;

/// <summary>One way from a step to another; outcomes that lead the same way share it.</summary>
/// <param name="From">Step id.</param>
/// <param name="To">Step id.</param>
/// <param name="Label">What has to happen.</param>
/// <param name="Tone">What kind of way it is.</param>
internal sealed record SopEdge(string From, string To, string Label, ChartTone Tone)
{
    /// <summary>The application itself has no step of its own in a procedure.</summary>
    public const string Intake = "permohonan";

    /// <summary>Every way of the procedure, the application's first.</summary>
    public static IReadOnlyList<SopEdge> Of(Procedure procedure)
    {
        var edges = new List<SopEdge> { new(Intake, procedure.StartStepId, "", ChartTone.Main) };
        var order = procedure.Steps.Select((step, i) => (step.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        foreach (var step in procedure.Steps)
        {
            var main = step.Outcomes.FirstOrDefault(o => o.Kind == OutcomeKind.Advance && o.ToStepId is { } to && order[to] > order[step.Id])?.ToStepId;
            var ways = step.Outcomes.SelectMany(o => Targets(procedure, step, o).Select(to => (To: to, Outcome: o)));
            foreach (var way in ways.GroupBy(w => w.To, w => w.Outcome))
                edges.Add(new SopEdge(step.Id, way.Key, string.Join(" / ", way.Select(o => o.Label)), way.Key == main ? ChartTone.Main : ToneOf(way.First())));
        }

        return edges;
    }

    private static IEnumerable<string> Targets(Procedure procedure, ProcedureStep step, StepOutcome outcome)
    {
        if (outcome.ToStepId is { } to) return [to];
        return procedure.Steps
            .SelectMany(s => s.Outcomes.Where(o => o.Kind == OutcomeKind.Return && o.ToStepId == step.Id).Select(o => o.BackToStepId ?? s.Id))
            .Distinct();
    }

    private static ChartTone ToneOf(StepOutcome outcome) => outcome.Kind switch
    {
        OutcomeKind.Return or OutcomeKind.Resume or OutcomeKind.Back => ChartTone.Return,
        OutcomeKind.Reject or OutcomeKind.Cancel => ChartTone.Reject,
        _ => ChartTone.Side,
    };
}
