using KtpBot.Simulator.CameraRoll.Drawing;

namespace KtpBot.Simulator.CameraRoll;

internal static class MarriageBook
{
    public static void Draw(Canvas c)
    {
        c.Line(780, 0, 780, 1080, new Ink(0.55, 0.48, 0.36), 6);
        c.Frame(40, 40, 700, 1000, Ink.Green, 3);
        c.Frame(820, 40, 700, 1000, Ink.Green, 3);
        Letterhead.Emblem(c, 390, 130, 52, Ink.Green);
        c.Text(390, 240, "KUTIPAN AKTA NIKAH", 36, Ink.Green, bold: true, serif: true, align: Align.Centre);
        c.Text(390, 284, "Nomor : 0000/017/VI/2006", 24, Ink.Black, align: Align.Centre);
        c.Window(120, 330, 240, 320, new Ink(0.20, 0.36, 0.66), () => OldCard.Face(c, 240, 490, 0.85, veiled: false));
        c.Window(420, 330, 240, 320, new Ink(0.20, 0.36, 0.66), () => OldCard.Face(c, 540, 490, 0.85, veiled: true));
        c.Text(240, 690, "Suami", 22, Ink.Black, align: Align.Centre);
        c.Text(540, 690, "Istri", 22, Ink.Black, align: Align.Centre);
        Letterhead.Signature(c, 430, 800, "Sedati, 18 Juni 2006", "Pegawai Pencatat Nikah", "H. CONTOH PENGHULU");

        var y = 130.0;
        c.Text(860, y, "Pada hari Minggu tanggal 18 Juni 2006 telah", 23, Ink.Black, serif: true);
        c.Text(860, y + 36, "dilangsungkan akad nikah seorang laki-laki :", 23, Ink.Black, serif: true);
        y = Spouse(c, y + 100, "Nama suami", Family.Father);
        c.Text(860, y + 20, "dengan seorang perempuan :", 23, Ink.Black, serif: true);
        y = Spouse(c, y + 80, "Nama istri", Family.Mother);
        c.Text(860, y + 30, "di wilayah KUA Kecamatan Sedati,", 23, Ink.Black, serif: true);
        c.Text(860, y + 66, "Kabupaten Sidoarjo, Provinsi Jawa Timur.", 23, Ink.Black, serif: true);
        Letterhead.Fictional(c, 1540, 1070);
    }

    private static double Spouse(Canvas c, double y, string label, FamilyMember m)
    {
        y = Letterhead.Field(c, 860, y, 210, label, m.Name);
        y = Letterhead.Field(c, 860, y, 210, "NIK", m.Nik);
        y = Letterhead.Field(c, 860, y, 210, "Tempat lahir", m.BirthPlace);
        y = Letterhead.Field(c, 860, y, 210, "Tanggal lahir", m.BirthDate);
        return Letterhead.Field(c, 860, y, 210, "Pekerjaan", m.Work);
    }
}
