using KtpBot.Simulator.CameraRoll.Drawing;

namespace KtpBot.Simulator.CameraRoll;

/// <summary>One kind of document: its file name, what people call it, its size on the table and how it is drawn.</summary>
internal sealed record Subject(string Slug, string Title, int Width, int Height, Ink Paper, Action<Canvas> Draw)
{
    /// <summary>A selfie is no paper on a table: it fills the picture.</summary>
    public bool FillsPicture { get; init; }

    public static readonly Subject[] All =
    [
        new("kk", "Kartu Keluarga", 1680, 1180, new Ink(0.97, 0.97, 0.93), FamilyCard.Draw),
        new("ktp-lama", "KTP-el lama", 1000, 630, new Ink(0.66, 0.83, 0.93), OldCard.Draw),
        new("surat-kehilangan", "Surat kehilangan kepolisian", 1190, 1680, new Ink(0.98, 0.98, 0.96), LossLetter.Draw),
        new("buku-nikah", "Buku nikah", 1560, 1080, new Ink(0.93, 0.90, 0.78), MarriageBook.Draw),
        new("akta-kelahiran", "Akta kelahiran", 1190, 1680, new Ink(0.95, 0.96, 0.90), BirthCertificate.Draw),
        new("f102", "Formulir F-1.02", 1190, 1680, new Ink(0.99, 0.99, 0.98), FormF102.Draw),
        new("selfie", "Swafoto", 1200, 1600, new Ink(0.80, 0.85, 0.88), Selfie.Draw) { FillsPicture = true },
    ];
}
