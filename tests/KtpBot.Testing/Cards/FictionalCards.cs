using KtpBot.Core.Imaging;
using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Testing.Cards;

/// <summary>Cards and receipts of people who do not exist. The village is real, everything else is made up.</summary>
public static class FictionalCards
{
    public static CardFaceText SitiText() => new()
    {
        Province = "JAWA TIMUR",
        Regency = "KABUPATEN SIDOARJO",
        Nik = "3515174101080001",
        Name = "SITI CONTOH AMINAH",
        BirthPlace = "SIDOARJO",
        BirthDate = new DateOnly(2008, 1, 1),
        Sex = "PEREMPUAN",
        BloodType = "O",
        Address = "JL. MELATI CONTOH NO. 7",
        RtRw = "003/001",
        Village = "KWANGSAN",
        District = "SEDATI",
        Religion = "ISLAM",
        MaritalStatus = "BELUM KAWIN",
        Occupation = "PELAJAR/MAHASISWA",
        Citizenship = "WNI",
        ValidUntil = "SEUMUR HIDUP",
        IssuedPlace = "SIDOARJO",
        IssuedOn = new DateOnly(2026, 11, 20),
    };

    public static CardFaceData Siti() => new(SitiText(), PortraitJpeg(), SignaturePng(), Specimen: true);

    /// <summary>A head and shoulders of flat colours on blue, as JPEG.</summary>
    public static byte[] PortraitJpeg()
    {
        using var canvas = Canvas.ForPng(480, 640);
        canvas.Fill(new Box(0, 0, 480, 640), Colour.FromRgb(0x1F, 0x5F, 0xB4));
        canvas.FillRounded(new Box(80, 430, 320, 300), 110, Colour.FromRgb(0x3B, 0x3F, 0x5C));
        canvas.FillCircle(240, 270, 140, Colour.FromRgb(0x2A, 0x22, 0x20));
        canvas.FillCircle(240, 300, 118, Colour.FromRgb(0xC6, 0x95, 0x70));
        return Thumbnail.Jpeg(canvas.Finish(), 640, 90)!;
    }

    public static byte[] SignaturePng() => SignatureImage.RenderPng(
    [
        [.. Enumerable.Range(0, 60).Select(i => new SignaturePoint(i / 60d, 0.5 + (0.4 * Math.Sin(i / 4d) * (1 - (i / 80d)))))],
        [new SignaturePoint(0.2, 0.85), new SignaturePoint(0.95, 0.75)],
    ]);
}
