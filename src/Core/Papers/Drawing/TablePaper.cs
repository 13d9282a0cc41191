using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Core.Papers.Drawing;

/// <summary>Prints a table on A4 across, over as many pages as it needs; head, foot and column titles on each.</summary>
public static class TablePaper
{
    private const double Width = PaperSheet.Height;
    private const double Height = PaperSheet.Width;
    private const double Inner = Width - (2 * PaperSheet.Margin);
    private const double FootTop = Height - 78;
    private const double SignatureHeight = 96;
    private const double Leading = 9.5;

    private static readonly Typeface _cell = new(8);
    private static readonly Typeface _head = new(8, Bold: true);

    /// <summary>The table as a PDF.</summary>
    /// <param name="table">The table.</param>
    /// <param name="office">Name, address and telephone for the head.</param>
    /// <param name="signer">Who signs below the last row.</param>
    /// <param name="placeAndDate">Above the signature.</param>
    /// <param name="mark">Number, code and QR.</param>
    public static byte[] RenderPdf(TableText table, (string Name, string Address, string Phone) office, PaperSigner signer, string placeAndDate, PaperMark mark)
    {
        using var canvas = Canvas.ForPdf(Width, Height);
        canvas.SetTitle($"{table.Title} {table.Period} {mark.Number}");
        var widths = table.Columns.Select(c => Inner * c.Share / table.Columns.Sum(all => all.Share)).ToArray();
        var pages = Pages(canvas, table, widths);
        for (var p = 0; p < pages.Count; p++)
        {
            if (p > 0) canvas.NextPage();
            var y = LetterPaper.Head(canvas, office.Name, office.Address, office.Phone, Width);
            canvas.Text(Width / 2, y + 18, table.Title, new Typeface(12, Bold: true), PaperSheet.Ink, Align.Centre);
            canvas.Text(Width / 2, y + 31, table.Remark is { } remark ? $"{table.Period} · {remark}" : table.Period, new Typeface(9.5), PaperSheet.Ink, Align.Centre);
            y = Row(canvas, y + 40, widths, table.Columns, [.. table.Columns.Select(c => c.Title)], _head, Colour.FromRgb(0xE6, 0xEB, 0xF1));
            foreach (var row in pages[p]) y = Row(canvas, y, widths, table.Columns, row, _cell, null);
            if (p == pages.Count - 1)
            {
                if (table.Rows.Count == 0) canvas.Text(PaperSheet.Margin, y + 14, "Tidak ada catatan dalam bulan ini.", _cell, PaperSheet.Quiet);
                if (table.Total is { } total) y = Row(canvas, y, widths, table.Columns, total, _head, Colour.FromRgb(0xE6, 0xEB, 0xF1));
                Sign(canvas, Math.Max(y + 18, FootTop - SignatureHeight), signer, placeAndDate);
            }

            PaperSheet.Foot(canvas, mark, $"Halaman {p + 1} dari {pages.Count}", Width, FootTop);
        }

        return canvas.Finish();
    }

    /// <summary>The rows of each page; the last keeps room for the signature.</summary>
    private static List<List<IReadOnlyList<string>>> Pages(Canvas canvas, TableText table, double[] widths)
    {
        const double top = 104 + 40;
        var head = top + RowHeight(canvas, widths, [.. table.Columns.Select(c => c.Title)], _head);
        var pages = new List<List<IReadOnlyList<string>>> { new() };
        var y = head;
        foreach (var row in table.Rows)
        {
            var height = RowHeight(canvas, widths, row, _cell);
            if (y + height > FootTop - 8)
            {
                pages.Add([]);
                y = head;
            }

            pages[^1].Add(row);
            y += height;
        }

        var closing = SignatureHeight + (table.Total is null ? 0 : 16) + 8;
        if (y + closing > FootTop && pages[^1].Count > 0) pages.Add([]);
        return pages;
    }

    private static double RowHeight(Canvas canvas, double[] widths, IReadOnlyList<string> cells, Typeface face) =>
        6 + (Leading * cells.Select((cell, c) => TextFlow.Lines(canvas, cell, widths[c] - 8, face).Count).Max());

    private static double Row(Canvas canvas, double y, double[] widths, IReadOnlyList<TableColumn> columns, IReadOnlyList<string> cells, Typeface face, Colour? ground)
    {
        var height = RowHeight(canvas, widths, cells, face);
        var x = PaperSheet.Margin;
        for (var c = 0; c < cells.Count; c++)
        {
            if (ground is { } colour) canvas.Fill(new Box(x, y, widths[c], height), colour);
            TextFlow.Frame(canvas, new Box(x, y, widths[c], height), 0.5);
            if (columns[c].Number) canvas.TextFitted(x + widths[c] - 4, y + 10.5, widths[c] - 8, cells[c], face, PaperSheet.Ink, Align.Right);
            else TextFlow.Paragraph(canvas, x + 4, y + 10.5, widths[c] - 8, cells[c], face, PaperSheet.Ink, Leading);
            x += widths[c];
        }

        return y + height;
    }

    private static void Sign(Canvas canvas, double y, PaperSigner signer, string placeAndDate)
    {
        const double x = Width - PaperSheet.Margin - 110;
        canvas.TextFitted(x, y, 220, placeAndDate, new Typeface(9), PaperSheet.Ink, Align.Centre);
        canvas.TextFitted(x, y + 12, 220, signer.Role, new Typeface(9), PaperSheet.Ink, Align.Centre);
        canvas.TextFitted(x, y + 66, 220, $"( {signer.Name ?? "........................................"} )", new Typeface(9), PaperSheet.Ink, Align.Centre);
    }
}
