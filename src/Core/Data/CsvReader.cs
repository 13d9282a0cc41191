using System.Text;

namespace KtpBot.Core.Data;

/// <summary>One row of a table that another program wrote.</summary>
/// <param name="Number">Which row it is, from 1, as a spreadsheet counts: a cell over several lines makes one row, empty rows count too.</param>
/// <param name="Line">The line of the text on which it begins.</param>
/// <param name="Cells">As written, without the quotes around them.</param>
/// <param name="IsCut">The text ended inside quotes.</param>
public readonly record struct CsvRow(int Number, int Line, IReadOnlyList<string> Cells, bool IsCut)
{
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>Reads a table row by row (RFC 4180: quoted cells may hold separators, doubled quotes and line ends), whatever ends its lines.</summary>
public static class CsvReader
{
    /// <param name="text">From the row to begin with.</param>
    /// <param name="separator">Between cells.</param>
    /// <param name="firstLine">The number of the line on which the text begins.</param>
    public static IEnumerable<CsvRow> Read(TextReader text, char separator, int firstLine = 1)
    {
        var (number, line, began, quoted) = (1, firstLine, firstLine, false);
        var cells = new List<string>();
        var cell = new StringBuilder();
        int next;
        while ((next = text.Read()) >= 0)
        {
            var c = (char)next;
            if (quoted)
            {
                if (c == '\n') line++;
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
                Close();
            }
            else if (c is '\n' or '\r')
            {
                if (c == '\r' && text.Peek() == '\n') text.Read();
                Close();
                yield return new CsvRow(number++, began, cells, false);
                (cells, began) = ([], ++line);
            }
            else
            {
                cell.Append(c);
            }
        }

        if (cell.Length == 0 && cells.Count == 0 && !quoted) yield break;
        Close();
        yield return new CsvRow(number, began, cells, quoted);

        void Close()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }
}
