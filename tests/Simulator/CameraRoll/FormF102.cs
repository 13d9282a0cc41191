using KtpBot.Simulator.CameraRoll.Drawing;

namespace KtpBot.Simulator.CameraRoll;

internal static class FormF102
{
    public static void Draw(Canvas c)
    {
        c.Frame(980, 50, 150, 56, Ink.Black, 2);
        c.Text(1055, 88, "F-1.02", 28, Ink.Black, bold: true, align: Align.Centre);
        c.Text(595, 170, "FORMULIR PENDAFTARAN PERISTIWA KEPENDUDUKAN", 31, Ink.Black, bold: true, align: Align.Centre);
        c.Box(80, 210, 1030, 40, new Ink(0.85, 0.87, 0.90));
        c.Text(96, 238, "I.  DATA PEMOHON", 23, Ink.Black, bold: true);
        var y = 300.0;
        y = Letterhead.Field(c, 96, y, 330, "1. Nama Lengkap", "");
        y = Letterhead.Field(c, 96, y, 330, "2. NIK", "");
        y = Letterhead.Field(c, 96, y, 330, "3. Nomor Kartu Keluarga", "");
        Boxes(c, 450, 274, Family.Mother.Name);
        Boxes(c, 450, 314, Family.Mother.Nik);
        Boxes(c, 450, 353, Family.KkNumber);

        c.Box(80, y + 20, 1030, 40, new Ink(0.85, 0.87, 0.90));
        c.Text(96, y + 48, "II.  JENIS PERMOHONAN", 23, Ink.Black, bold: true);
        y += 110;
        Column(c, 96, y, "KARTU KELUARGA", ["A. Baru", "B. Perubahan data", "C. Hilang / rusak"], -1);
        Column(c, 440, y, "KTP-EL", ["A. Baru", "B. Pindah datang", "C. Hilang / rusak", "D. Perpanjangan"], 2);
        Column(c, 780, y, "KIA / PERUBAHAN DATA", ["A. KIA baru", "B. KIA hilang", "C. Perubahan KTP-el"], -1);

        y += 280;
        c.Box(80, y, 1030, 40, new Ink(0.85, 0.87, 0.90));
        c.Text(96, y + 28, "III.  PERSYARATAN YANG DILAMPIRKAN", 23, Ink.Black, bold: true);
        y += 92;
        string[] papers = ["KK lama / KK rusak", "Buku nikah / kutipan akta perkawinan", "Kutipan akta perceraian", "KTP-el lama / rusak", "Surat keterangan hilang dari kepolisian", "Dokumen perjalanan", "Surat pernyataan", "Surat keterangan pindah"];
        for (var i = 0; i < papers.Length; i++) Tick(c, 100 + (i % 2 * 520), y + (i / 2 * 58), papers[i], i is 0 or 4);

        c.Text(300, 1390, "Petugas", 24, Ink.Black, align: Align.Centre);
        c.Text(300, 1570, "( ................................ )", 24, Ink.Black, align: Align.Centre);
        c.Text(890, 1350, "Kwangsan, 3 November 2026", 24, Ink.Black, align: Align.Centre);
        c.Text(890, 1390, "Pemohon", 24, Ink.Black, align: Align.Centre);
        c.Scribble(810, 1500, Ink.Blue, 4, 20, -70, 60, -60, 60, 10, 60, 50, 100, -60, 150, -10);
        c.Text(890, 1570, Family.Mother.Name, 24, Ink.Black, bold: true, align: Align.Centre);
        Letterhead.Fictional(c, 1190, 1680);
    }

    private static void Boxes(Canvas c, double x, double y, string text)
    {
        for (var i = 0; i < 22; i++)
        {
            c.Frame(x + (i * 29), y, 29, 34, Ink.Grey, 1.5);
            if (i < text.Length) c.Text(x + (i * 29) + 14.5, y + 27, text[i].ToString(), 24, Ink.Blue, align: Align.Centre);
        }
    }

    private static void Column(Canvas c, double x, double y, string head, string[] lines, int ticked)
    {
        c.Text(x, y, head, 24, Ink.Black, bold: true);
        for (var i = 0; i < lines.Length; i++) Tick(c, x, y + 50 + (i * 50), lines[i], i == ticked);
    }

    private static void Tick(Canvas c, double x, double y, string text, bool ticked)
    {
        c.Frame(x, y - 24, 30, 30, Ink.Black, 2);
        if (ticked) c.Scribble(x + 4, y - 10, Ink.Blue, 5, 4, 6, 6, 10, 8, 12, 12, 0, 20, -14, 28, -22);
        c.Text(x + 46, y, text, 22, Ink.Black);
    }
}
