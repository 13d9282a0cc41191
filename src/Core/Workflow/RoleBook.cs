using KtpBot.Core.Data;

namespace KtpBot.Core.Workflow;

/// <summary>A role that officers of an office hold and procedures name.</summary>
/// <param name="Code">For example kasi_pelum.</param>
/// <param name="Title">As the office calls it: Kasi Pelayanan Umum.</param>
/// <param name="Opens">The parts of the back-office it may open, of <see cref="RoleBook.Areas"/>.</param>
public sealed record OfficeRole(string Code, string Title, IReadOnlyList<string> Opens)
{
    /// <summary>The title over a signature where it says more than on a page: "Camat Takeran"; null for the title itself.</summary>
    public string? Signs { get; init; }
}

/// <summary>
/// The roles of one office: those every office has (<see cref="OfficerRoles"/>), called otherwise where its file says so, and its own
/// (<c>roles</c> in dialogs/offices/&lt;id&gt;/office.yaml).
/// </summary>
public sealed class RoleBook(IReadOnlyList<OfficeRole> roles)
{
    private readonly Dictionary<string, OfficeRole> _byCode = roles.ToDictionary(r => r.Code, StringComparer.Ordinal);

    /// <summary>What a role can open. Accounts and stations are the admin's alone.</summary>
    public static IReadOnlyList<string> Areas { get; } = ["cases", "chat", "channels", "registers", "complaints", "surveys"];

    /// <summary>Of an office that says nothing about roles.</summary>
    public static RoleBook Standard { get; } = new(
    [
        new(OfficerRoles.Petugas, "Petugas", ["cases", "chat", "channels", "registers", "surveys"]),
        new(OfficerRoles.Verifikator, "Verifikator", ["cases", "chat", "channels", "surveys"]),
        new(OfficerRoles.OperatorRekam, "Operator Rekam", ["cases"]),
        new(OfficerRoles.OperatorCetak, "Operator Cetak", ["cases", "registers"]),

        // A complaint may be about any officer, so the head of the office alone opens it.
        new(OfficerRoles.Kades, "Kepala Kantor", ["cases", "registers", "complaints", "surveys"]),
        new(OfficerRoles.Admin, "Admin", ["channels"]),
    ]);

    /// <summary>In the order in which pages show them.</summary>
    public IReadOnlyList<OfficeRole> All => roles;

    /// <summary>The office's own, which no other office needs to know.</summary>
    public IEnumerable<OfficeRole> Own => roles.Where(r => !OfficerRoles.All.Contains(r.Code));

    public bool Knows(string code) => _byCode.ContainsKey(code);

    /// <summary>The title, or the code itself for a role that is gone.</summary>
    public string Title(string code) => _byCode.TryGetValue(code, out var role) ? role.Title : code.Replace('_', ' ');

    /// <summary>The title as it stands over a signature.</summary>
    public string SigningTitle(string code) => (_byCode.TryGetValue(code, out var role) ? role.Signs : null) ?? Title(code);

    /// <summary>Titles as a sentence names them: "Sekretaris Camat atau Camat".</summary>
    public string Titles(IEnumerable<string> codes) => string.Join(" atau ", codes.Select(Title));

    /// <summary>Codes of the roles that may open an area.</summary>
    public IReadOnlyList<string> Opening(string area) => [.. roles.Where(r => r.Opens.Contains(area)).Select(r => r.Code)];

    /// <summary>Reads <c>roles</c>: <c>code: title</c>, or <c>code: { title: …, signs: …, opens: [cases, …] }</c>. Standard roles stay, with another title if given.</summary>
    public static RoleBook Read(YamlData office)
    {
        if (!office.Has("roles")) return Standard;
        var roles = Standard.All.ToList();
        foreach (var (code, given) in office.Map("roles")?.Entries() ?? [])
        {
            if (code.Length is 0 or > 32 || code.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '_'))
                given.Fault($"The role '{code}' must be 1 to 32 of a-z, 0-9 and _.");
            var at = roles.FindIndex(r => r.Code == code);
            var title = given.IsText ? given.Value : given.Text("title");
            var signs = given.IsText ? null : given.TextOrNull("signs");
            var opens = given is { IsMap: true } && given.Has("opens") ? given.Texts("opens") : at >= 0 ? roles[at].Opens : ["cases"];
            foreach (var area in opens.Except(Areas)) given.Fault($"'{area}' cannot be opened. Known: {string.Join(", ", Areas)}.");
            if (at >= 0) roles[at] = new OfficeRole(code, title, opens) { Signs = signs };
            else roles.Insert(roles.Count - 1, new OfficeRole(code, title, opens) { Signs = signs }); // The admin stays last.
        }

        return new RoleBook(roles);
    }
}
