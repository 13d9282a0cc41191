using System.Text;
using KtpBot.Core.Data;

namespace KtpBot.Core.Records;

/// <summary>Every status a population record can have (dialogs/records), found by code or by any of the spellings operators use.</summary>
public sealed class RecordStatusBook
{
    private readonly Dictionary<string, RecordStatus> _byCode;
    private readonly Dictionary<string, RecordStatus> _bySpelling = new(StringComparer.Ordinal);

    public RecordStatusBook(IEnumerable<RecordStatus> statuses)
    {
        All = [.. statuses];
        _byCode = All.DistinctBy(s => s.Code).ToDictionary(s => s.Code, StringComparer.Ordinal);
        foreach (var status in All)
        {
            foreach (var spelling in Spellings(status)) _bySpelling.TryAdd(Plain(spelling), status);
        }
    }

    /// <summary>Captured here a moment ago: what the record becomes with every recording at this office.</summary>
    public const string Captured = "BIO_CAPTURED";

    /// <summary>A book without any status.</summary>
    public static RecordStatusBook Empty { get; } = new([]);

    /// <summary>In the order of the process.</summary>
    public IReadOnlyList<RecordStatus> All { get; }

    /// <summary>The status of a code; null for an unknown one, also for one that has been taken out of the data since.</summary>
    public RecordStatus? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    /// <summary>The status that words from another application mean: code, abbreviation or another spelling, whatever their case and signs.</summary>
    public RecordStatus? Read(string words) => _bySpelling.GetValueOrDefault(Plain(words));

    /// <summary>Reads dialogs/records/*.yaml.</summary>
    public static RecordStatusBook Load(string dialogsDirectory, ICollection<DataFault> faults)
    {
        var statuses = new List<RecordStatus>();
        var places = new List<YamlData>();
        foreach (var (path, shownAs) in DialogsFolder.Files(dialogsDirectory, "records"))
        {
            if (YamlData.Load(path, faults, shownAs) is not { } file) continue;
            foreach (var node in file.List("statuses"))
            {
                statuses.Add(Read(node));
                places.Add(node);
            }

            file.ReportUnknownKeys();
        }

        Check(statuses, places);
        return new RecordStatusBook(statuses);
    }

    private static RecordStatus Read(YamlData node)
    {
        var code = node.Text("code");
        if (code.Length is < 2 or > 48 || code.Any(c => !char.IsAsciiLetterUpper(c) && c != '_')) node.Fault($"The code '{code}' must be 2 to 48 of A-Z and _.");
        return new RecordStatus(
            code,
            node.TextOrNull("abbreviation"),
            node.Has("opensid") ? node.Int("opensid") : null,
            node.Texts("words"),
            node.Text("label"),
            node.Member<RecordEffect>("effect"),
            node.TextOrNull("says") ?? code,
            node.Bool("news", true),
            node.Bool("unconfirmed", false));
    }

    private static void Check(List<RecordStatus> statuses, List<YamlData> places)
    {
        var spellings = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < statuses.Count; i++)
        {
            var (status, at) = (statuses[i], places[i]);
            if (statuses.FindIndex(s => s.Code == status.Code) != i) at.Fault($"The status '{status.Code}' is given twice.");
            if (statuses.Find(s => s.Code == status.Says) is not { } said || said.Says != said.Code) at.Fault($"'says' must name a status with a sentence of its own; '{status.Says}' is none.");
            if (status.OpenSid is { } number && statuses.FindIndex(s => s.OpenSid == number) != i) at.Fault($"The OpenSID number {number} is given twice.");
            foreach (var spelling in Spellings(status))
            {
                if (Plain(spelling).Length == 0) at.Fault("A spelling must have letters.");
                else if (!spellings.TryAdd(Plain(spelling), status.Code) && spellings[Plain(spelling)] != status.Code)
                    at.Fault($"'{spelling}' would mean both {spellings[Plain(spelling)]} and {status.Code}.");
            }
        }
    }

    private static IEnumerable<string> Spellings(RecordStatus status) => status.Words.Append(status.Code).Concat(status.Abbreviation is { } shortened ? [shortened] : []);

    /// <summary>Letters alone: "Print-Ready  Record", "PRINT_READY_RECORD" and "print ready record" are one spelling.</summary>
    internal static string Plain(string words)
    {
        var plain = new StringBuilder(words.Length);
        foreach (var c in words)
        {
            if (char.IsAsciiLetter(c)) plain.Append(char.ToLowerInvariant(c));
        }

        return plain.ToString();
    }
}
