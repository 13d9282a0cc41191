using System.Text;
using System.Text.Unicode;
using KtpBot.Core.Data;

namespace KtpBot.Core.Population;

/// <summary>A row of an extract: either somebody, or why not.</summary>
internal sealed record SnapshotRow(int Line, string? Nik, PopulationRecord? Record, RowFault? Fault);

/// <summary>
/// An extract as offices make it: a table of text with a heading, parted by semicolons, commas or tabs, in UTF-8 (with or without a byte
/// order mark), UTF-16 with one, or Windows-1252.
/// </summary>
internal sealed class SnapshotFile
{
    /// <summary>What offices use. The one that the heading holds most often counts; a semicolon when it holds none.</summary>
    private static readonly char[] Separators = [';', ',', '\t'];

    private readonly byte[] _bytes;
    private readonly Encoding _encoding;

    private SnapshotFile(byte[] bytes, Encoding encoding) => (_bytes, _encoding) = (bytes, encoding);

    /// <summary>The file, or why it is none.</summary>
    public static (SnapshotFile? File, SnapshotProblem Problem) Open(byte[] bytes)
    {
        if (bytes.Length == 0) return (null, SnapshotProblem.Empty);
        var wide = bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        if (bytes is [(byte)'P', (byte)'K', 3, 4, ..] || !wide && bytes.AsSpan().Contains((byte)0)) return (null, SnapshotProblem.NotText);
        var file = new SnapshotFile(bytes, wide || Utf8.IsValid(bytes) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252)!);
        using var text = file.Text();
        if (Heading(text) is not { } heading) return (null, SnapshotProblem.Empty);
        var fields = heading.Names.Select(PopulationFields.Find).ToList();
        return fields.TrueForAll(f => f?.Element != PopulationElement.Nik) ? (null, SnapshotProblem.NoNikColumn)
            : fields.TrueForAll(f => f?.Element != PopulationElement.Name) ? (null, SnapshotProblem.NoNameColumn)
            : (file, SnapshotProblem.None);
    }

    /// <summary>The rows below the heading, one after the other.</summary>
    public IEnumerable<SnapshotRow> Rows()
    {
        using var text = Text();
        var (separator, names, line) = Heading(text)!.Value;
        var nikAt = names.FindIndex(n => PopulationFields.Find(n)?.Element == PopulationElement.Nik);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in CsvReader.Read(text, separator, line + 1))
        {
            if (row.IsBlank) continue;
            var (at, cells) = (row.Line, row.Cells);
            var (nik, fault) = NikCell.Read(nikAt < cells.Count ? cells[nikAt] : null);
            if (nik is null)
            {
                yield return new SnapshotRow(at, null, null, fault);
                continue;
            }

            var record = RecordOf(names, cells, nik);
            yield return record[PopulationElement.Name] is null ? new SnapshotRow(at, nik, null, RowFault.NoName)
                : !seen.Add(nik) ? new SnapshotRow(at, nik, null, RowFault.Twice)
                : new SnapshotRow(at, nik, record, null);
        }
    }

    private static PopulationRecord RecordOf(List<string> names, IReadOnlyList<string> cells, string nik) =>
        PopulationRecord.OfFields(names.Zip(cells, (name, cell) => KeyValuePair.Create(name, Value(name, cell, nik))));

    // An apostrophe in front is how a spreadsheet marks text. A family card number may have lost its digits like a NIK does.
    private static string? Value(string name, string cell, string nik) => PopulationFields.Find(name)?.Element switch
    {
        PopulationElement.Nik => nik,
        PopulationElement.Kk => NikCell.Read(cell).Nik,
        _ => cell.StartsWith('\'') ? cell[1..] : cell,
    };

    private StreamReader Text() => new(new MemoryStream(_bytes, writable: false), _encoding, detectEncodingFromByteOrderMarks: true);

    /// <summary>The first line with words; "sep=;" of spreadsheets is obeyed. Null when there is none.</summary>
    private static (char Separator, List<string> Names, int Line)? Heading(StreamReader text)
    {
        char? told = null;
        for (var line = 1; text.ReadLine() is { } heading; line++)
        {
            if (string.IsNullOrWhiteSpace(heading)) continue;
            if (told is null && heading.Length == 5 && heading.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            {
                told = heading[4];
                continue;
            }

            var separator = told ?? Separators.MaxBy(parting => heading.Count(c => c == parting));
            using var one = new StringReader(heading);
            return (separator, [.. CsvReader.Read(one, separator, line).First().Cells], line);
        }

        return null;
    }
}
