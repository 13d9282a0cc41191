using System.Globalization;
using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Core.Papers.Drawing;

/// <summary>Draws a queue ticket for a roll of 80 mm, of which receipt printers use 72 mm. The number is legible from an arm's length.</summary>
public static class TicketPaper
{
    /// <summary>80 mm in points.</summary>
    public const double WidthPoints = 226.77;

    /// <summary>110 mm in points.</summary>
    public const double HeightPoints = 311.81;

    private const double Inner = 196;
    private const double QrSide = 86;

    /// <summary>The ticket as a PDF of one page, black on white as a thermal printer needs it.</summary>
    public static byte[] RenderPdf(TicketText ticket, PaperMark mark)
    {
        using var canvas = Canvas.ForPdf(WidthPoints, HeightPoints);
        canvas.SetTitle($"{ticket.Title} {mark.Number}");
        const double centre = WidthPoints / 2;
        canvas.TextFitted(centre, 22, Inner, ticket.OfficeName, new Typeface(11, Bold: true), Colour.Black, Align.Centre);
        canvas.TextFitted(centre, 38, Inner, ticket.Title, new Typeface(9), Colour.Black, Align.Centre);
        canvas.TextFitted(centre, 96, Inner, ticket.Prefix + ticket.Queue.ToString("000", CultureInfo.InvariantCulture), new Typeface(60, Bold: true), Colour.Black, Align.Centre);
        canvas.TextFitted(centre, 114, Inner, ticket.Counter, new Typeface(11, Bold: true), Colour.Black, Align.Centre);
        canvas.TextFitted(centre, 128, Inner, ticket.At, new Typeface(9), Colour.Black, Align.Centre);
        var y = 146d;
        foreach (var note in ticket.Notes)
        {
            foreach (var line in TextFlow.Lines(canvas, note, Inner, new Typeface(8.5)))
            {
                canvas.Text(centre, y, line, new Typeface(8.5), Colour.Black, Align.Centre);
                y += 10.5;
            }
        }

        QrCode.Draw(canvas, mark.Qr, centre - (QrSide / 2), HeightPoints - QrSide - 34, QrSide);
        canvas.TextFitted(centre, HeightPoints - 26, Inner, mark.Number, new Typeface(8.5, Bold: true), Colour.Black, Align.Centre);
        canvas.TextFitted(centre, HeightPoints - 14, Inner, CheckCode.Printed(mark.Code), new Typeface(8.5, Family: Typeface.Mono), Colour.Black, Align.Centre);
        return canvas.Finish();
    }
}
