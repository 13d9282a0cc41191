using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Core.Imaging;

/// <summary>Draws the "tanda terima" that a citizen gets for an application: one A6 page, good on a phone and on paper.</summary>
public static class ReceiptPaper
{
    /// <summary>A6, 105 × 148 mm, in points.</summary>
    public const double WidthPoints = 297.64;

    /// <summary>A6, 105 × 148 mm, in points.</summary>
    public const double HeightPoints = 419.53;

    private const double Margin = 22;
    private const double Inner = WidthPoints - (2 * Margin);
    private const double QrSide = 128;

    /// <summary>Pixels a point of the picture: about 860 × 1,210, sharp on a phone and small to send.</summary>
    private const double PicturePixels = 2.88;

    private static readonly Colour _ink = Colour.FromRgb(0x1B, 0x24, 0x30);
    private static readonly Colour _quiet = Colour.FromRgb(0x5A, 0x66, 0x74);
    private static readonly Colour _band = Colour.FromRgb(0x1F, 0x5F, 0x99);

    /// <summary>The receipt as a PDF with selectable text. Long lines are set smaller, notes are wrapped.</summary>
    public static byte[] RenderPdf(ReceiptText text)
    {
        using var canvas = Canvas.ForPdf(WidthPoints, HeightPoints);
        canvas.SetTitle($"Tanda terima {text.CaseNumber}");
        Draw(canvas, text);
        return canvas.Finish();
    }

    /// <summary>The same as a PNG: every phone shows a picture in the conversation, and its code can be shown at the counter without opening a file.</summary>
    public static byte[] RenderPng(ReceiptText text)
    {
        using var canvas = Canvas.ForPng((int)Math.Ceiling(WidthPoints * PicturePixels), (int)Math.Ceiling(HeightPoints * PicturePixels), PicturePixels);
        canvas.Fill(new Box(0, 0, WidthPoints + 1, HeightPoints + 1), Colour.White);
        Draw(canvas, text);
        return canvas.Finish();
    }

    private static void Draw(Canvas canvas, ReceiptText text)
    {
        DrawHead(canvas, text);
        canvas.Text(WidthPoints / 2, 88, "TANDA TERIMA", new Typeface(13, Bold: true), _ink, Align.Centre);
        canvas.TextFitted(WidthPoints / 2, 110, Inner, text.CaseNumber, new Typeface(17, Bold: true, Typeface.Mono), _band, Align.Centre);
        Row(canvas, 134, "Nama", text.MaskedName);
        Row(canvas, 150, "Layanan", text.Service);
        Row(canvas, 166, "Diterima", text.ReceivedOn);
        QrCode.Draw(canvas, text.QrContent, (WidthPoints - QrSide) / 2, 180, QrSide);
        var y = 180 + QrSide + 16;
        foreach (var note in text.Notes)
            y = Wrapped(canvas, y, note) + 4;
        canvas.Text(WidthPoints / 2, HeightPoints - 18, "Pengurusan KTP-el tidak dipungut biaya.", new Typeface(8.5, Bold: true), _ink, Align.Centre);
    }

    private static void DrawHead(Canvas canvas, ReceiptText text)
    {
        canvas.Fill(new Box(0, 0, WidthPoints, 56), _band);
        canvas.TextFitted(Margin, 27, Inner, text.OfficeName, new Typeface(13, Bold: true), Colour.White);
        canvas.TextFitted(Margin, 43, Inner, text.OfficeAddress, new Typeface(8.5), Colour.White.WithAlpha(0.9));
    }

    private static void Row(Canvas canvas, double y, string label, string value)
    {
        canvas.Text(Margin, y, label, new Typeface(9.5), _quiet);
        canvas.TextFitted(Margin + 56, y, Inner - 56, value, new Typeface(9.5, Bold: true), _ink);
        canvas.Line(Margin, y + 4.5, WidthPoints - Margin, y + 4.5, 0.4, _quiet.WithAlpha(0.35));
    }

    private static double Wrapped(Canvas canvas, double y, string text)
    {
        var face = new Typeface(8.8);
        var line = string.Empty;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && canvas.MeasureText(longer, face) > Inner)
            {
                canvas.Text(Margin, y, line, face, _ink);
                y += 11.5;
                longer = word;
            }

            line = longer;
        }

        canvas.Text(Margin, y, line, face, _ink);
        return y + 11.5;
    }
}
