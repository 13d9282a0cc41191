using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Core.Papers.Drawing;

/// <summary>A sheet of A4 with our number, code and QR at its foot. Units are points; y grows downward.</summary>
internal static class PaperSheet
{
    /// <summary>A4 is 210 mm wide.</summary>
    public const double Width = 595.28;

    /// <summary>A4 is 297 mm high.</summary>
    public const double Height = 841.89;

    public const double Margin = 56;

    public const double Inner = Width - (2 * Margin);

    /// <summary>Where the foot begins; the content stays above.</summary>
    public const double FootTop = 764;

    private const double QrSide = 64;

    public static readonly Colour Ink = Colour.FromRgb(0x11, 0x18, 0x22);

    public static readonly Colour Quiet = Colour.FromRgb(0x4A, 0x55, 0x63);

    /// <summary>A document of one page.</summary>
    public static byte[] Pdf(string title, PaperMark mark, Action<Canvas> draw)
    {
        using var canvas = Canvas.ForPdf(Width, Height);
        canvas.SetTitle($"{title} {mark.Number}");
        draw(canvas);
        Foot(canvas, mark);
        return canvas.Finish();
    }

    /// <summary>Number, code and QR; on papers of several pages also which page it is.</summary>
    public static void Foot(Canvas canvas, PaperMark mark, string page = "", double width = Width, double top = FootTop)
    {
        canvas.Line(Margin, top, width - Margin, top, 0.5, Quiet);
        QrCode.Draw(canvas, mark.Qr, width - Margin - QrSide, top + 4, QrSide);
        canvas.Text(Margin, top + 16, "Nomor", new Typeface(8), Quiet);
        canvas.Text(Margin + 62, top + 16, mark.Number, new Typeface(9, Bold: true), Ink);
        canvas.Text(Margin, top + 29, "Kode periksa", new Typeface(8), Quiet);
        canvas.Text(Margin + 62, top + 29, CheckCode.Printed(mark.Code), new Typeface(9, Family: Typeface.Mono), Ink);
        var how = mark.PageWords is null ? "Keaslian surat ini dapat diperiksa di kantor dengan kode di atas." : $"Keaslian surat ini dapat diperiksa dengan memindai QR atau di {mark.PageWords}.";
        TextFlow.Paragraph(canvas, Margin, top + 43, width - (2 * Margin) - QrSide - 20, how, new Typeface(7.5), Quiet, 9.5);
        if (page.Length > 0) canvas.Text(Margin, top + 60, page, new Typeface(7.5), Quiet);
    }
}
