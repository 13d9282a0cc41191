using KtpBot.Simulator.CameraRoll.Drawing;

namespace KtpBot.Simulator.CameraRoll;

internal static class LossLetter
{
    public static void Draw(Canvas c)
    {
        c.Text(90, 110, "KEPOLISIAN NEGARA REPUBLIK INDONESIA", 24, Ink.Black, bold: true);
        c.Text(90, 144, "DAERAH JAWA TIMUR", 24, Ink.Black, bold: true);
        c.Text(90, 178, "SEKTOR SEDATI", 24, Ink.Black, bold: true);
        c.Line(90, 192, 640, 192, Ink.Black, 3);
        Letterhead.Emblem(c, 595, 290, 60, Ink.Black);
        c.Text(595, 420, "SURAT TANDA PENERIMAAN LAPORAN", 32, Ink.Black, bold: true, align: Align.Centre);
        c.Text(595, 462, "KEHILANGAN BARANG / SURAT", 32, Ink.Black, bold: true, align: Align.Centre);
        c.Text(595, 508, "Nomor : SKTLK/000/XI/2026/SPKT", 24, Ink.Black, align: Align.Centre);

        var y = 590.0;
        c.Text(110, y, "Yang bertanda tangan di bawah ini menerangkan bahwa telah melapor :", 24, Ink.Black);
        y += 60;
        var m = Family.Mother;
        foreach (var (label, value) in new[]
        {
            ("Nama", m.Name), ("NIK", m.Nik), ("Tempat, tgl lahir", $"{m.BirthPlace}, {m.BirthDate}"), ("Pekerjaan", m.Work),
            ("Alamat", $"{Family.Address} RT/RW {Family.RtRw}"), ("", $"Ds. {Family.Village} Kec. {Family.District}"),
        })
        {
            y = Letterhead.Field(c, 150, y, 270, label, value, 25);
        }

        y += 30;
        foreach (var line in new[]
        {
            "telah kehilangan surat berharga berupa :", "", "     1 (satu) lembar KTP-el atas nama pelapor", "",
            "Barang tersebut hilang pada hari Senin, 2 November 2026 di sekitar", "Pasar Sedati dan sampai sekarang belum ditemukan.", "",
            "Surat ini dipergunakan untuk mengurus penerbitan kembali KTP-el.",
        })
        {
            c.Text(110, y, line, 25, Ink.Black);
            y += 42;
        }

        c.Text(290, y + 60, "PELAPOR", 24, Ink.Black, align: Align.Centre);
        c.Scribble(230, y + 160, Ink.Black, 3, 20, -60, 50, -50, 60, 0, 70, 40, 100, -60, 140, -10);
        c.Text(290, y + 232, m.Name, 24, Ink.Black, bold: true, align: Align.Centre);
        Letterhead.Signature(c, 870, y + 60, "Sedati, 3 November 2026", "a.n. KEPALA KEPOLISIAN SEKTOR", "AIPTU CONTOH PETUGAS");
        Letterhead.Fictional(c, 1190, 1680);
    }
}
