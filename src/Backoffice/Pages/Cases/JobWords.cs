using KtpBot.Core.Devices;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Work of stations in officers' words.</summary>
internal static class JobWords
{
    public static string Kind(string kind) => kind switch
    {
        nameof(DeviceJobKind.CapturePhoto) => "Foto",
        nameof(DeviceJobKind.CaptureFingerprints) => "Sidik jari",
        nameof(DeviceJobKind.CaptureSignature) => "Tanda tangan",
        nameof(DeviceJobKind.PrintCard) => "Cetak kartu",
        _ => kind,
    };

    public static string State(string state) => state switch
    {
        nameof(DeviceJobState.Waiting) => "Menunggu stasiun",
        nameof(DeviceJobState.Claimed) => "Dikerjakan stasiun",
        nameof(DeviceJobState.Submitted) => "Terkirim ke printer",
        nameof(DeviceJobState.Printing) => "Sedang mencetak",
        nameof(DeviceJobState.ConfirmedByPrinter) => "Selesai menurut printer, belum diperiksa",
        nameof(DeviceJobState.CheckedByStaff) => "Sudah diperiksa petugas",
        nameof(DeviceJobState.Done) => "Selesai",
        nameof(DeviceJobState.Failed) => "Gagal",
        nameof(DeviceJobState.Cancelled) => "Dibatalkan",
        _ => state,
    };

    public static string Tone(string state) => state switch
    {
        nameof(DeviceJobState.Waiting) => "amber",
        nameof(DeviceJobState.Claimed) or nameof(DeviceJobState.Submitted) or nameof(DeviceJobState.Printing) => "blue",
        nameof(DeviceJobState.ConfirmedByPrinter) => "violet",
        nameof(DeviceJobState.CheckedByStaff) or nameof(DeviceJobState.Done) => "green",
        nameof(DeviceJobState.Failed) => "red",
        _ => "grey",
    };

    public static bool IsOpen(string state) =>
        state is nameof(DeviceJobState.Waiting) or nameof(DeviceJobState.Claimed) or nameof(DeviceJobState.Submitted) or nameof(DeviceJobState.Printing);
}
