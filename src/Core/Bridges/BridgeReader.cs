using System.Text.RegularExpressions;
using KtpBot.Core.Cases;
using KtpBot.Core.Data;

namespace KtpBot.Core.Bridges;

/// <summary>Reads one file of dialogs/bridges; schema in dialogs/schema/bridge.schema.json.</summary>
internal static partial class BridgeReader
{
    public static BridgeSystem Read(YamlData file, string name)
    {
        if (file.Text("id") is { Length: > 0 } id && id != name) file.Child("id")!.Fault($"The id must be the file's name, {name}.");
        var statuses = file.Has("statuses");
        if (statuses == file.Has("actions")) file.Fault("Either 'statuses' (copied back) or 'actions' (done there) must be given.");
        var correction = Correction(file);
        var system = new BridgeSystem(
            name, file.Text("title"), file.Text("what"), file.Texts("services"), Stages(file),
            Acts(file, statuses ? "statuses" : "actions", correction is not null), Results(file))
        {
            HasStatuses = statuses,
            Address = file.TextOrNull("address"),
            Menus = Menus(file),
            Fields = [.. file.List("fields").Select(Field)],
            Uploads = Uploads(file),
            Correction = correction,
        };
        if (system.Services.Count == 0) file.Fault("'services' must name at least one service.");
        if (statuses && system.Results.Count > 0) file.Child("results")!.Fault("A status says by itself how it went; 'results' belong to 'actions'.");
        file.ReportUnknownKeys();
        return system;
    }

    private static List<CaseStage> Stages(YamlData file)
    {
        var stages = new List<CaseStage>();
        foreach (var name in file.Texts("stages"))
        {
            if (Enum.TryParse<CaseStage>(name, out var stage) && Enum.IsDefined(stage)) stages.Add(stage);
            else file.Child("stages")!.Fault($"'{name}' is no stage. Known: {string.Join(", ", Enum.GetNames<CaseStage>())}.");
        }

        if (stages.Count == 0) file.Fault("'stages' must name at least one stage.");
        return stages;
    }

    private static List<BridgeAct> Acts(YamlData file, string key, bool takesCorrections)
    {
        var acts = new List<BridgeAct>();
        foreach (var node in file.List(key))
        {
            var act = new BridgeAct(Code(node), node.Text("label"), node.TextOrNull("meaning"), node.Member("leads", (BridgeLead?)BridgeLead.None), node.Texts("known"));
            if (acts.Exists(a => a.Id == act.Id)) node.Fault($"'{act.Id}' is given twice.");
            if (act.Leads == BridgeLead.Return && !takesCorrections) node.Fault("What leads back to the citizen needs 'correction': until when it is taken.");
            foreach (var known in act.Known.Where(k => acts.Exists(a => a.Known.Any(other => BridgeWords.Same(other, k))))) node.Fault($"'{known}' has two meanings.");
            acts.Add(act);
        }

        if (acts.Count == 0) file.Fault($"'{key}' must name at least one.");
        return acts;
    }

    private static List<BridgeResult> Results(YamlData file)
    {
        var results = new List<BridgeResult>();
        foreach (var node in file.List("results"))
        {
            var result = new BridgeResult(Code(node), node.Text("label"), node.TextOrNull("tone"));
            if (result.Tone is not (null or "good" or "bad")) node.Child("tone")!.Fault("'tone' is good or bad, or left out.");
            if (results.Exists(r => r.Id == result.Id)) node.Fault($"'{result.Id}' is given twice.");
            results.Add(result);
        }

        return results;
    }

    private static Dictionary<string, BridgeMenu> Menus(YamlData file)
    {
        var menus = new Dictionary<string, BridgeMenu>(StringComparer.Ordinal);
        foreach (var (service, node) in file.Child("menu")?.Entries() ?? [])
        {
            menus[service] = new BridgeMenu(node.Texts("path"), node.TextOrNull("note"));
            if (menus[service].Path.Count == 0) node.Fault("'path' must name what to choose.");
        }

        return menus;
    }

    private static SheetField Field(YamlData node)
    {
        var field = new SheetField(node.Text("label"), node.Text("value"), node.Member("form", (FieldForm?)FieldForm.Plain), node.Bool("empty", false), node.Texts("only"));
        if (field.Source.Length > 0 && !EntrySheet.Knows(field.Source))
            node.Child("value")!.Fault($"'{field.Source}' is unknown. Known: {string.Join(", ", EntrySheet.Sources)}, details.<answer>.");
        return field;
    }

    private static BridgeUploads? Uploads(YamlData file)
    {
        if (!file.Has("uploads") || file.Map("uploads") is not { } node) return null;
        var most = node.Int("most_kilobytes");
        if (most is < 100 or > 20_480) node.Child("most_kilobytes")?.Fault("'most_kilobytes' lies between 100 and 20480.");
        var documents = new List<KeyValuePair<string, string>>();
        foreach (var document in node.List("documents"))
        {
            var (id, name) = (document.Text("document"), document.Text("name"));
            if (!FileName().IsMatch(name)) document.Child("name")?.Fault("A file's name has letters, digits, - and _ only.");
            if (documents.Exists(d => d.Key == id)) document.Fault($"'{id}' is given twice.");
            documents.Add(new(id, name));
        }

        return new BridgeUploads(most, documents, node.Texts("by_hand"));
    }

    private static CorrectionRule? Correction(YamlData file)
    {
        if (!file.Has("correction") || file.Map("correction") is not { } node) return null;
        var rule = new CorrectionRule(node.Time("until"), node.Int("days"));
        if (rule.Days is < 1 or > 30) node.Child("days")?.Fault("'days' lies between 1 and 30.");
        return rule;
    }

    private static string Code(YamlData node)
    {
        var id = node.Text("id");
        if (!CodeForm().IsMatch(id)) node.Child("id")?.Fault("An id has 1 to 32 of a-z, 0-9 and -.");
        return id;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,31}$")]
    private static partial Regex CodeForm();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,40}$")]
    private static partial Regex FileName();
}
