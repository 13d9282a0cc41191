using System.Text;

namespace KtpBot.Core.Data;

/// <summary>
/// A table as office programs open it: RFC 4180 with a byte order mark. What a spreadsheet would take for a formula gets an apostrophe
/// in front.
/// </summary>
/// <param name="separator">A semicolon for Excel with Indonesian settings, a comma for other programs.</param>
public sealed class CsvTable(char separator)
{
    private static readonly char[] Formula = ['=', '+', '-', '@', '\t', '\r'];
    private readonly char[] _quoted = [separator, '"', '\r', '\n'];

    /// <summary>The whole table as bytes.</summary>
    public byte[] Write(IReadOnlyList<string> heading, IEnumerable<IEnumerable<string>> rows)
    {
        using var bytes = new MemoryStream();
        Write(bytes, heading, rows);
        return bytes.ToArray();
    }

    /// <summary>Writes the table, row by row; returns how many rows it has below the heading.</summary>
    public int Write(Stream to, IReadOnlyList<string> heading, IEnumerable<IEnumerable<string>> rows)
    {
        using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(Line(heading));
        var count = 0;
        foreach (var row in rows)
        {
            writer.WriteLine(Line(row));
            count++;
        }

        return count;
    }

    /// <summary>One cell, quoted where it must be.</summary>
    public string Cell(string text)
    {
        var safe = text.Length > 0 && Formula.Contains(text[0]) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(_quoted) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private string Line(IEnumerable<string> cells) => string.Join(separator, cells.Select(Cell));
}
