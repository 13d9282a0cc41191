using System.Collections.Frozen;
using KtpBot.Core.Data;

namespace KtpBot.Core.Dialogs;

/// <summary>
/// Which documents each service needs: the national minimum from dialogs/requirements/*.yaml (Perpres 96/2018, Permendagri 108/2019),
/// and what one office asks on top from dialogs/requirements/extras/&lt;office&gt;.yaml.
/// </summary>
public sealed class RequirementBook
{
    /// <summary>Cover letters of RT, RW, village or district: no longer required since Perpres 96/2018, so no file may ask for them.</summary>
    private static readonly string[] Forbidden = ["surat_pengantar", "pengantar_rt", "pengantar_rw", "pengantar_desa", "pengantar_camat"];

    private volatile FrozenDictionary<string, ServiceRequirements> _services;

    private RequirementBook(IEnumerable<ServiceRequirements> services) => _services = services.ToFrozenDictionary(s => s.Service);

    public IReadOnlyList<string> Services => [.. _services.Keys.Order(StringComparer.Ordinal)];

    /// <summary>What the service needs; null for a service nobody described.</summary>
    public ServiceRequirements? For(string service) => _services.GetValueOrDefault(service);

    /// <summary>A book that tells the same today and may <see cref="Become"/> another.</summary>
    internal RequirementBook Living() => new(_services.Values);

    /// <summary>From now on tells what a newer book tells.</summary>
    internal void Become(RequirementBook newer) => _services = newer._services;

    /// <param name="dialogsDirectory">The dialogs folder.</param>
    /// <param name="officeId">Whose extras apply; null for the national minimum alone.</param>
    public static (RequirementBook Book, IReadOnlyList<DataFault> Faults) Load(string dialogsDirectory, string? officeId = null)
    {
        var faults = new List<DataFault>();
        var services = new Dictionary<string, ServiceRequirements>(StringComparer.Ordinal);
        foreach (var (path, shown) in DialogsFolder.Files(dialogsDirectory, "requirements"))
        {
            if (shown.Contains("/extras/", StringComparison.Ordinal) || YamlData.Load(path, faults, shown) is not { } file) continue;
            var service = ReadService(file);
            file.ReportUnknownKeys();
            if (!services.TryAdd(service.Service, service)) file.Fault($"The service '{service.Service}' is described twice.");
        }

        foreach (var (path, shown) in DialogsFolder.Files(dialogsDirectory, Path.Combine("requirements", "extras")))
        {
            if (YamlData.Load(path, faults, shown) is { } file) ReadExtras(file, Path.GetFileNameWithoutExtension(path) == officeId, services);
        }

        return (new RequirementBook(services.Values), faults);
    }

    private static ServiceRequirements ReadService(YamlData file) => new(
        file.Text("service"),
        file.Bool("in_person"),
        AnswerCondition.Read(file, "in_person_when"),
        file.Text("who_may_file"),
        file.Text("form_box"),
        ReadDocuments(file),
        ReadRefusals(file),
        file.Texts("sources"));

    private static void ReadExtras(YamlData file, bool apply, Dictionary<string, ServiceRequirements> services)
    {
        foreach (var extra in file.List("extras"))
        {
            var service = extra.Text("service");
            var documents = ReadDocuments(extra);
            var refusals = ReadRefusals(extra);
            var who = extra.TextOrNull("who_may_file");
            if (!services.TryGetValue(service, out var known)) extra.Fault($"There is no service '{service}'.");
            else if (apply)
                services[service] = known with { WhoMayFile = who ?? known.WhoMayFile, Documents = [.. known.Documents, .. documents], Refusals = [.. refusals, .. known.Refusals] };
        }

        file.ReportUnknownKeys();
    }

    private static List<RequiredDocument> ReadDocuments(YamlData node)
    {
        var documents = new List<RequiredDocument>();
        foreach (var item in node.List("documents"))
        {
            var id = item.Text("id");
            if (Array.Exists(Forbidden, f => id.StartsWith(f, StringComparison.Ordinal)))
                item.Fault($"'{id}' may not be asked: cover letters are not required since Perpres 96/2018.");
            if (documents.Exists(d => d.Id == id)) item.Fault($"The document '{id}' is listed twice.");
            documents.Add(new RequiredDocument(id, item.Member<DocumentWay>("way"), AnswerCondition.Read(item, "when"), item.Text("source")));
        }

        return documents;
    }

    private static List<ServiceRefusal> ReadRefusals(YamlData node)
    {
        var refusals = new List<ServiceRefusal>();
        foreach (var item in node.List("refuses"))
        {
            var when = AnswerCondition.Read(item, "when");
            if (when.Count == 0) item.Fault("A refusal needs 'when': a service that is never possible is not offered at all.");
            refusals.Add(new ServiceRefusal(item.Text("id"), when, item.Text("source")));
        }

        return refusals;
    }
}
