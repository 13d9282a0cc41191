namespace KtpBot.Core.Devices;

/// <summary>
/// The catalogue of failures: for every code who may try again and what the officer is told. The officer's text names the
/// next action, because an error without one only produces a telephone call.
/// </summary>
public static class DeviceFailures
{
    /// <summary>Makes the failure for a code; <paramref name="rawReasons"/> are the device's own keywords, kept unchanged.</summary>
    public static DeviceFailure For(DeviceFailureCode code, params IReadOnlyList<string> rawReasons) =>
        new(code, RetryFor(code), TextFor(code), rawReasons);

    private static DeviceRetry RetryFor(DeviceFailureCode code) => code switch
    {
        DeviceFailureCode.PrinterUnreachable or DeviceFailureCode.PrinterBusy => DeviceRetry.ByStation,
        DeviceFailureCode.CancelledByOffice => DeviceRetry.Never,
        DeviceFailureCode.PrinterRefused or DeviceFailureCode.PrinterPaused or DeviceFailureCode.MediaJam
            or DeviceFailureCode.MediaEmpty or DeviceFailureCode.MediaUnsupported or DeviceFailureCode.DocumentUnsupported
            or DeviceFailureCode.RibbonEmpty or DeviceFailureCode.CoverOpen or DeviceFailureCode.HopperFull
            or DeviceFailureCode.AbortedByPrinter or DeviceFailureCode.CancelledAtPrinter
            or DeviceFailureCode.PrintOutcomeUnknown or DeviceFailureCode.CameraUnavailable
            or DeviceFailureCode.FingerprintReaderUnavailable or DeviceFailureCode.SignaturePadUnavailable
            or DeviceFailureCode.CaptureQualityTooLow or DeviceFailureCode.CaptureTimedOut or DeviceFailureCode.BackgroundWrong
            or DeviceFailureCode.OrderIncomplete or DeviceFailureCode.StationFault => DeviceRetry.ByStaff,
    };

    private static string TextFor(DeviceFailureCode code) => code switch
    {
        DeviceFailureCode.PrinterUnreachable =>
            "Printer kartu tidak terhubung. Nyalakan printer dan periksa kabelnya, lalu cetak lagi.",
        DeviceFailureCode.PrinterBusy =>
            "Printer kartu masih mengerjakan kartu lain. Tunggu sampai selesai, lalu cetak lagi.",
        DeviceFailureCode.PrinterRefused =>
            "Printer kartu menolak perintah cetak. Periksa layar printer, lalu cetak lagi atau hubungi teknisi.",
        DeviceFailureCode.PrinterPaused =>
            "Printer kartu sedang dijeda. Tekan tombol lanjut di printer, lalu cetak lagi.",
        DeviceFailureCode.MediaJam =>
            "Kartu macet di dalam printer. Buka printer, keluarkan kartu yang macet, periksa pita, lalu cetak lagi.",
        DeviceFailureCode.MediaEmpty =>
            "Blangko di printer habis. Isi baki kartu, lalu cetak lagi.",
        DeviceFailureCode.MediaUnsupported =>
            "Printer ini tidak menerima ukuran kartu KTP-el (ID-1). Pilih printer kartu yang benar di pengaturan perangkat.",
        DeviceFailureCode.DocumentUnsupported =>
            "Printer ini tidak dapat membaca berkas PDF. Hubungi teknisi untuk memilih printer kartu yang sesuai.",
        DeviceFailureCode.RibbonEmpty =>
            "Pita warna printer habis. Ganti pita, lalu cetak lagi.",
        DeviceFailureCode.CoverOpen =>
            "Penutup printer terbuka. Tutup rapat, lalu cetak lagi.",
        DeviceFailureCode.HopperFull =>
            "Tempat kartu keluar sudah penuh. Ambil kartu yang sudah jadi, lalu cetak lagi.",
        DeviceFailureCode.AbortedByPrinter =>
            "Printer menghentikan pencetakan sebelum selesai. Periksa printer dan kartunya, lalu cetak lagi.",
        DeviceFailureCode.CancelledAtPrinter =>
            "Pencetakan dibatalkan pada printer. Periksa baki keluar, lalu cetak lagi bila kartu belum jadi.",
        DeviceFailureCode.PrintOutcomeUnknown =>
            "Belum pasti apakah kartu ini sudah tercetak. Periksa baki keluar printer dahulu; cetak lagi hanya bila kartunya memang tidak ada.",
        DeviceFailureCode.CameraUnavailable =>
            "Kamera tidak menjawab. Periksa sambungan kamera, lalu ulangi pengambilan foto.",
        DeviceFailureCode.FingerprintReaderUnavailable =>
            "Alat sidik jari tidak menjawab. Periksa sambungannya, lalu ulangi perekaman.",
        DeviceFailureCode.SignaturePadUnavailable =>
            "Papan tanda tangan tidak menjawab. Periksa sambungannya, lalu ulangi perekaman.",
        DeviceFailureCode.CaptureQualityTooLow =>
            "Hasil perekaman belum cukup jelas. Bersihkan alat dan jari, atur cahaya, lalu ulangi.",
        DeviceFailureCode.CaptureTimedOut =>
            "Waktu perekaman habis sebelum hasil didapat. Siapkan pemohon, lalu ulangi.",
        DeviceFailureCode.BackgroundWrong =>
            "Latar belakang foto belum sesuai ketentuan Dukcapil: biru untuk tahun lahir genap, merah untuk tahun lahir ganjil. Ganti latar, lalu ulangi pengambilan foto.",
        DeviceFailureCode.OrderIncomplete =>
            "Data untuk pekerjaan ini belum lengkap (foto atau isian kartu tidak ada). Lengkapi berkas, lalu kirim lagi.",
        DeviceFailureCode.CancelledByOffice =>
            "Pekerjaan dibatalkan oleh petugas sebelum dikerjakan.",
        DeviceFailureCode.StationFault =>
            "Terjadi gangguan pada komputer loket. Ulangi; bila masih terjadi, hubungi teknisi dan sebutkan nomor pekerjaan.",
    };
}
