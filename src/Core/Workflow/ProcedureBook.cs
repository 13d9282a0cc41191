using KtpBot.Core.Data;

namespace KtpBot.Core.Workflow;

/// <summary>Every procedure of the dialogs folder, all versions that cases may still run by.</summary>
public sealed class ProcedureBook
{
    private readonly Dictionary<string, List<Procedure>> _versions = new(StringComparer.Ordinal);

    public ProcedureBook(IEnumerable<Procedure> procedures, ReasonBook reasons)
    {
        Reasons = reasons;
        foreach (var procedure in procedures.OrderBy(p => p.Version))
        {
            if (!_versions.TryGetValue(procedure.Id, out var versions)) _versions[procedure.Id] = versions = [];
            versions.Add(procedure);
        }
    }

    /// <summary>The coded reasons the procedures use.</summary>
    public ReasonBook Reasons { get; }

    /// <summary>The newest version of each.</summary>
    public IReadOnlyList<Procedure> Current => [.. _versions.Values.Select(v => v[^1])];

    /// <summary>Reads dialogs/sop/*.yaml and dialogs/reasons. A file with faults is left out of the book.</summary>
    public static (ProcedureBook Book, IReadOnlyList<DataFault> Faults) Load(string dialogsDirectory)
    {
        var faults = new List<DataFault>();
        var reasons = ReasonBook.Load(dialogsDirectory, faults);
        var folder = Path.Combine(dialogsDirectory, "sop");
        var versions = ProcedureVersions.Load(folder, faults);
        var procedures = new List<Procedure>();
        foreach (var (path, shownAs) in DialogsFolder.Files(dialogsDirectory, "sop"))
        {
            var found = new List<DataFault>();
            if (Read(path, shownAs, reasons, versions, found) is { } procedure && !found.Any(f => !f.IsWarning)) procedures.Add(procedure);
            faults.AddRange(found);
        }

        return (new ProcedureBook(procedures, reasons), faults);
    }

    /// <summary>The newest version, for new cases; null when the office has no such procedure.</summary>
    public Procedure? Newest(string id) => _versions.TryGetValue(id, out var versions) ? versions[^1] : null;

    /// <summary>
    /// The version a case began with. When its file is gone: the newest one that still knows the step, so that no case is stranded.
    /// </summary>
    public Procedure? For(string id, int version, string stepId)
    {
        if (!_versions.TryGetValue(id, out var versions)) return null;
        return versions.Find(p => p.Version == version) ?? versions.FindLast(p => p.Step(stepId) is not null);
    }

    /// <summary>Reads and checks one procedure from text; for authors and tests. Version fingerprints are not asked for.</summary>
    public static Procedure? Read(string yaml, string shownAs, ReasonBook reasons, ICollection<DataFault> faults) =>
        YamlData.Parse(yaml, shownAs, faults) is { } file ? Read(file, reasons) : null;

    private static Procedure? Read(string path, string shownAs, ReasonBook reasons, ProcedureVersions versions, List<DataFault> faults)
    {
        if (YamlData.Load(path, faults, shownAs) is not { } file) return null;
        var procedure = Read(file, reasons);
        versions.Check(procedure, File.ReadAllText(path), file);
        return procedure;
    }

    private static Procedure Read(YamlData file, ReasonBook reasons)
    {
        var reader = new ProcedureReader(file);
        var procedure = reader.Read();
        new ProcedureChecks(procedure, reader, file, reasons).Run();
        return procedure;
    }
}
