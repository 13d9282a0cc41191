using KtpBot.Core.Imaging;
using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Testing.Pictures.Photos;

/// <summary>Flat documents of people who do not exist, as they would lie on a scanner.</summary>
internal static class Sheets
{
    private static readonly string[] _words =
        "yang bertanda tangan di bawah ini menerangkan bahwa telah datang seorang warga melaporkan kehilangan surat berharga kartu tanda penduduk atas nama tersebut demikian dibuat dengan sebenarnya untuk dapat dipergunakan sebagaimana mestinya kepada petugas kepolisian sektor setempat pada hari tanggal pukul".Split(' ');

    /// <summary>Kartu Keluarga: a wide page of tables.</summary>
    public static Raster FamilyCard(Random random)
    {
        using var canvas = Canvas.ForPng(1500, 1060);
        var paper = random.Next(3) == 0 ? Colour.FromRgb(0xEE, 0xF3, 0xEE) : Colour.FromRgb(0xF4, 0xF2, 0xEC);
        var ink = Colour.FromRgb(0x20, 0x20, 0x28);
        canvas.Fill(new Box(0, 0, 1500, 1060), paper);
        canvas.Text(750, 80, "KARTU KELUARGA", new Typeface(40, Bold: true), ink, Align.Centre);
        canvas.Text(750, 112, $"No. 35151712{random.Next(10000000, 99999999)}", new Typeface(24), ink, Align.Centre);
        for (var i = 0; i < 4; i++)
        {
            canvas.Text(80, 160 + (i * 24), $"Nama Kepala Keluarga / Alamat RT/RW {random.Next(1, 20):000}", new Typeface(17), ink);
            canvas.Text(860, 160 + (i * 24), $"Kecamatan Kabupaten Provinsi Kode Pos {random.Next(61000, 61999)}", new Typeface(17), ink);
        }

        for (var table = 0; table < 2; table++)
        {
            var top = 270 + (table * 345);
            for (var row = 0; row <= 12; row++)
            {
                canvas.Line(70, top + (row * 25), 1430, top + (row * 25), 1.3, ink);
                if (row == 12 || (row > 5 + random.Next(3) && row > 1)) continue;
                for (var column = 0; column < 7; column++)
                    canvas.Text(82 + (column * 194), top + (row * 25) + 19, row == 0 ? "Nama Jenis Kelamin" : $"WARGA {row}{column} {random.Next(1000, 999999)}", new Typeface(15), ink);
            }

            for (var column = 0; column <= 7; column++) canvas.Line(70 + (column * 194.3), top, 70 + (column * 194.3), top + 300, 1.3, ink);
        }

        for (var line = 0; line < 3; line++) canvas.Text(1080, 975 + (line * 22), "Kepala Dinas Kependudukan", new Typeface(16), ink);
        canvas.FillCircle(1000, 990, 34, Colour.FromRgb(0x70, 0x70, 0xB0).WithAlpha(0.5));
        return canvas.ToRaster();
    }

    /// <summary>A typed letter with head, paragraphs, stamp and signature.</summary>
    public static Raster Letter(Random random)
    {
        using var canvas = Canvas.ForPng(1060, 1500);
        var ink = Colour.FromRgb(0x1C, 0x1C, 0x20);
        canvas.Fill(new Box(0, 0, 1060, 1500), Colour.FromRgb(0xF6, 0xF5, 0xF2));
        canvas.Text(530, 90, "KEPOLISIAN NEGARA REPUBLIK CONTOH", new Typeface(24, Bold: true), ink, Align.Centre);
        canvas.Text(530, 122, "SEKTOR SEDATI", new Typeface(24, Bold: true), ink, Align.Centre);
        canvas.Line(100, 140, 960, 140, 3, ink);
        canvas.Text(530, 190, "SURAT TANDA PENERIMAAN LAPORAN KEHILANGAN", new Typeface(22, Bold: true), ink, Align.Centre);
        var y = 250d;
        for (var paragraph = 0; paragraph < 5; paragraph++)
        {
            for (var line = 0; line < 5 + random.Next(2); line++, y += 29)
                canvas.TextFitted(100, y, 860, string.Join(' ', Enumerable.Range(0, 11).Select(_ => _words[random.Next(_words.Length)])), new Typeface(20), ink);
            y += 20;
        }

        for (var line = 0; line < 4; line++) canvas.Text(640, y + 40 + (line * 29), line == 0 ? "Sedati, 12 November 2026" : "KEPALA KEPOLISIAN SEKTOR", new Typeface(20), ink);
        canvas.StrokeRounded(new Box(600, y + 60, 150, 150), 75, 5, Colour.FromRgb(0x50, 0x40, 0xA0).WithAlpha(0.7));
        canvas.Polyline([(650, y + 170), (700, y + 110), (740, y + 190), (800, y + 120), (860, y + 180)], 4, Colour.FromRgb(0x20, 0x30, 0x90));
        return canvas.ToRaster();
    }

    /// <summary>The front of an identity card, ID-1: light blue, or another tint for other cards; photo at the right.</summary>
    public static Raster Card(Random random)
    {
        using var canvas = Canvas.ForPng(1012, 638);
        var tint = random.Next(4) switch
        {
            0 => Colour.FromRgb(0xC9, 0xE2, 0xD6),
            1 => Colour.FromRgb(0xE4, 0xD9, 0xC4),
            _ => Colour.FromRgb(0xBC, 0xDC, 0xEE),
        };
        var ink = Colour.FromRgb(0x1A, 0x1A, 0x22);
        canvas.Fill(new Box(0, 0, 1012, 638), tint);
        for (var i = 0; i < 24; i++) canvas.Line(0, i * 28, 1012, (i * 28) + 60, 1.2, Colour.White.WithAlpha(0.4));
        canvas.Text(506, 58, "PROVINSI JAWA TIMUR", new Typeface(30, Bold: true), ink, Align.Centre);
        canvas.Text(506, 94, "KABUPATEN SIDOARJO", new Typeface(30, Bold: true), ink, Align.Centre);
        canvas.Text(44, 150, $"NIK : 351517{random.Next(100000, 999999)}0001", new Typeface(36, Bold: true), ink);
        string[] labels = ["Nama", "Tempat/Tgl Lahir", "Jenis kelamin", "Alamat", "RT/RW", "Kel/Desa", "Kecamatan", "Agama", "Status Perkawinan", "Pekerjaan", "Kewarganegaraan", "Berlaku Hingga"];
        for (var i = 0; i < labels.Length; i++)
        {
            canvas.Text(44, 192 + (i * 35), labels[i], new Typeface(23), ink);
            canvas.Text(290, 192 + (i * 35), $": CONTOH {_words[random.Next(_words.Length)].ToUpperInvariant()} {random.Next(99)}", new Typeface(23), ink);
        }

        Portrait(canvas, new Box(740, 150, 220, 290), random.Next(2) == 0 ? Colour.FromRgb(0xB0, 0x22, 0x28) : Colour.FromRgb(0x28, 0x50, 0xB0), random);
        canvas.Text(850, 480, "SIDOARJO", new Typeface(19), ink, Align.Centre);
        canvas.Text(850, 506, "12-11-2026", new Typeface(19), ink, Align.Centre);
        canvas.Polyline([(780, 580), (820, 540), (850, 595), (900, 545), (930, 585)], 3, ink);
        return canvas.ToRaster();
    }

    /// <summary>Head and shoulders.</summary>
    public static void Portrait(Canvas canvas, Box box, Colour behind, Random random)
    {
        canvas.Clipped(box, 0, inner =>
        {
            inner.Fill(box, behind);
            var (x, width, height) = (box.X + (box.Width / 2), box.Width, box.Height);
            var shade = 0.75 + (random.NextDouble() * 0.25);
            var skin = new Colour(0.80 * shade, 0.60 * shade, 0.47 * shade);
            var shirt = random.Next(3) switch { 0 => Colour.White, 1 => Colour.FromRgb(0x30, 0x40, 0x60), _ => Colour.FromRgb(0x8A, 0x4A, 0x3A) };
            inner.FillCircle(x, box.Y + (height * 1.12), width * 0.48, shirt);
            inner.Fill(new Box(x - (width * 0.1), box.Y + (height * 0.55), width * 0.2, height * 0.2), skin);
            inner.FillCircle(x, box.Y + (height * 0.38), width * 0.29, Colour.FromRgb(0x1C, 0x16, 0x14));
            for (var i = 0; i < 12; i++) inner.FillCircle(x, box.Y + (height * (0.42 + (i * 0.008))), width * (0.235 - (i * 0.004)), skin);
            inner.FillCircle(x - (width * 0.09), box.Y + (height * 0.42), width * 0.025, Colour.Black);
            inner.FillCircle(x + (width * 0.09), box.Y + (height * 0.42), width * 0.025, Colour.Black);
            inner.Line(x - (width * 0.08), box.Y + (height * 0.55), x + (width * 0.08), box.Y + (height * 0.55), Math.Max(1, width * 0.02), Colour.FromRgb(0x90, 0x40, 0x40));
        });
    }
}
