using KtpBot.Simulator.CameraRoll.Drawing;

namespace KtpBot.Simulator.CameraRoll;

internal static class OldCard
{
    public static void Draw(Canvas c)
    {
        for (var i = 0; i < 26; i++) c.Ring(500, 330, 40 + (i * 24), new Ink(0.35, 0.62, 0.80, 0.22), 3);
        c.Text(500, 56, $"PROVINSI {Family.Province}", 34, Ink.Black, bold: true, align: Align.Centre);
        c.Text(500, 98, $"KABUPATEN {Family.Regency}", 34, Ink.Black, bold: true, align: Align.Centre);

        var m = Family.Mother;
        c.Text(36, 158, "NIK", 36, Ink.Black, bold: true);
        c.Text(230, 158, $": {m.Nik}", 40, Ink.Black, bold: true);
        var y = 204.0;
        (string Label, string Value)[] lines =
        [
            ("Nama", m.Name), ("Tempat/Tgl Lahir", $"{m.BirthPlace}, {m.BirthDate}"), ("Jenis Kelamin", "PEREMPUAN     Gol. Darah : O"),
            ("Alamat", Family.Address), ("   RT/RW", Family.RtRw), ("   Kel/Desa", Family.Village), ("   Kecamatan", Family.District),
            ("Agama", "ISLAM"), ("Status Perkawinan", m.Marriage), ("Pekerjaan", m.Work), ("Kewarganegaraan", "WNI"), ("Berlaku Hingga", "SEUMUR HIDUP"),
        ];
        foreach (var (label, value) in lines) y = Letterhead.Field(c, 36, y, 220, label, value, 21);

        c.Window(745, 150, 215, 275, new Ink(0.72, 0.16, 0.14), () => Face(c, 852, 285, 0.78, veiled: true));
        c.Text(852, 468, Family.Regency, 20, Ink.Black, align: Align.Centre);
        c.Text(852, 496, "12-05-2015", 20, Ink.Black, align: Align.Centre);
        c.Scribble(790, 555, Ink.Black, 3, 20, -50, 40, -40, 50, 0, 60, 30, 90, -50, 120, -10);
        // The scratch that makes a card worth replacing.
        c.Scribble(600, 20, Ink.White with { A = 0.8 }, 5, -20, 180, 40, 360, -30, 600);
        Letterhead.Fictional(c, 1000, 630);
    }

    /// <summary>A face of plain shapes: nobody's portrait.</summary>
    internal static void Face(Canvas c, double x, double y, double scale, bool veiled) => c.Within(x, y, 0, scale, () =>
    {
        c.Oval(0, 250, 170, 130, new Ink(0.20, 0.30, 0.42));
        if (veiled)
        {
            c.Oval(0, -10, 118, 150, new Ink(0.23, 0.35, 0.48));
            c.Box(-118, 0, 236, 150, new Ink(0.23, 0.35, 0.48));
        }
        else
        {
            c.Box(-34, 90, 68, 70, new Ink(0.80, 0.62, 0.50));
            c.Oval(0, -38, 92, 92, new Ink(0.12, 0.10, 0.10));
        }

        c.Oval(0, 5, 84, 108, new Ink(0.86, 0.68, 0.55));
        foreach (var side in new[] { -1, 1 })
        {
            c.Oval(side * 33, -12, 15, 8, Ink.White);
            c.Oval(side * 33, -12, 7, 7, Ink.Black);
            c.Scribble((side * 33) - 18, -36, Ink.Black, 5, 10, -8, 26, -8, 36, 0);
        }

        c.Scribble(-4, 8, new Ink(0.70, 0.50, 0.40), 4, -8, 18, -6, 26, 10, 24);
        c.Scribble(-26, 56, new Ink(0.68, 0.28, 0.28), 6, 12, 14, 40, 14, 52, 0);
    });
}
