using System.Collections.Frozen;
using KtpBot.Core.Data;

namespace KtpBot.Core.Dialogs;

/// <summary>Reads one file of dialogs/flows. What the words mean together (unknown steps, missing texts) is checked afterwards.</summary>
internal static class FlowReader
{
    private const string End = "end";

    private static readonly string[] Kinds = ["say", "choice", "ask", "photo", "documents", "summary", "call", "branch", "flow", "leave", "set", "consent", "person", "end"];

    public static DialogFlow Read(YamlData file)
    {
        var id = file.Text("flow");
        var nodes = file.List("steps");
        var steps = new List<DialogStep>();
        for (var i = 0; i < nodes.Count; i++)
        {
            var following = i + 1 < nodes.Count ? nodes[i + 1].TextOrNull("id") : null;
            if (ReadStep(nodes[i], following) is not { } step) continue;
            if (steps.Exists(s => s.Id == step.Id) || step.Id == DialogFlow.ClosingId) nodes[i].Fault($"The step id '{step.Id}' is taken.");
            steps.Add(step);
        }

        if (steps.Count == 0) file.Fault("A flow needs at least one step.");
        var closing = file.Has("closing") ? ReadChoices(file, "closing") : [new FlowChoice("go:menu", "menu.title", null, null, null, [], null)];
        var flow = new DialogFlow(
            id,
            file.Bool("consent", false),
            file.Bool("form", false),
            file.Bool("answer", false),
            file.Bool("private", false),
            file.Texts("args"),
            steps,
            new ChoiceStep(DialogFlow.ClosingId, null, file, null, closing, false, null, null),
            file);
        file.ReportUnknownKeys();
        return flow;
    }

    private static DialogStep? ReadStep(YamlData node, string? following)
    {
        var id = node.Text("id");
        var kinds = Kinds.Where(node.Has).ToList();
        if (kinds.Count != 1)
        {
            node.Fault(kinds.Count == 0 ? $"Unknown step kind: a step has one of {string.Join(", ", Kinds)}." : $"A step has one kind, this has {string.Join(" and ", kinds)}.");
            return null;
        }

        var next = node.TextOrNull("next") ?? following;
        if (next == End) next = null;
        var kind = kinds[0];
        switch (kind)
        {
            case "say": return new SayStep(id, next, node, node.Text(kind));
            case "choice": return ReadChoice(node, id, next);
            case "ask": return new TextStep(id, next, node, node.Text(kind), ReadCheck(node), node.Text("save"), ReadChoices(node, "choices"));
            case "photo": return new PhotoStep(id, next, node, node.Text(kind), node.Text("save"), ReadChoices(node, "choices"));
            case "documents": return new DocumentsStep(id, next, node, node.Text(kind), node.Bool("from_items", false));
            case "summary": return new SummaryStep(id, next, node, node.Text(kind), node.Text("edit"), ReadFields(node), node.Text("cancel"), node.TextOrNull("recheck"));
            case "call": return new CallStep(id, next, node, node.Text(kind), ReadMap(node, "with"), ReadMap(node, "outcomes"));
            case "branch": return new BranchStep(id, next, node, node.Text(kind), ReadMap(node, "cases"), node.Text("otherwise"));
            case "flow": return new FlowStep(id, next, node, node.Text(kind));
            case "leave": return new LeaveStep(id, node, node.Text(kind));
            case "set": return new SetStep(id, next, node, ReadMap(node, kind));
            case "consent": return new ConsentStep(id, next, node, node.Bool(kind));
            case "person": return new PersonStep(id, next, node, node.Text(kind));
            default: return Confirmed(node, kind, new EndStep(id, node));
        }
    }

    private static DialogStep Confirmed(YamlData node, string kind, DialogStep step)
    {
        if (!node.Bool(kind)) node.Fault($"'{kind}' can only be true.");
        return step;
    }

    private static ChoiceStep ReadChoice(YamlData node, string id, string? next)
    {
        var fromItems = node.Bool("from_items", false);
        var choices = ReadChoices(node, "choices");
        if (choices.Count == 0 && !fromItems) node.Fault("A choice needs 'choices' or 'from_items: true'.");
        return new ChoiceStep(id, next, node, node.Text("choice"), choices, fromItems, node.TextOrNull("save"), node.TextOrNull("open"));
    }

    private static List<FlowChoice> ReadChoices(YamlData node, string key)
    {
        var choices = new List<FlowChoice>();
        foreach (var item in node.List(key))
        {
            var next = item.TextOrNull("next");
            var choice = new FlowChoice(item.Text("id"), item.Text("title"), item.TextOrNull("description"), item.TextOrNull("value"), next, [.. item.Texts("words").Select(Words.Plain)], item, item.TextOrNull("service"));
            if (choices.Exists(c => c.Id == choice.Id)) item.Fault($"The choice '{choice.Id}' is listed twice.");
            choices.Add(choice);
        }

        return choices;
    }

    private static List<SummaryField> ReadFields(YamlData node) =>
        [.. node.List("fields").Select(f => new SummaryField(f.Text("answer"), f.Text("label"), f.Text("step")))];

    private static TextCheck ReadCheck(YamlData node)
    {
        var name = node.Text("check");
        foreach (var check in Enum.GetValues<TextCheck>())
        {
            if (CheckName(check) == name) return check;
        }

        node.Fault($"Unknown check '{name}': use one of {string.Join(", ", Enum.GetValues<TextCheck>().Select(CheckName))}.");
        return TextCheck.Name;
    }

    /// <summary>As written in flows and in the keys of the sentences that explain a refusal.</summary>
    public static string CheckName(TextCheck check) => check switch
    {
        TextCheck.Nik => "nik",
        TextCheck.Kk => "kk",
        TextCheck.Name => "name",
        TextCheck.Phone => "phone",
        TextCheck.CaseNumber => "case_number",
        TextCheck.ComplaintNumber => "complaint_number",
        TextCheck.Last4 => "last4",
        TextCheck.LinkCode => "link_code",
        TextCheck.Email => "email",
        TextCheck.Words => "words",
    };

    private static FrozenDictionary<string, string> ReadMap(YamlData node, string key)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (node.Child(key) is { } child)
        {
            foreach (var (name, value) in child.Entries())
            {
                if (!value.IsText) value.Fault($"'{name}' must be a text.");
                map[name] = value.Value;
            }
        }

        return map.ToFrozenDictionary();
    }
}
