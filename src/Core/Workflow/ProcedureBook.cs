using KtpBot.Core.Data;
using KtpBot.Core.Records;

namespace KtpBot.Core.Workflow;

/// <summary>Every procedure of the dialogs folder, all versions that cases may still run by.</summary>
public sealed class ProcedureBook
{
    private readonly Dictionary<string, List<Procedure>> _versions = new(StringComparer.Ordinal);
    private readonly OfficeHeads _offices;

    public ProcedureBook(IEnumerable<Procedure> procedures, ReasonBook reasons)
        : this(procedures, reasons, new OfficeHeads())
    {
    }

    private ProcedureBook(IEnumerable<Procedure> procedures, ReasonBook reasons, OfficeHeads offices, RecordStatusBook? statuses = null)
    {
        Statuses = statuses ?? RecordStatusBook.Empty;
        Reasons = reasons;
        _offices = offices;
        foreach (var procedure in procedures.OrderBy(p => p.Version))
        {
            if (!_versions.TryGetValue(procedure.Id, out var versions)) _versions[procedure.Id] = versions = [];
            versions.Add(procedure);
        }
    }

    /// <summary>The coded reasons the procedures use.</summary>
    public ReasonBook Reasons { get; }

    /// <summary>The statuses of a population record that procedures follow.</summary>
    public RecordStatusBook Statuses { get; }

    /// <summary>The newest version of each.</summary>
    public IReadOnlyList<Procedure> Current => [.. _versions.Values.Select(v => v[^1])];

    /// <summary>Every version of every procedure, for what a running case may still need.</summary>
    public IEnumerable<Procedure> All => _versions.Values.SelectMany(v => v);

    /// <summary>The roles of the office that runs a procedure; the standard ones when none does.</summary>
    public RoleBook RolesOf(string procedureId) => _offices.Of(procedureId)[0];

    /// <summary>Reads dialogs/sop (older versions lie in arsip), dialogs/reasons and the roles of the offices. A file with faults is left out of the book.</summary>
    public static (ProcedureBook Book, IReadOnlyList<DataFault> Faults) Load(string dialogsDirectory)
    {
        var faults = new List<DataFault>();
        var reasons = ReasonBook.Load(dialogsDirectory, faults);
        var folder = Path.Combine(dialogsDirectory, "sop");
        var versions = ProcedureVersions.Load(folder, faults);
        var offices = OfficeHeads.Load(dialogsDirectory);
        var statuses = RecordStatusBook.Load(dialogsDirectory, faults);
        var procedures = new List<Procedure>();
        var there = new HashSet<(string, int)>();
        foreach (var (path, shownAs) in DialogsFolder.Files(dialogsDirectory, "sop"))
        {
            var found = new List<DataFault>();
            var read = Read(path, shownAs, reasons, versions, offices, statuses, found);
            if (read is not null) there.Add((read.Id, read.Version));
            if (read is { } procedure && !found.Any(f => !f.IsWarning))
            {
                if (procedures.Exists(p => p.Id == procedure.Id && p.Version == procedure.Version))
                    found.Add(new DataFault(shownAs, 1, 1, $"Version {procedure.Version} of '{procedure.Id}' is there twice."));
                else
                    procedures.Add(procedure);
            }

            faults.AddRange(found);
        }

        faults.AddRange(versions.Missing(there));
        return (new ProcedureBook(procedures, reasons, offices, statuses), faults);
    }

    /// <summary>The newest version, for new cases; null when the office has no such procedure.</summary>
    public Procedure? Newest(string id) => _versions.TryGetValue(id, out var versions) ? versions[^1] : null;

    /// <summary>Exactly this version, or null when its file is gone.</summary>
    public Procedure? Exactly(string id, int version) => _versions.GetValueOrDefault(id)?.Find(p => p.Version == version);

    /// <summary>The versions that are there, oldest first.</summary>
    public IReadOnlyList<int> VersionsOf(string id) => [.. _versions.GetValueOrDefault(id)?.Select(p => p.Version) ?? []];

    /// <summary>
    /// The version a case began with. When its file is gone: the newest one that still knows the step, so that no case is stranded.
    /// </summary>
    public Procedure? For(string id, int version, string stepId)
    {
        if (!_versions.TryGetValue(id, out var versions)) return null;
        return versions.Find(p => p.Version == version) ?? versions.FindLast(p => p.Step(stepId) is not null);
    }

    /// <summary>Reads and checks one procedure from text; for authors and tests. Version fingerprints are not asked for, record statuses only when given.</summary>
    public static Procedure? Read(string yaml, string shownAs, ReasonBook reasons, ICollection<DataFault> faults, RoleBook? roles = null, RecordStatusBook? statuses = null) =>
        YamlData.Parse(yaml, shownAs, faults) is { } file ? Read(file, reasons, _ => [roles ?? RoleBook.Standard], statuses) : null;

    private static Procedure? Read(string path, string shownAs, ReasonBook reasons, ProcedureVersions versions, OfficeHeads offices, RecordStatusBook statuses, List<DataFault> faults)
    {
        if (YamlData.Load(path, faults, shownAs) is not { } file) return null;
        var procedure = Read(file, reasons, offices.Of, statuses);
        versions.Check(procedure, File.ReadAllText(path), file);
        return procedure;
    }

    private static Procedure Read(YamlData file, ReasonBook reasons, Func<string, IReadOnlyList<RoleBook>> offices, RecordStatusBook? statuses)
    {
        var reader = new ProcedureReader(file);
        var procedure = reader.Read();
        new ProcedureChecks(procedure, reader, file, reasons, offices(procedure.Id), statuses).Run();
        return procedure;
    }
}
