using System.Text.RegularExpressions;
using KtpBot.Core.Data;

namespace KtpBot.Core.Dialogs;

/// <summary>What is wrong between the steps of one flow, and between flows: names that lead nowhere, steps nobody reaches, circles, no way back.</summary>
internal sealed partial class FlowFaults(DialogBook book, DialogFlow flow)
{
    private const string End = "end";

    private readonly List<DataFault> _faults = [];

    public IReadOnlyList<DataFault> Find()
    {
        foreach (var step in flow.Steps) Check(step);
        CheckChoices(flow.Closing, flow.Closing.Choices);
        if (!flow.Closing.Choices.Any(c => c.Id == "go:menu")) Add(flow.Place, $"The flow '{flow.Id}' has no way back: 'closing' needs go:menu.");
        FindDeadSteps();
        FindCircles();
        return _faults;
    }

    private void Check(DialogStep step)
    {
        foreach (var target in Targets(step).Where(t => t is not null && flow.Step(t) is null))
            Add(step.Place, $"The step '{step.Id}' leads to the unknown step '{target}'.");
        switch (step)
        {
            case ChoiceStep choice: CheckChoices(choice, choice.Choices); break;
            case TextStep text: CheckChoices(text, text.Choices); break;
            case PhotoStep photo: CheckChoices(photo, photo.Choices); break;
            case CallStep call: CheckCall(call); break;
            case FlowStep sub: CheckFlow(sub.Place, sub.Flow); break;
            case LeaveStep leave: CheckFlow(leave.Place, leave.Flow); break;
            case SummaryStep summary: CheckSummary(summary); break;
        }

        if (step is ChoiceStep { FromItems: true } or DocumentsStep { FromItems: true } && flow.Id != DialogBook.Meaning && !flow.Steps.Any(s => s is CallStep))
            Add(step.Place, $"'{step.Id}' takes items, but no call of this flow brings any.");
    }

    private void CheckCall(CallStep step)
    {
        if (!DialogCallKinds.All.TryGetValue(step.Call, out var kind))
        {
            Add(step.Place, $"Unknown call '{step.Call}': use one of {string.Join(", ", DialogCallKinds.All.Keys.Order(StringComparer.Ordinal))}.");
            return;
        }

        foreach (var name in step.With.Keys.Where(n => !kind.Arguments.Contains(n))) Add(step.Place, $"The call '{step.Call}' takes no '{name}'.");
        foreach (var outcome in step.Outcomes.Keys.Where(o => !kind.Outcomes.Contains(o))) Add(step.Place, $"The call '{step.Call}' never ends with '{outcome}'.");
        foreach (var outcome in kind.Outcomes.Where(o => !step.Outcomes.ContainsKey(o))) Add(step.Place, $"The call '{step.Call}' may end with '{outcome}', and nothing follows.");
    }

    private void CheckChoices(DialogStep step, IReadOnlyList<FlowChoice> choices)
    {
        foreach (var choice in choices)
        {
            var place = choice.Place ?? step.Place;
            var isGo = choice.Id.StartsWith(Offer.Go, StringComparison.Ordinal);
            var id = isGo ? choice.Id : $"{flow.Id}.{step.Id}.{choice.Id}";
            if (GapInId().Replace(id, "").Length > DialogLimits.ChoiceId || !id.All(char.IsAscii)) Add(place, $"The choice id '{id}' must be at most {DialogLimits.ChoiceId} plain characters.");
            if (isGo) CheckFlow(place, choice.Id.Split(':')[1]);
            else if (choice.Id.Contains('.', StringComparison.Ordinal)) Add(place, $"A choice id has no dot: '{choice.Id}'.");
        }

        if (choices.Count > DialogLimits.Rows) Add(step.Place, $"'{step.Id}' offers {choices.Count} choices; a list holds {DialogLimits.Rows}.");
    }

    private void CheckSummary(SummaryStep step)
    {
        foreach (var field in step.Fields.Where(f => flow.Step(f.Step) is not (TextStep or ChoiceStep or PhotoStep or FlowStep)))
            Add(step.Place, $"The field '{field.Answer}' is changed at '{field.Step}', which asks nothing.");
        if (step.Recheck is { } recheck && flow.Step(recheck) is null) Add(step.Place, $"'recheck' names the unknown step '{recheck}'.");
    }

    private void CheckFlow(YamlData place, string id)
    {
        if (book.Flow(id) is null) Add(place, $"Unknown flow '{id}'.");
    }

    /// <summary>Where a step can lead; null is the end of the flow.</summary>
    private static IEnumerable<string?> Targets(DialogStep step)
    {
        IEnumerable<string?> targets = step switch
        {
            BranchStep branch => branch.Cases.Values.Append(branch.Otherwise),
            CallStep call => call.Outcomes.Values,
            ChoiceStep choice => choice.Choices.Where(c => !c.Id.StartsWith(Offer.Go, StringComparison.Ordinal)).Select(c => c.Next ?? step.Next)
                .Concat(choice.FromItems ? [step.Next] : []),
            TextStep text => text.Choices.Select(c => c.Next ?? step.Next).Append(step.Next),
            PhotoStep photo => photo.Choices.Select(c => c.Next ?? step.Next).Append(step.Next),
            SummaryStep summary => [step.Next, summary.Cancel, summary.Recheck ?? step.Next],
            LeaveStep or EndStep => [null],
            _ => [step.Next],
        };
        return targets.Select(t => t == End ? null : t);
    }

    private void FindDeadSteps()
    {
        if (flow.Steps.Count == 0) return;
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([flow.Steps[0].Id]);
        while (open.TryPop(out var id))
        {
            if (!reached.Add(id) || flow.Step(id) is not { } step) continue;
            foreach (var target in Targets(step)) if (target is not null) open.Push(target);
        }

        foreach (var step in flow.Steps.Where(s => !reached.Contains(s.Id))) Add(step.Place, $"Dead step: nothing leads to '{step.Id}'.");
    }

    /// <summary>Steps that ask nothing and lead to each other would never let the citizen speak.</summary>
    private void FindCircles()
    {
        foreach (var start in flow.Steps.Where(IsSilent))
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<string>(Targets(start).OfType<string>());
            while (open.TryPop(out var id))
            {
                if (id == start.Id)
                {
                    Add(start.Place, $"'{start.Id}' comes back to itself without asking anything.");
                    break;
                }

                if (!seen.Add(id) || flow.Step(id) is not { } step || !IsSilent(step)) continue;
                foreach (var target in Targets(step).OfType<string>()) open.Push(target);
            }
        }
    }

    /// <summary>An answer that a choice brings along; how long it is shows only when the choice is offered.</summary>
    [GeneratedRegex(@"\{[a-z_]+\}")]
    private static partial Regex GapInId();

    private static bool IsSilent(DialogStep step) => step is SayStep or SetStep or BranchStep or ConsentStep;

    private void Add(YamlData place, string message) => _faults.Add(new DataFault(place.File, place.Line, place.Column, message));
}
