using KtpBot.Core.Data;
using KtpBot.Core.Offices;

namespace KtpBot.Core.Bridges;

/// <summary>Every application outside that dialogs/bridges describes; an office uses those it names in office.yaml.</summary>
public sealed class BridgeBook(IEnumerable<BridgeSystem> systems)
{
    private readonly Dictionary<string, BridgeSystem> _byId = systems.ToDictionary(s => s.Id, StringComparer.Ordinal);

    public static BridgeBook None { get; } = new([]);

    public IReadOnlyCollection<BridgeSystem> All => _byId.Values;

    public BridgeSystem? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Those of an office, in its own order.</summary>
    public IReadOnlyList<BridgeSystem> Of(OfficeProfile office) => [.. office.Bridges.Select(Find).OfType<BridgeSystem>()];

    /// <summary>One of the office's; null when it has no such application.</summary>
    public BridgeSystem? Of(OfficeProfile office, string id) => office.Bridges.Contains(id) ? Find(id) : null;

    /// <summary>The words of an event's code (<see cref="CodeOf"/>), such as "Plavon · Disetujui".</summary>
    public string WordsOf(string code) => code.Split(':') is [var id, var act, .. var rest]
        ? Find(id) is { } system ? $"{system.Title} · {system.Words(act, rest.FirstOrDefault())}" : string.Join(" · ", code.Split(':'))
        : code;

    /// <summary>What an event keeps of a note: the application, what was done and how it went; nothing that somebody has typed.</summary>
    public static string CodeOf(string system, string act, string? result) => result is null ? $"{system}:{act}" : $"{system}:{act}:{result}";

    /// <summary>Reads dialogs/bridges. What stands between its files and others is checked by <see cref="BridgeChecks"/>.</summary>
    public static (BridgeBook Book, IReadOnlyList<DataFault> Faults) Load(string dialogsDirectory)
    {
        var faults = new List<DataFault>();
        var systems = new List<BridgeSystem>();
        foreach (var (path, shownAs) in DialogsFolder.Files(dialogsDirectory, "bridges"))
        {
            if (YamlData.Load(path, faults, shownAs) is { } file) systems.Add(BridgeReader.Read(file, Path.GetFileNameWithoutExtension(path)));
        }

        return (new BridgeBook(systems.DistinctBy(s => s.Id)), faults);
    }
}
