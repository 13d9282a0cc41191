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
        file.Text("who_may_file"),
        file.Text("form_box"),
        ReadDocuments(file),
        file.Texts("sources"));

    private static void ReadExtras(YamlData file, bool apply, Dictionary<string, ServiceRequirements> services)
    {
        foreach (var extra in file.List("extras"))
        {
            var service = extra.Text("service");
            var documents = ReadDocuments(extra);
            if (!services.TryGetValue(service, out var known)) extra.Fault($"There is no service '{service}'.");
            else if (apply) services[service] = known with { Documents = [.. known.Documents, .. documents] };
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
            documents.Add(new RequiredDocument(id, item.Member<DocumentWay>("way"), ReadWhen(item), item.Text("source")));
        }

        return documents;
    }

    private static (string, string)? ReadWhen(YamlData item)
    {
        if (item.TextOrNull("when") is not { } when) return null;
        var parts = when.Split('=', 2, StringSplitOptions.TrimEntries);
        if (parts.Length == 2) return (parts[0], parts[1]);
        item.Fault("'when' must read answer=value.");
        return null;
    }
}
