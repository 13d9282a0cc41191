using KtpBot.Simulator.CameraRoll.Drawing;

namespace KtpBot.Simulator.CameraRoll;

internal static class BirthCertificate
{
    public static void Draw(Canvas c)
    {
        for (var i = 0; i < 3; i++) c.Frame(40 + (i * 14), 40 + (i * 14), 1110 - (i * 28), 1600 - (i * 28), Ink.Green, i == 1 ? 6 : 2);
        Letterhead.Emblem(c, 595, 190, 72, Ink.Green);
        c.Text(595, 330, "REPUBLIK INDONESIA", 30, Ink.Black, bold: true, serif: true, align: Align.Centre);
        c.Text(595, 400, "PENCATATAN SIPIL", 28, Ink.Black, serif: true, align: Align.Centre);
        c.Text(595, 446, "WARGA NEGARA INDONESIA", 28, Ink.Black, serif: true, align: Align.Centre);
        c.Text(595, 530, "KUTIPAN AKTA KELAHIRAN", 46, Ink.Green, bold: true, serif: true, align: Align.Centre);
        c.Text(595, 590, "Nomor 3515-LU-17082009-0000", 26, Ink.Black, align: Align.Centre);

        var y = 690.0;
        var d = Family.Daughter;
        foreach (var line in new[]
        {
            "Berdasarkan Akta Kelahiran tersebut di atas, bahwa di SIDOARJO", "pada tanggal TUJUH BELAS AGUSTUS DUA RIBU SEMBILAN",
            "telah lahir :",
        })
        {
            c.Text(130, y, line, 26, Ink.Black, serif: true);
            y += 46;
        }

        c.Text(595, y + 50, d.Name, 48, Ink.Black, bold: true, serif: true, align: Align.Centre);
        c.Text(595, y + 104, $"NIK {d.Nik}", 28, Ink.Black, align: Align.Centre);
        y += 180;
        foreach (var line in new[] { "anak kesatu, perempuan, dari suami istri", $"{Family.Father.Name} dan {Family.Mother.Name}." })
        {
            c.Text(130, y, line, 26, Ink.Black, serif: true);
            y += 46;
        }

        Letterhead.Signature(c, 820, y + 90, "Sidoarjo, 7 September 2009", "Kepala Dinas Dukcapil", "Drs. CONTOH PEJABAT, M.Si.");
        Letterhead.Fictional(c, 1110, 1600);
    }
}
