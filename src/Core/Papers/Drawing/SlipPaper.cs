using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Core.Papers.Drawing;

/// <summary>Draws what a citizen carries: one A6 page, good on a phone and on paper, with number, check code and QR.</summary>
public static class SlipPaper
{
    /// <summary>A6, 105 × 148 mm, in points.</summary>
    public const double WidthPoints = 297.64;

    /// <summary>A6, 105 × 148 mm, in points.</summary>
    public const double HeightPoints = 419.53;

    private const double Margin = 22;
    private const double Inner = WidthPoints - (2 * Margin);
    private const double QrSide = 118;

    /// <summary>Pixels a point of the picture: about 860 × 1,210, sharp on a phone and small to send.</summary>
    private const double PicturePixels = 2.88;

    private static readonly Colour _band = Colour.FromRgb(0x1F, 0x5F, 0x99);

    /// <summary>The slip as a PDF with selectable text. Long lines are set smaller, notes are wrapped.</summary>
    public static byte[] RenderPdf(SlipText text, PaperMark mark)
    {
        using var canvas = Canvas.ForPdf(WidthPoints, HeightPoints);
        canvas.SetTitle($"{text.Title} {text.CaseNumber}");
        Draw(canvas, text, mark);
        return canvas.Finish();
    }

    /// <summary>The same as a PNG: every phone shows a picture in the conversation, and its code can be shown at the counter without opening a file.</summary>
    public static byte[] RenderPng(SlipText text, PaperMark mark)
    {
        using var canvas = Canvas.ForPng((int)Math.Ceiling(WidthPoints * PicturePixels), (int)Math.Ceiling(HeightPoints * PicturePixels), PicturePixels);
        canvas.Fill(new Box(0, 0, WidthPoints + 1, HeightPoints + 1), Colour.White);
        Draw(canvas, text, mark);
        return canvas.Finish();
    }

    private static void Draw(Canvas canvas, SlipText text, PaperMark mark)
    {
        canvas.Fill(new Box(0, 0, WidthPoints, 50), _band);
        canvas.TextFitted(Margin, 24, Inner, text.OfficeName, new Typeface(13, Bold: true), Colour.White);
        canvas.TextFitted(Margin, 39, Inner, text.OfficeAddress, new Typeface(8.5), Colour.White.WithAlpha(0.9));
        canvas.Text(WidthPoints / 2, 72, text.Title, new Typeface(13, Bold: true), PaperSheet.Ink, Align.Centre);
        if (text.SecondTitle is { } second) canvas.TextFitted(WidthPoints / 2, 83, Inner, second, new Typeface(8.5), PaperSheet.Quiet, Align.Centre);
        canvas.TextFitted(WidthPoints / 2, 103, Inner, text.CaseNumber, new Typeface(17, Bold: true, Typeface.Mono), _band, Align.Centre);
        var y = 124d;
        foreach (var (label, value) in text.Rows)
        {
            canvas.TextFitted(Margin, y, 96, label, new Typeface(9), PaperSheet.Quiet);
            canvas.TextFitted(Margin + 100, y, Inner - 100, value, new Typeface(9.5, Bold: true), PaperSheet.Ink);
            canvas.Line(Margin, y + 4.5, WidthPoints - Margin, y + 4.5, 0.4, PaperSheet.Quiet.WithAlpha(0.35));
            y += 16;
        }

        Mark(canvas, y - 6, mark);
        y += QrSide + 4;
        foreach (var note in text.Notes)
            y = TextFlow.Paragraph(canvas, Margin, y, Inner, note, new Typeface(8.5), PaperSheet.Ink, 10.5) + 3;
        canvas.TextFitted(WidthPoints / 2, HeightPoints - 12, Inner, text.Free, new Typeface(8.5, Bold: true), PaperSheet.Ink, Align.Centre);
    }

    private static void Mark(Canvas canvas, double y, PaperMark mark)
    {
        QrCode.Draw(canvas, mark.Qr, Margin - 8, y, QrSide);
        const double x = Margin + QrSide - 2;
        const double width = WidthPoints - Margin - x;
        canvas.Text(x, y + 28, "Nomor surat", new Typeface(8), PaperSheet.Quiet);
        canvas.TextFitted(x, y + 40, width, mark.Number, new Typeface(9.5, Bold: true), PaperSheet.Ink);
        canvas.Text(x, y + 57, "Kode periksa", new Typeface(8), PaperSheet.Quiet);
        canvas.TextFitted(x, y + 69, width, CheckCode.Printed(mark.Code), new Typeface(9.5, Family: Typeface.Mono), PaperSheet.Ink);
        if (mark.PageWords is { } page) canvas.TextFitted(x, y + 86, width, page, new Typeface(8), PaperSheet.Quiet);
    }
}
