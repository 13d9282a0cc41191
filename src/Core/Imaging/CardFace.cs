using System.Globalization;
using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Core.Imaging;

/// <summary>
/// Draws the face of a KTP-el on an ID-1 card: the words in their usual order, the photo and the signature on a light blue
/// ground. It is the personal data only: the state's emblem and the security print are on the blank card from the factory,
/// and nothing here imitates them.
/// </summary>
public static class CardFace
{
    /// <summary>Width of ID-1 (ISO/IEC 7810: 85.60 mm) in points.</summary>
    public const double WidthPoints = 242.65;

    /// <summary>Height of ID-1 (53.98 mm) in points.</summary>
    public const double HeightPoints = 153.01;

    /// <summary>Width of ID-1 at 300 dots per inch.</summary>
    public const int WidthPixels = 1011;

    /// <summary>Height of ID-1 at 300 dots per inch.</summary>
    public const int HeightPixels = 638;

    private const double LabelX = 8;
    private const double ColonX = 65.5;
    private const double ValueX = 69.5;
    private const double ValueWidth = 107;
    private const double FirstLineY = 44.6;
    private const double LineHeight = 8.7;

    private static readonly Colour _ink = Colour.FromRgb(0x10, 0x18, 0x22);
    private static readonly Colour _headline = Colour.FromRgb(0x0B, 0x2C, 0x56);
    private static readonly Box _card = new(0, 0, WidthPoints, HeightPoints);
    private static readonly Box _photo = new(181, 29.5, 52, 69.3);
    private static readonly Box _signature = new(179, 117.5, 56, 24);
    private static readonly Typeface _field = new(6.5);

    /// <summary>A PDF of one page of exactly card size, with selectable text; what goes to the printer.</summary>
    public static byte[] RenderPdf(CardFaceData data)
    {
        using var canvas = Canvas.ForPdf(WidthPoints, HeightPoints);
        canvas.SetTitle("KTP-el");
        Draw(canvas, data);
        return canvas.Finish();
    }

    /// <summary>A PNG of 1011 × 638 pixels (300 dots per inch), for the officer's screen.</summary>
    public static byte[] RenderPng(CardFaceData data)
    {
        using var canvas = Canvas.ForPng(WidthPixels, HeightPixels, WidthPixels / WidthPoints);
        Draw(canvas, data);
        return canvas.Finish();
    }

    private static void Draw(Canvas canvas, CardFaceData data)
    {
        DrawGround(canvas);
        canvas.TextFitted(WidthPoints / 2, 13, 226, $"PROVINSI {data.Text.Province}", new Typeface(8, Bold: true), _headline, Align.Centre);
        canvas.TextFitted(WidthPoints / 2, 21.8, 226, data.Text.Regency, new Typeface(8, Bold: true), _headline, Align.Centre);
        canvas.Text(LabelX, 34.6, "NIK", new Typeface(9.6, Bold: true), _ink);
        canvas.Text(LabelX + 21, 34.6, ":", new Typeface(9.6, Bold: true), _ink);
        canvas.Text(LabelX + 29, 34.6, data.Text.Nik, new Typeface(10.4, Bold: true, Typeface.Mono), _ink);
        DrawFields(canvas, data.Text);
        DrawPerson(canvas, data);
        if (data.Specimen)
            DrawSpecimenMark(canvas);
    }

    private static void DrawFields(Canvas canvas, CardFaceText text)
    {
        Field(canvas, 0, "Nama", text.Name, bold: true);
        Field(canvas, 1, "Tempat/Tgl Lahir", $"{text.BirthPlace}, {Day(text.BirthDate)}");
        Field(canvas, 2, "Jenis Kelamin", text.Sex, width: 52);
        canvas.Text(ValueX + 57, FirstLineY + (2 * LineHeight), $"Gol. Darah : {text.BloodType}", _field, _ink);
        Field(canvas, 3, "Alamat", text.Address);
        Field(canvas, 4, "RT/RW", text.RtRw, indent: 7);
        Field(canvas, 5, "Kel/Desa", text.Village, indent: 7);
        Field(canvas, 6, "Kecamatan", text.District, indent: 7);
        Field(canvas, 7, "Agama", text.Religion);
        Field(canvas, 8, "Status Perkawinan", text.MaritalStatus);
        Field(canvas, 9, "Pekerjaan", text.Occupation);
        Field(canvas, 10, "Kewarganegaraan", text.Citizenship);
        Field(canvas, 11, "Berlaku Hingga", text.ValidUntil);
    }

    private static void Field(Canvas canvas, int line, string label, string value, double indent = 0, bool bold = false, double width = ValueWidth)
    {
        var y = FirstLineY + (line * LineHeight);
        canvas.Text(LabelX + indent, y, label, _field, _ink);
        canvas.Text(ColonX, y, ":", _field, _ink);
        canvas.TextFitted(ValueX, y, width, value, _field with { Bold = bold }, _ink);
    }

    private static void DrawPerson(Canvas canvas, CardFaceData data)
    {
        using var photo = Picture.TryRead(data.PhotoJpeg)
            ?? throw new ArgumentException("The photo is no readable picture.", nameof(data));
        canvas.Picture(photo, _photo, cover: true);
        var centre = _photo.X + (_photo.Width / 2);
        canvas.TextFitted(centre, 106.5, 58, data.Text.IssuedPlace, new Typeface(6), _ink, Align.Centre);
        canvas.Text(centre, 113.8, Day(data.Text.IssuedOn), new Typeface(6), _ink, Align.Centre);
        if (data.SignaturePng is null)
            return;
        using var signature = Picture.TryRead(data.SignaturePng)
            ?? throw new ArgumentException("The signature is no readable picture.", nameof(data));
        canvas.Picture(signature, _signature, cover: false);
    }

    private static void DrawGround(Canvas canvas)
    {
        canvas.FillGradient(_card, Colour.FromRgb(0xD7, 0xEC, 0xFB), Colour.FromRgb(0xB4, 0xD8, 0xF3), Colour.FromRgb(0xDD, 0xF0, 0xFC));

        // Quiet arcs from one corner: a picture of our own that recalls no emblem and no protective print.
        var arc = Colour.FromRgb(0x4A, 0x93, 0xCB);
        Span<(double X, double Y)> points = stackalloc (double X, double Y)[49];
        for (var ring = 0; ring < 9; ring++)
        {
            var radius = 46 + (ring * 21);
            for (var i = 0; i < points.Length; i++)
            {
                var angle = Math.PI / 2 * i / (points.Length - 1);
                points[i] = (WidthPoints - (radius * Math.Cos(angle)), HeightPoints - (radius * Math.Sin(angle)));
            }

            canvas.Polyline(points, 5, arc.WithAlpha(0.075 - (ring * 0.004)));
        }

        canvas.Fill(new Box(0, 0, WidthPoints, 2.2), Colour.FromRgb(0x2F, 0x7A, 0xB8).WithAlpha(0.55));
        canvas.Fill(new Box(0, HeightPoints - 2.2, WidthPoints, 2.2), Colour.FromRgb(0x2F, 0x7A, 0xB8).WithAlpha(0.55));
    }

    private static void DrawSpecimenMark(Canvas canvas)
    {
        canvas.Turned(WidthPoints / 2, HeightPoints / 2, -27, turned =>
            turned.Text(0, 17, "CONTOH", new Typeface(50, Bold: true), Colour.FromRgb(0xB0, 0x1E, 0x2E).WithAlpha(0.20), Align.Centre));
    }

    private static string Day(DateOnly date) => date.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture);
}
