using KtpBot.Core.Complaints;

namespace KtpBot.Backoffice.Pages.Complaints;

/// <summary>Kinds, states and tracks of complaints as officers read them.</summary>
internal static class ComplaintWords
{
    public static string Kind(ComplaintKind kind) => kind switch
    {
        ComplaintKind.Levy => "Pungli",
        ComplaintKind.Slow => "Lama, tidak ada kabar",
        ComplaintKind.Manner => "Sikap petugas",
        ComplaintKind.WrongData => "Data atau cetakan salah",
        ComplaintKind.Other => "Lain-lain",
    };

    public static string State(ComplaintState state) => state switch
    {
        ComplaintState.New => "Baru",
        ComplaintState.Taken => "Ditangani",
        ComplaintState.Closed => "Selesai",
    };

    public static string Track(ComplaintTrack track) => track switch
    {
        ComplaintTrack.Simple => "Tanpa pemeriksaan",
        ComplaintTrack.Desk => "Diperiksa di kantor",
        ComplaintTrack.Field => "Diperiksa di lapangan",
    };

    public static string Light(ComplaintLight light) => light switch
    {
        ComplaintLight.Green => "green",
        ComplaintLight.Amber => "amber",
        ComplaintLight.Red => "red",
        ComplaintLight.Off => "",
    };

    /// <summary>What the colour says, for those who do not see it.</summary>
    public static string Standing(ComplaintLight light, bool answered) => light switch
    {
        ComplaintLight.Red => answered ? "⚠ Lewat batas selesai" : "⚠ Lewat batas jawaban",
        ComplaintLight.Amber => answered ? "Segera selesaikan" : "Segera jawab",
        ComplaintLight.Green => answered ? "Masih ada waktu" : "Belum dijawab",
        ComplaintLight.Off => "Selesai",
    };
}
