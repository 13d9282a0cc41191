namespace KtpBot.Core.Dialogs;

/// <summary>Flows that tell something and ask nothing: several of them can be answered in one message.</summary>
internal static class PlainAnswer
{
    /// <summary>True when no way through the flow asks anything, given what the wish brings.</summary>
    public static bool Is(DialogBook book, IntentMatch wish)
    {
        if (book.Flow(wish.Flow) is not { IsAnswer: true } flow) return false;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([flow.Steps[0].Id]);
        while (open.TryPop(out var id))
        {
            if (!seen.Add(id) || flow.Step(id) is not { } step) continue;
            if (step is not (SayStep or BranchStep or CallStep or SetStep or EndStep)) return false;
            foreach (var next in After(flow, step, wish)) if (next is not null) open.Push(next);
        }

        return true;
    }

    private static IEnumerable<string?> After(DialogFlow flow, DialogStep step, IntentMatch wish) => step switch
    {
        // What the wish may bring is known; anything else is found out on the way.
        BranchStep branch when flow.Args.Contains(branch.On) => Only(branch.Cases.GetValueOrDefault(wish.Args.GetValueOrDefault(branch.On) ?? "") ?? branch.Otherwise),
        BranchStep branch => branch.Cases.Values.Append(branch.Otherwise),
        CallStep call => call.Outcomes.Values,
        _ => Only(step.Next),
    };

    private static IEnumerable<string?> Only(string? next) => [next];
}
