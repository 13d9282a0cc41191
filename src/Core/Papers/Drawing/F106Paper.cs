using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Core.Papers.Drawing;

/// <summary>Form F-1.06, SURAT PERNYATAAN PERUBAHAN ELEMEN DATA KEPENDUDUKAN (Permendagri 109/2019), on A4. The citizen alone signs.</summary>
public static class F106Paper
{
    private const double Left = PaperSheet.Margin;
    private const int Rows = 5;

    private static readonly Typeface _text = new(9);
    private static readonly Typeface _small = new(7.2);
    private static readonly Typeface _smallHead = new(7.2, Bold: true);

    /// <summary>The form as a PDF.</summary>
    public static byte[] RenderPdf(F106Form form, PaperMark mark) => PaperSheet.Pdf("F-1.06", mark, canvas =>
    {
        TextFlow.Frame(canvas, new Box(439, 30, 100, 16), 1.2);
        canvas.Text(489, 41.5, "F-1.06", new Typeface(9, Bold: true), PaperSheet.Ink, Align.Centre);
        canvas.Text(PaperSheet.Width / 2, 76, "SURAT PERNYATAAN PERUBAHAN ELEMEN DATA KEPENDUDUKAN", new Typeface(11.5, Bold: true), PaperSheet.Ink, Align.Centre);
        canvas.Text(Left, 102, "Yang bertanda tangan di bawah ini:", _text, PaperSheet.Ink);
        var y = 118d;
        foreach (var (label, value) in new[] { ("Nama lengkap", form.Name), ("NIK", form.Nik), ("Nomor KK", form.Kk), ("Alamat rumah", form.Address) })
            y = Lines.Field(canvas, y, label, value, 100);
        canvas.Text(Left, y + 8, "Dengan rincian KK sebagai berikut:", _text, PaperSheet.Ink);
        y = Table(canvas, y + 16, [("No", 24), ("Nama", 190), ("NIK", 110), ("SHDK", 80), ("Keterangan", 79)], ["1", form.Name, form.Nik, "", ""]);
        y = TextFlow.Paragraph(canvas, Left, y + 16, PaperSheet.Inner, "Menyatakan bahwa data pada KK tersebut di atas telah berubah, dengan rincian:", _text, PaperSheet.Ink, 12);
        y = DrawWork(canvas, y + 4, form);
        y = DrawOther(canvas, y + 18, form);
        y = TextFlow.Paragraph(
            canvas, Left, y + 16, PaperSheet.Inner,
            "Demikian surat pernyataan ini saya buat dengan sebenarnya. Apabila dalam keterangan yang saya berikan terdapat hal-hal yang tidak berdasarkan keadaan yang sebenarnya, saya bersedia dikenakan sanksi sesuai ketentuan peraturan perundang-undangan.",
            _text, PaperSheet.Ink, 12);
        canvas.Text(430, y + 8, form.PlaceAndDate, _text, PaperSheet.Ink, Align.Centre);
        canvas.Text(430, y + 20, "Yang membuat pernyataan,", _text, PaperSheet.Ink, Align.Centre);
        canvas.TextFitted(430, y + 78, 200, $"( {form.Name} )", _text, PaperSheet.Ink, Align.Centre);
        TextFlow.Paragraph(
            canvas, Left, y + 26, 230,
            "Keterangan: SHDK = status hubungan dalam keluarga. Kolom \"Lainnya\" juga dipakai untuk membetulkan salah isi formulir atau salah entri oleh petugas. Kolom yang kosong diisi tangan oleh yang menyatakan.",
            _small, PaperSheet.Quiet, 9);
    });

    private static double DrawWork(Canvas canvas, double y, F106Form form)
    {
        var filled = form.Kind == F106Change.EducationOrWork;
        canvas.Text(Left, y + 8, "A. Perubahan pendidikan dan pekerjaan", new Typeface(9, Bold: true), PaperSheet.Ink);
        return Table(
            canvas, y + 14,
            [("No", 24), ("Pendidikan: semula", 78), ("menjadi", 62), ("dasar perubahan", 76), ("Pekerjaan: semula", 78), ("menjadi", 62), ("dasar perubahan", 76), ("Ket.", 27)],
            [filled ? "1" : "", "", "", "", "", filled ? form.Becomes : "", filled ? form.Proof : "", ""], Rows - 1);
    }

    private static double DrawOther(Canvas canvas, double y, F106Form form)
    {
        var (religion, other) = (form.Kind == F106Change.Religion, form.Kind == F106Change.Other);
        canvas.Text(Left, y, $"B. Perubahan agama dan lainnya, yaitu {(other && form.Element.Length > 0 ? form.Element : "..............................................")}", new Typeface(9, Bold: true), PaperSheet.Ink);
        return Table(
            canvas, y + 6,
            [("No", 24), ("Agama: semula", 78), ("menjadi", 62), ("dasar perubahan", 76), ("Lainnya: semula", 78), ("menjadi", 62), ("dasar perubahan", 76), ("Ket.", 27)],
            [religion || other ? "1" : "", "", religion ? form.Becomes : "", religion ? form.Proof : "", "", other ? form.Becomes : "", other ? form.Proof : "", ""], Rows - 1);
    }

    private static double Table(Canvas canvas, double y, (string Title, double Width)[] columns, string[] first, int empty = 2)
    {
        const double head = 16, row = 17;
        var x = Left;
        for (var c = 0; c < columns.Length; c++)
        {
            var (title, width) = columns[c];
            TextFlow.Frame(canvas, new Box(x, y, width, head), 0.7);
            canvas.TextFitted(x + (width / 2), y + 11, width - 4, title, _smallHead, PaperSheet.Ink, Align.Centre);
            for (var r = 0; r <= empty; r++)
            {
                TextFlow.Frame(canvas, new Box(x, y + head + (r * row), width, row), 0.7);
                if (r > 0) continue;
                var lines = TextFlow.Lines(canvas, first[c], width - 6, _small);
                TextFlow.Paragraph(canvas, x + 3, y + head + (lines.Count > 1 ? 7.2 : 11.5), width - 6, first[c], _small, PaperSheet.Ink, 7.4);
            }

            x += width;
        }

        return y + head + ((empty + 1) * row);
    }
}
