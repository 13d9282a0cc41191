using KtpBot.Core.Bridges;
using KtpBot.Core.Complaints;
using KtpBot.Core.Data;
using KtpBot.Core.Notices;
using KtpBot.Core.Offices;
using KtpBot.Core.Queueing;
using KtpBot.Core.Workflow;

namespace KtpBot.Core.Dialogs;

/// <summary>
/// Finds every fault of a dialogs folder before anything runs: each loader's own (procedures, reasons, templates, offices, calendars,
/// requirements, intents, flows, texts), and what is wrong between the files.
/// </summary>
public static class DialogCheck
{
    /// <summary>All faults in the order of file and line; empty when all is well.</summary>
    /// <param name="dialogsDirectory">The dialogs folder.</param>
    /// <param name="today">The office's date, to warn of holiday lists that run out; null to leave that out.</param>
    public static IReadOnlyList<DataFault> Run(string dialogsDirectory, DateOnly? today = null)
    {
        var faults = new List<DataFault>();
        var (texts, textFaults) = TextBook.Load(dialogsDirectory);
        var (requirements, requirementFaults) = RequirementBook.Load(dialogsDirectory);
        var (intents, intentFaults) = IntentBook.Load(dialogsDirectory);
        var (book, flowFaults) = DialogBook.Load(dialogsDirectory, texts, requirements, intents, new OfficeFacts("", "", new Dictionary<string, string>()));
        faults.AddRange([.. textFaults, .. requirementFaults, .. intentFaults, .. flowFaults]);
        var (procedures, procedureFaults) = ProcedureBook.Load(dialogsDirectory);
        var (templates, templateFaults) = TemplateBook.Load(dialogsDirectory);
        faults.AddRange([.. procedureFaults, .. templateFaults]);
        // A procedure left out for its own faults would make every notice of it look unwanted.
        if (procedureFaults.All(f => f.IsWarning)) faults.AddRange(NoticeChecks.Run(procedures, texts, templates));
        faults.AddRange(OfficerKnock.Check(texts, templates));
        faults.AddRange(ComplaintTexts.Check(texts, templates));
        faults.AddRange(BridgeChecks.Run(dialogsDirectory, requirements, texts));
        faults.AddRange(Offices(dialogsDirectory, requirements, procedures, today));
        faults.AddRange(book.Flows.SelectMany(flow => new FlowFaults(book, flow).Find()));
        faults.AddRange(Intents(book));
        var files = RequirementFiles(dialogsDirectory);
        // Each office's extras are held against the texts, whichever office runs here.
        var extras = DialogsFolder.Files(dialogsDirectory, Path.Combine("requirements", "extras")).Select(f => Path.GetFileNameWithoutExtension(f.Path))
            .SelectMany(office => TextUses.ByRequirements(RequirementBook.Load(dialogsDirectory, office).Book, texts, files));
        faults.AddRange(new TextFaults(texts, [.. TextUses.All(book, files), .. extras], KnownNames(book)).Find());
        return [.. faults.Distinct().OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column)];
    }

    private static IEnumerable<DataFault> Offices(string dialogsDirectory, RequirementBook requirements, ProcedureBook procedures, DateOnly? today)
    {
        var folder = Path.Combine(dialogsDirectory, "offices");
        if (!Directory.Exists(folder)) yield break;
        var bridges = BridgeBook.Load(dialogsDirectory).Book;
        foreach (var path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            var id = Path.GetFileName(path);
            var (office, _, faults) = OfficeFile.Load(dialogsDirectory, id, today);
            foreach (var fault in faults) yield return fault;
            foreach (var fault in office is null ? [] : OfficeMail.Check(office, NoticeChecks.KeysOf(procedures))) yield return fault;
            foreach (var service in office?.Procedures.Keys.Where(s => requirements.For(s) is null) ?? [])
                yield return new DataFault($"dialogs/offices/{id}/office.yaml", 0, 0, $"The office offers '{service}', but dialogs/requirements does not describe it.");
            if (office is not null && QueueProfileReader.Problem(office.Queue, office.Procedures.Values.Distinct().Select(procedures.Newest).OfType<Procedure>()) is { } problem)
                yield return new DataFault($"dialogs/offices/{id}/office.yaml", 0, 0, problem);
            foreach (var (service, procedure) in office?.Procedures.Where(p => procedures.Newest(p.Value)?.Services.Contains(p.Key) != true) ?? [])
                yield return new DataFault($"dialogs/offices/{id}/office.yaml", 0, 0, $"The service '{service}' runs by '{procedure}', but dialogs/sop has no such procedure for it.");
            foreach (var fault in office is null ? [] : BridgeChecks.Of($"dialogs/offices/{id}/office.yaml", office, bridges)) yield return fault;
        }
    }

    private static IEnumerable<DataFault> Intents(DialogBook book)
    {
        foreach (var intent in book.Intents.Intents)
        {
            if (book.Flow(intent.Flow) is not { } flow) yield return At(intent.Place, $"The intent '{intent.Label}' leads to the unknown flow '{intent.Flow}'.");
            else if (intent.Args.Keys.FirstOrDefault(a => !flow.Args.Contains(a)) is { } unknown) yield return At(intent.Place, $"The flow '{intent.Flow}' takes no '{unknown}'.");
        }
    }

    /// <summary>Everything that may fill a gap: the wording's own names, answers that flows save, values that calls bring.</summary>
    private static HashSet<string> KnownNames(DialogBook book)
    {
        var names = new HashSet<string>(DialogWording.Names, StringComparer.Ordinal);
        names.UnionWith(DialogCallKinds.All.Values.SelectMany(k => k.Values));
        names.UnionWith(["count", "missing", "slot", "place"]);
        foreach (var step in book.Flows.SelectMany(f => f.Steps))
        {
            if (step is TextStep text) names.Add(text.Save);
            if (step is ChoiceStep { Save: { } save }) names.Add(save);
            if (step is SetStep set) names.UnionWith(set.Values.Keys);
        }

        return names;
    }

    private static Dictionary<string, YamlData> RequirementFiles(string dialogsDirectory)
    {
        var files = new Dictionary<string, YamlData>(StringComparer.Ordinal);
        foreach (var (path, shown) in DialogsFolder.Files(dialogsDirectory, "requirements"))
        {
            if (YamlData.Load(path, [], shown) is { } file && file.TextOrNull("service") is { } service) files.TryAdd(service, file);
        }

        return files;
    }

    private static DataFault At(YamlData place, string message) => new(place.File, place.Line, place.Column, message);
}
