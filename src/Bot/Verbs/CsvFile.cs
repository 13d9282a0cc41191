using System.Text;

namespace KtpBot.Bot.Verbs;

/// <summary>A table as office programs open it: RFC 4180 with a byte order mark.</summary>
internal static class CsvFile
{
    private static readonly char[] Formula = ['=', '+', '-', '@', '\t', '\r'];
    private static readonly char[] Quoted = [',', '"', '\r', '\n'];

    /// <summary>Writes the table; returns how many rows it has below the heading.</summary>
    public static int Write(string path, IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        writer.WriteLine(Line(heading));
        var count = 0;
        foreach (var row in rows)
        {
            writer.WriteLine(Line(row));
            count++;
        }

        return count;
    }

    /// <summary>One field. What a spreadsheet would take for a formula gets an apostrophe in front.</summary>
    public static string Field(string text)
    {
        var safe = text.Length > 0 && Formula.Contains(text[0]) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(Quoted) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Line(IEnumerable<string> fields) => string.Join(',', fields.Select(Field));
}
