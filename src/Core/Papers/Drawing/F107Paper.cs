using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Core.Papers.Drawing;

/// <summary>
/// Form F-1.07, SURAT KUASA DALAM PELAYANAN ADMINISTRASI KEPENDUDUKAN (Permendagri 109/2019), on A4. Its official layout was not at
/// hand, so this is our own setting of the fields that such a power needs (docs/papers.md).
/// </summary>
public static class F107Paper
{
    private const double Left = PaperSheet.Margin;

    private static readonly Typeface _text = new(10);

    /// <summary>The form as a PDF.</summary>
    public static byte[] RenderPdf(F107Form form, PaperMark mark) => PaperSheet.Pdf("F-1.07", mark, canvas =>
    {
        TextFlow.Frame(canvas, new Box(439, 36, 100, 16), 1.2);
        canvas.Text(489, 47.5, "F-1.07", new Typeface(9, Bold: true), PaperSheet.Ink, Align.Centre);
        canvas.Text(PaperSheet.Width / 2, 92, "SURAT KUASA DALAM PELAYANAN", new Typeface(12, Bold: true), PaperSheet.Ink, Align.Centre);
        canvas.Text(PaperSheet.Width / 2, 108, "ADMINISTRASI KEPENDUDUKAN", new Typeface(12, Bold: true), PaperSheet.Ink, Align.Centre);
        var y = Person(canvas, 144, "Yang bertanda tangan di bawah ini, pemberi kuasa:", form.Name, form.Nik, form.Birth, form.Work, form.Address);
        y = Person(canvas, y + 14, "memberikan kuasa kepada, penerima kuasa:", "", "", "", "", "");
        y = TextFlow.Paragraph(canvas, Left, y + 14, PaperSheet.Inner, $"untuk mengurus: {form.Matter}.", _text, PaperSheet.Ink, 14);
        y = TextFlow.Paragraph(
            canvas, Left, y + 6, PaperSheet.Inner,
            "Surat kuasa ini tidak menggantikan kehadiran pemberi kuasa untuk perekaman biometrik. Demikian surat kuasa ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.",
            _text, PaperSheet.Ink, 14);
        canvas.Text(430, y + 16, form.PlaceAndDate, _text, PaperSheet.Ink, Align.Centre);
        canvas.Text(165, y + 32, "Penerima kuasa,", _text, PaperSheet.Ink, Align.Centre);
        canvas.Text(430, y + 32, "Pemberi kuasa,", _text, PaperSheet.Ink, Align.Centre);

        // The stamp stands before the giver's name, so that both can sign across it.
        TextFlow.Frame(canvas, new Box(345, y + 44, 72, 50), 0.6);
        canvas.Text(381, y + 66, "meterai", new Typeface(8), PaperSheet.Quiet, Align.Centre);
        canvas.Text(381, y + 77, "Rp10.000", new Typeface(8), PaperSheet.Quiet, Align.Centre);
        canvas.Text(165, y + 112, "( ........................................ )", _text, PaperSheet.Ink, Align.Centre);
        canvas.TextFitted(430, y + 112, 210, $"( {form.Name} )", _text, PaperSheet.Ink, Align.Centre);
    });

    private static double Person(Canvas canvas, double y, string heading, string name, string nik, string birth, string work, string address)
    {
        canvas.Text(Left, y, heading, _text, PaperSheet.Ink);
        y += 20;
        foreach (var (label, value) in new[] { ("Nama lengkap", name), ("NIK", nik), ("Tempat/tanggal lahir", birth), ("Pekerjaan", work), ("Alamat", address) })
            y = Lines.Field(canvas, y, label, value);
        return y;
    }
}
