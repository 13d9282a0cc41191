using System.Globalization;

using KtpBot.Simulator.CameraRoll.Drawing;

namespace KtpBot.Simulator.CameraRoll;

internal static class FamilyCard
{
    public static void Draw(Canvas c)
    {
        c.Frame(24, 24, 1632, 1132, Ink.Green, 4);
        Letterhead.Emblem(c, 140, 130, 62, Ink.Green);
        c.Text(840, 110, "KARTU KELUARGA", 54, Ink.Black, bold: true, serif: true, align: Align.Centre);
        c.Text(840, 166, $"No. {Family.KkNumber}", 36, Ink.Black, bold: true, align: Align.Centre);

        var y = 246.0;
        y = Letterhead.Field(c, 80, y, 280, "Nama Kepala Keluarga", Family.Father.Name);
        y = Letterhead.Field(c, 80, y, 280, "Alamat", Family.Address);
        y = Letterhead.Field(c, 80, y, 280, "RT/RW", Family.RtRw);
        Letterhead.Field(c, 80, y, 280, "Desa/Kelurahan", Family.Village);
        y = 246.0;
        y = Letterhead.Field(c, 980, y, 240, "Kecamatan", Family.District);
        y = Letterhead.Field(c, 980, y, 240, "Kabupaten/Kota", Family.Regency);
        y = Letterhead.Field(c, 980, y, 240, "Provinsi", Family.Province);
        Letterhead.Field(c, 980, y, 240, "Kode Pos", "61253");

        Table(c, 440, ["No", "Nama Lengkap", "NIK", "L/P", "Tempat Lahir", "Tanggal Lahir", "Pekerjaan"], [60, 350, 320, 80, 250, 220, 260],
            (m, i) => [$"{i}", m.Name, m.Nik, m.Sex, m.BirthPlace, m.BirthDate, m.Work]);
        Table(c, 700, ["No", "Status Perkawinan", "Status Hubungan", "Kewarganegaraan", "Ayah", "Ibu"], [60, 310, 330, 280, 280, 280],
            (m, i) => [$"{i}", m.Marriage, m.Role, "WNI", m.Role == "ANAK" ? Family.Father.Name : "-", m.Role == "ANAK" ? Family.Mother.Name : "-"]);

        c.Text(80, 985, "Dikeluarkan tanggal : 10-01-2024", 22, Ink.Black);
        c.Text(420, 1020, "KEPALA KELUARGA", 22, Ink.Black, align: Align.Centre);
        c.Text(420, 1120, Family.Father.Name, 22, Ink.Black, bold: true, align: Align.Centre);
        c.Scribble(340, 1085, Ink.Black, 3, 30, -50, 50, -40, 60, 0, 80, 40, 110, -50, 150, -10);
        Letterhead.Signature(c, 1180, 940, "KEPALA DINAS KEPENDUDUKAN", "DAN PENCATATAN SIPIL", "Drs. CONTOH PEJABAT, M.Si.");
        Letterhead.Fictional(c, 1680, 1180);
    }

    private static void Table(Canvas c, double top, string[] heads, double[] widths, Func<FamilyMember, int, string[]> cells)
    {
        const double Left = 70, Line = 44;
        var total = widths.Sum();
        c.Box(Left, top, total, Line, new Ink(0.85, 0.90, 0.86));
        for (var row = 0; row <= Family.All.Length + 1; row++) c.Line(Left, top + (row * Line), Left + total, top + (row * Line), Ink.Black, 1.5);
        var x = Left;
        for (var column = 0; column <= widths.Length; column++)
        {
            c.Line(x, top, x, top + ((Family.All.Length + 1) * Line), Ink.Black, 1.5);
            if (column == widths.Length) break;
            c.Text(x + (widths[column] / 2), top + 30, heads[column], 21, Ink.Black, bold: true, align: Align.Centre);
            for (var i = 0; i < Family.All.Length; i++)
            {
                var text = cells(Family.All[i], i + 1)[column].ToUpper(CultureInfo.InvariantCulture);
                c.Text(x + 10, top + ((i + 1) * Line) + 30, text, 21, Ink.Black);
            }

            x += widths[column];
        }
    }
}
