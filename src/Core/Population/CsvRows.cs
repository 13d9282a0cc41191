using System.Text;

namespace KtpBot.Core.Population;

/// <summary>One row of a table and the line on which it begins, counted from 1.</summary>
internal readonly record struct CsvRow(int Line, IReadOnlyList<string> Cells);

/// <summary>Reads a table row by row (RFC 4180: quoted cells may hold separators, doubled quotes and line ends). Rows of empty cells are passed over.</summary>
internal static class CsvRows
{
    /// <summary>What offices use. The one that the heading holds most often counts.</summary>
    private static readonly char[] Separators = [';', ',', '\t'];

    /// <summary>The separator of a heading; a semicolon when it has none.</summary>
    public static char SeparatorOf(string heading) => Separators.MaxBy(separator => heading.Count(c => c == separator));

    public static IEnumerable<CsvRow> Read(TextReader text, char separator, int firstLine)
    {
        var (line, began) = (firstLine, firstLine);
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        int next;
        while ((next = text.Read()) >= 0)
        {
            var c = (char)next;
            if (c == '\n') line++;
            if (quoted)
            {
                if (c != '"') cell.Append(c);
                else if (text.Peek() == '"') cell.Append((char)text.Read());
                else quoted = false;
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c == '\n')
            {
                if (Finish(cells, cell)) yield return new CsvRow(began, cells);
                (cells, began) = ([], line);
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        if (Finish(cells, cell)) yield return new CsvRow(began, cells);
    }

    private static bool Finish(List<string> cells, StringBuilder cell)
    {
        cells.Add(cell.ToString());
        cell.Clear();
        return cells.Exists(c => !string.IsNullOrWhiteSpace(c));
    }
}
