using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Core.Papers.Drawing;

/// <summary>Draws a letter on A4: head, title with number, what it says, signatures. What does not fit goes on on a further page.</summary>
public static class LetterPaper
{
    private const double Left = PaperSheet.Margin;
    private const double Leading = 14;

    private static readonly Typeface _text = new(10);

    /// <summary>The letter as a PDF.</summary>
    public static byte[] RenderPdf(LetterText letter, PaperMark mark) => PaperSheet.Pdf(letter.Title, mark, canvas =>
    {
        var y = Head(canvas, letter.OfficeName, letter.OfficeAddress, letter.OfficePhone);
        canvas.TextFitted(PaperSheet.Width / 2, y + 30, PaperSheet.Inner, letter.Title, new Typeface(13, Bold: true), PaperSheet.Ink, Align.Centre);
        y += 44;
        if (letter.SecondTitle is { } second)
        {
            canvas.TextFitted(PaperSheet.Width / 2, y, PaperSheet.Inner, second, new Typeface(10), PaperSheet.Quiet, Align.Centre);
            y += 14;
        }

        canvas.Text(PaperSheet.Width / 2, y + 2, $"Nomor: {mark.Number}", _text, PaperSheet.Ink, Align.Centre);
        y += 30;
        foreach (var paragraph in letter.Before.Prepend(letter.Addressee ?? "").Where(p => p.Length > 0)) y = Paragraph(canvas, y, paragraph, mark);
        y += 4;
        foreach (var (label, value) in letter.Rows) y = Lines.Field(canvas, y, label, value, 185);
        if (letter.Rows.Count > 0) y += 6;
        for (var i = 0; i < letter.Items.Count; i++) y = Item(canvas, y, i + 1, letter.Items[i], mark);
        foreach (var paragraph in letter.After) y = Paragraph(canvas, y, paragraph, mark);
        Signatures(canvas, Room(canvas, y + 24, letter.Signers.Any(s => s is not { OnBehalf: null, Nip: null, Remark: null }) ? 140 : 100, mark), letter);
    });

    /// <summary>The office's head of a letter, closed by a double line.</summary>
    /// <returns>Where the content may begin.</returns>
    internal static double Head(Canvas canvas, string office, string address, string phone, double width = PaperSheet.Width)
    {
        var inner = width - (2 * PaperSheet.Margin);
        canvas.TextFitted(width / 2, 62, inner, office.ToUpperInvariant(), new Typeface(15, Bold: true), PaperSheet.Ink, Align.Centre);
        canvas.TextFitted(width / 2, 77, inner, address, new Typeface(9), PaperSheet.Ink, Align.Centre);
        canvas.TextFitted(width / 2, 89, inner, $"Telepon {phone}", new Typeface(9), PaperSheet.Ink, Align.Centre);
        canvas.Line(PaperSheet.Margin, 98, width - PaperSheet.Margin, 98, 1.6, PaperSheet.Ink);
        canvas.Line(PaperSheet.Margin, 101, width - PaperSheet.Margin, 101, 0.5, PaperSheet.Ink);
        return 104;
    }

    /// <summary>Where something of this height may begin: here, or at the top of a new page.</summary>
    private static double Room(Canvas canvas, double y, double height, PaperMark mark)
    {
        if (y + height < PaperSheet.FootTop) return y;
        PaperSheet.Foot(canvas, mark);
        canvas.NextPage();
        return 70;
    }

    private static double Paragraph(Canvas canvas, double y, string text, PaperMark mark)
    {
        y = Room(canvas, y, TextFlow.Lines(canvas, text, PaperSheet.Inner, _text).Count * Leading, mark);
        return TextFlow.Paragraph(canvas, Left, y, PaperSheet.Inner, text, _text, PaperSheet.Ink, Leading) + 6;
    }

    private static double Item(Canvas canvas, double y, int number, string text, PaperMark mark)
    {
        y = Room(canvas, y, TextFlow.Lines(canvas, text, PaperSheet.Inner - 22, _text).Count * Leading, mark);
        canvas.Text(Left + 4, y, $"{number}.", _text, PaperSheet.Ink);
        return TextFlow.Paragraph(canvas, Left + 22, y, PaperSheet.Inner - 22, text, _text, PaperSheet.Ink, Leading) + 4;
    }

    private static void Signatures(Canvas canvas, double y, LetterText letter)
    {
        const double right = 425, left = 170;
        canvas.Text(right, y, letter.PlaceAndDate, _text, PaperSheet.Ink, Align.Centre);
        if (letter.Initials.Count > 0) Initials(canvas, y + 14, letter);
        for (var i = 0; i < letter.Signers.Count; i++) Signature(canvas, i == letter.Signers.Count - 1 ? right : left, y + 14, letter.Signers[i]);
    }

    private static void Signature(Canvas canvas, double x, double y, PaperSigner signer)
    {
        if (signer.OnBehalf is { } whom)
        {
            canvas.TextFitted(x, y, 210, whom, _text, PaperSheet.Ink, Align.Centre);
            y += Leading;
        }

        canvas.TextFitted(x, y, 210, signer.Role, _text, PaperSheet.Ink, Align.Centre);
        if (signer.Picture is not null && Picture.TryRead(signer.Picture) is { } signature)
        {
            using (signature) canvas.Picture(signature, new Box(x - 70, y + 6, 140, 56), cover: false);
        }

        canvas.TextFitted(x, y + 74, 210, $"( {signer.Name ?? "........................................"} )", _text, PaperSheet.Ink, Align.Centre);
        if (signer.Nip is { } nip) canvas.TextFitted(x, y + 87, 210, nip, new Typeface(9), PaperSheet.Ink, Align.Centre);
        if (signer.Remark is { } remark) canvas.TextFitted(x, y + (signer.Nip is null ? 87 : 99), 230, remark, new Typeface(7.5), PaperSheet.Quiet, Align.Centre);
    }

    /// <summary>A small table at the left: role and name of who initialled, and a cell for the pen.</summary>
    private static void Initials(Canvas canvas, double y, LetterText letter)
    {
        const double width = 220, cell = 54, height = 22;
        canvas.Text(Left, y, letter.InitialsTitle, new Typeface(8), PaperSheet.Quiet);
        y += 6;
        foreach (var (role, name) in letter.Initials)
        {
            TextFlow.Frame(canvas, new Box(Left, y, width - cell, height), 0.5);
            TextFlow.Frame(canvas, new Box(Left + width - cell, y, cell, height), 0.5);
            canvas.TextFitted(Left + 4, y + 9, width - cell - 8, role, new Typeface(8), PaperSheet.Ink);
            canvas.TextFitted(Left + 4, y + 18, width - cell - 8, name, new Typeface(7.5), PaperSheet.Quiet);
            y += height;
        }
    }
}
