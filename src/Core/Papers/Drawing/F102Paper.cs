using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Core.Papers.Drawing;

/// <summary>
/// Form F-1.02, FORMULIR PENDAFTARAN PERISTIWA KEPENDUDUKAN (Permendagri 109/2019), on A4. The form is drawn as it is printed
/// officially; only the foot below it, with our number and QR, is ours.
/// </summary>
public static class F102Paper
{
    private const double Left = 74;
    private const double TableTop = 198;
    private const double HeadHeight = 21;
    private const double Line = 0.8;

    private static readonly (double Code, double Words)[] _widths = [(26.5, 90), (26.5, 76.3), (26.5, 76.3), (26.5, 88)];
    private static readonly Typeface _head = new(7.5, Bold: true);
    private static readonly Typeface _cell = new(6.4, Bold: true);
    private static readonly Typeface _mark = new(9, Bold: true);

    /// <summary>The filled form as a PDF.</summary>
    public static byte[] RenderPdf(F102Form form, PaperMark mark) => PaperSheet.Pdf("F-1.02", mark, canvas =>
    {
        DrawHead(canvas, form);
        DrawRequests(canvas, form.Requests);
        DrawAttachments(canvas, form.Attached);
        DrawSignatures(canvas, form);
    });

    private static void DrawHead(Canvas canvas, F102Form form)
    {
        TextFlow.Frame(canvas, new Box(421, 28, 100, 16), 1.2);
        canvas.Text(471, 39.5, "F-1.02", new Typeface(9, Bold: true), PaperSheet.Ink, Align.Centre);
        canvas.Text(PaperSheet.Width / 2, 66, "FORMULIR PENDAFTARAN PERISTIWA KEPENDUDUKAN", new Typeface(11, Bold: true), PaperSheet.Ink, Align.Centre);
        canvas.Text(Left, 88, "I", _head, PaperSheet.Ink);
        canvas.Text(Left + 24, 88, "DATA PEMOHON", _head, PaperSheet.Ink);
        var lines = TextFlow.Lines(canvas, form.Name, 209, new Typeface(9));
        Field(canvas, 92, "1.", "NAMA LENGKAP", lines[0]);
        Field(canvas, 110, "", "", string.Join(' ', lines.Skip(1)));
        Field(canvas, 132, "2.", "NOMOR INDUK KEPENDUDUKAN", form.Nik);
        Field(canvas, 154, "3.", "NOMOR KARTU KELUARGA", form.Kk);
    }

    private static void Field(Canvas canvas, double y, string number, string label, string value)
    {
        canvas.Text(Left + 24, y + 12.5, number, _head, PaperSheet.Ink);
        canvas.Text(Left + 40, y + 12.5, label, _head, PaperSheet.Ink);
        if (label.Length > 0) canvas.Text(Left + 212, y + 12.5, ":", _head, PaperSheet.Ink);
        TextFlow.Frame(canvas, new Box(Left + 222, y, 225, 18), Line);
        canvas.TextFitted(Left + 228, y + 12.5, 213, value, new Typeface(9), PaperSheet.Ink);
    }

    private static void DrawRequests(Canvas canvas, IReadOnlySet<string> requests)
    {
        canvas.Text(Left, TableTop - 8, "II", _head, PaperSheet.Ink);
        canvas.Text(Left + 24, TableTop - 8, "JENIS PERMOHONAN", _head, PaperSheet.Ink);
        var x = Left;
        for (var c = 0; c < F102Cells.Columns.Length; c++)
        {
            var (roman, title, cells) = F102Cells.Columns[c];
            Cell(canvas, c, x, TableTop, HeadHeight, roman, title, marked: false);
            var y = TableTop + HeadHeight;
            for (var row = 0; row < F102Cells.RowHeights.Length; row++)
            {
                var height = F102Cells.RowHeights[row];

                // From the sixth row on, the last column is one cell with the form's note.
                if (c == 3 && row == 5) height = F102Cells.RowHeights[5..].Sum();
                var cell = Array.Find(cells, cell => cell.Row == row);
                Cell(canvas, c, x, y, height, cell?.Code ?? "", cell?.Words ?? "", cell?.Box is { } box && requests.Contains(box));
                if (c == 3 && row == 5)
                {
                    DrawNote(canvas, x + _widths[c].Code + 3, y + 9);
                    break;
                }

                y += height;
            }

            x += _widths[c].Code + _widths[c].Words;
        }
    }

    private static void Cell(Canvas canvas, int column, double x, double y, double height, string code, string words, bool marked)
    {
        var (codeWidth, wordWidth) = _widths[column];
        TextFlow.Frame(canvas, new Box(x, y, codeWidth, height), Line);
        TextFlow.Frame(canvas, new Box(x + codeWidth, y, wordWidth, height), Line);
        if (marked) canvas.Text(x + 4, y + 10.5, "V", _mark, PaperSheet.Ink);
        canvas.Text(x + (codeWidth / 2) + 2, y + 10, code, _cell, PaperSheet.Ink, Align.Centre);
        TextFlow.Paragraph(canvas, x + codeWidth + 3, y + 10, wordWidth - 5, words, _cell, PaperSheet.Ink, 8.4);
    }

    private static void DrawNote(Canvas canvas, double x, double y)
    {
        TextFlow.Paragraph(canvas, x, y, _widths[3].Words - 5, "1) Formulir Perubahan Data dan", _cell, PaperSheet.Ink, 8.4);
        TextFlow.Paragraph(canvas, x, y + 80, _widths[3].Words - 5, "2) Bukti Perubahan Data", _cell, PaperSheet.Ink, 8.4);
    }

    private static void DrawAttachments(Canvas canvas, IReadOnlySet<F102Attachment> attached)
    {
        var top = TableTop + HeadHeight + F102Cells.RowHeights.Sum() + 18;
        canvas.Text(Left, top, "III.", _head, PaperSheet.Ink);
        canvas.Text(Left + 24, top, "PERSYARATAN YANG DILAMPIRKAN", _head, PaperSheet.Ink);
        for (var i = 0; i < F102Cells.Attachments.Length; i++)
        {
            var (x, y) = (Left + 8 + (i / 8 * 230), top + 8 + (i % 8 * 16));
            canvas.StrokeRounded(new Box(x, y, 16, 13), 6.5, 1.1, PaperSheet.Ink);
            if (attached.Contains((F102Attachment)i)) canvas.Text(x + 8, y + 9.8, "V", _mark, PaperSheet.Ink, Align.Centre);
            var lines = TextFlow.Lines(canvas, F102Cells.Attachments[i], 196, new Typeface(6.6, Bold: true));
            TextFlow.Paragraph(canvas, x + 24, y + (lines.Count > 1 ? 5.6 : 9), 196, F102Cells.Attachments[i], new Typeface(6.6, Bold: true), PaperSheet.Ink, 7.4);
        }
    }

    private static void DrawSignatures(Canvas canvas, F102Form form)
    {
        const double petugas = 170, pemohon = 425;
        canvas.Text(pemohon, 684, form.PlaceAndDate, new Typeface(8.5), PaperSheet.Ink, Align.Centre);
        canvas.Text(petugas, 695, "Petugas", new Typeface(8.5, Bold: true), PaperSheet.Ink, Align.Centre);
        canvas.Text(pemohon, 695, "Pemohon", new Typeface(8.5, Bold: true), PaperSheet.Ink, Align.Centre);
        canvas.TextFitted(petugas, 744, 230, $"( {form.Officer ?? "........................................"} )", new Typeface(8.5), PaperSheet.Ink, Align.Centre);
        canvas.TextFitted(pemohon, 744, 230, $"( {form.Name} )", new Typeface(8.5), PaperSheet.Ink, Align.Centre);
    }
}
