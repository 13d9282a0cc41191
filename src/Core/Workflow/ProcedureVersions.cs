using System.Security.Cryptography;
using System.Text;
using KtpBot.Core.Data;

namespace KtpBot.Core.Workflow;

/// <summary>
/// The fingerprints under which procedure versions were put into use (dialogs/sop/versions.txt: id, version, SHA-256 of the file with
/// Unix line ends, one per line). Running cases hold a version number, so the text behind a number never changes.
/// </summary>
internal sealed class ProcedureVersions(IReadOnlyDictionary<(string Id, int Version), string> known)
{
    public const string FileName = "versions.txt";

    public static ProcedureVersions Load(string folder, ICollection<DataFault> faults)
    {
        var known = new Dictionary<(string, int), string>();
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return new ProcedureVersions(known);
        var line = 0;
        foreach (var text in File.ReadLines(path))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text) || text.StartsWith('#')) continue;
            var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length != 3 || !int.TryParse(parts[1], out var version) || !known.TryAdd((parts[0], version), parts[2]))
                faults.Add(new DataFault("dialogs/sop/" + FileName, line, 1, "A line holds id, version and SHA-256, and each version stands here once."));
        }

        return new ProcedureVersions(known);
    }

    /// <summary>Warns of versions that were put into use and whose file is nowhere: cases that began with them run by another one.</summary>
    /// <param name="there">Every version that a file of dialogs/sop or its archive holds.</param>
    public IEnumerable<DataFault> Missing(IReadOnlySet<(string Id, int Version)> there) => known.Keys.Where(version => !there.Contains(version)).Select(version => new DataFault(
        "dialogs/sop/" + FileName, 0, 0, $"Version {version.Version} of '{version.Id}' stands here, but arsip/{version.Id}.v{version.Version}.yaml is missing: cases that began with it run by another version.", IsWarning: true));

    public static string Fingerprint(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));

    /// <summary>Compares a file with the fingerprint its version was put into use with.</summary>
    public void Check(Procedure procedure, string text, YamlData file)
    {
        var fingerprint = Fingerprint(text);
        if (!known.TryGetValue((procedure.Id, procedure.Version), out var used))
            file.Fault($"Version {procedure.Version} of '{procedure.Id}' is new. Put it into use with this line in {FileName}: {procedure.Id} {procedure.Version} {fingerprint}");
        else if (used != fingerprint)
            file.Fault($"'{procedure.Id}' was changed, but still says version {procedure.Version}. Raise 'version' and add this line to {FileName}: {procedure.Id} {procedure.Version + 1} (with the fingerprint the next check tells).");
    }
}
