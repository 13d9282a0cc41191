using System.Text;
using KtpBot.Core.Data;

namespace KtpBot.Core.Registration;

/// <summary>A table that another program exported as CSV.</summary>
/// <param name="Headings">The first line.</param>
/// <param name="Lines">The lines below it that hold anything.</param>
public sealed record Sheet(IReadOnlyList<string> Headings, IReadOnlyList<SheetLine> Lines)
{
    /// <summary>More than a district's form gathers in a year; a larger file is no export of one.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    public const int MostLines = 3000;

    public const int MostColumns = 60;

    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>Reads RFC 4180 as it is met in the wild: with or without a byte order mark, any kind of line end, quoted cells over several lines, and the separator of any locale.</summary>
    /// <returns>The table, or why it cannot be one.</returns>
    public static (Sheet? Sheet, SheetProblem Problem) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostBytes) return (null, SheetProblem.TooLarge);
        if (bytes.StartsWith("PK"u8)) return (null, SheetProblem.Workbook);
        var text = Decode(bytes);
        if (text is null || text.Contains('\0', StringComparison.Ordinal)) return (null, SheetProblem.NotText);
        if (string.IsNullOrWhiteSpace(text)) return (null, SheetProblem.Empty);
        if (Rows(text, SeparatorOf(text)) is not { } rows) return (null, SheetProblem.OpenQuote);
        var headings = rows[0].Cells.Select(c => c.Trim()).ToList();
        if (headings.Count is < 2 or > MostColumns) return (null, SheetProblem.NoTable);
        var lines = rows.Skip(1).Where(r => !r.IsBlank).Select(r => new SheetLine(r.Number, r.Cells)).ToList();
        if (lines.Count > MostLines) return (null, SheetProblem.TooLarge);
        return lines.Count == 0 ? (null, SheetProblem.Empty) : (new Sheet(headings, lines), SheetProblem.None);
    }

    private static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetString(bytes[2..]); // "Unicode text" of a spreadsheet.
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes); // Saved by an older spreadsheet; names with accents survive, digits always do.
        }
    }

    /// <summary>The one that parts the first line most often, outside quotes.</summary>
    private static char SeparatorOf(string text)
    {
        var counts = new int[Separators.Length];
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            if (c is '\n' or '\r' && counts.Any(n => n > 0)) break;
            if (Array.IndexOf(Separators, c) is >= 0 and var at) counts[at]++;
        }

        return Separators[Array.IndexOf(counts, counts.Max())];
    }

    /// <summary>Null when a quote is never closed: half a table is none.</summary>
    private static List<CsvRow>? Rows(string text, char separator)
    {
        using var reader = new StringReader(text);
        var rows = CsvReader.Read(reader, separator).ToList();
        return rows[^1].IsCut ? null : rows;
    }
}

/// <param name="Number">As a spreadsheet counts: the headings are 1.</param>
/// <param name="Cells">In the order of the headings; a short line has fewer.</param>
public sealed record SheetLine(int Number, IReadOnlyList<string> Cells)
{
    public string Cell(int column) => column >= 0 && column < Cells.Count ? Cells[column].Trim() : "";
}

/// <summary>Why a file is no table of answers.</summary>
public enum SheetProblem
{
    None,
    Empty,
    TooLarge,

    /// <summary>An .xlsx or .ods file.</summary>
    Workbook,

    NotText,

    /// <summary>Fewer than two columns, or very many.</summary>
    NoTable,

    /// <summary>A quoted cell that never ends: the file is cut off.</summary>
    OpenQuote,
}
