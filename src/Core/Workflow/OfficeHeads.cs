using KtpBot.Core.Data;

namespace KtpBot.Core.Workflow;

/// <summary>What procedures need of the offices that run them: their roles. The rest of an office's file is checked where it is read.</summary>
internal sealed class OfficeHeads
{
    private readonly List<(RoleBook Roles, HashSet<string> Procedures)> _offices = [];

    public static OfficeHeads Load(string dialogsDirectory)
    {
        var heads = new OfficeHeads();
        foreach (var (path, shownAs) in DialogsFolder.Files(dialogsDirectory, "offices"))
        {
            if (!string.Equals(Path.GetFileName(path), "office.yaml", StringComparison.Ordinal)) continue;
            if (YamlData.Load(path, [], shownAs) is not { } office) continue;
            var procedures = office.Map("procedures")?.Entries().Select(p => p.Value.Value).ToHashSet(StringComparer.Ordinal) ?? [];
            heads._offices.Add((RoleBook.Read(office), procedures));
        }

        return heads;
    }

    /// <summary>The roles of every office that runs the procedure; the standard ones when none does.</summary>
    public IReadOnlyList<RoleBook> Of(string procedureId) =>
        [.. _offices.Where(o => o.Procedures.Contains(procedureId)).Select(o => o.Roles).DefaultIfEmpty(RoleBook.Standard)];
}
