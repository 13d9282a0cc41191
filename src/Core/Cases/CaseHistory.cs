using KtpBot.Core.Devices;
using KtpBot.Core.Workflow;

namespace KtpBot.Core.Cases;

/// <summary>Turns the stored history of a case into sentences for officers.</summary>
public static class CaseHistory
{
    /// <summary>What happened, in Indonesian: the outcome's own label for decisions, plain words for everything else.</summary>
    /// <param name="happened">The stored event; its step is the one at which it happened.</param>
    /// <param name="procedure">The case's procedure, or null when its file is gone.</param>
    public static string Sentence(CaseEvent happened, Procedure? procedure)
    {
        var step = procedure?.Step(happened.StepId);
        if (EventKinds.OutcomeOf(happened.Kind) is { } outcome) return step?.Decision(outcome)?.Label ?? outcome;

        return happened.Kind switch
        {
            "Submitted" => "Permohonan masuk",
            "DocumentSent" => "Dokumen diterima",
            "DocumentPromised" => "Dokumen akan dibawa ke kantor",
            "SlotChosen" => "Jadwal rekam dipilih",
            "SlotGivenBack" => "Jadwal rekam dibatalkan pemohon, permohonan tetap berjalan",
            "ComingConfirmed" => "Pemohon memastikan akan datang",
            "Arrived" => "Pemohon sudah datang",
            "QueueCalled" => "Dipanggil ke loket",
            "WaitBegun" => "Masuk daftar tunggu jadwal rekam",
            "WaitLeft" => "Keluar dari daftar tunggu",
            "WaitExpired" => "Daftar tunggu ditutup: harinya sudah lewat",
            "SeatOffered" => "Tempat kosong ditawarkan dari daftar tunggu",
            "OfferDeclined" => "Tawaran tempat tidak diambil",
            "OfferExpired" => "Tawaran tempat lewat waktunya",
            "BiodataEntered" => "Biodata kartu diisi",
            "DeviceWorkAsked" => "Dikirim ke komputer loket: " + WorkOf(happened.ReasonCode),
            "DeviceDone" => "Selesai di komputer loket: " + WorkOf(happened.ReasonCode),
            "DeviceTooLate" => "Hasil komputer loket datang setelah permohonan berakhir, tidak disimpan",
            "DeviceFailed" => "Gagal di komputer loket",
            "PrintGood" => "Kartu diperiksa petugas: baik",
            "PrintBad" => "Kartu diperiksa petugas: tidak baik",
            "HandedOver" => "Kartu diserahkan",
            "Withdrawn" => "Permohonan dibatalkan",
            "Recorded" => "Perekaman biometrik selesai",
            EventKinds.RecordingVoid => "Rekaman tidak dapat dipakai, perlu rekam ulang",
            EventKinds.RecordKnown => $"Status rekam: {happened.ReasonCode}",
            EventKinds.RecordTold => "Pemohon dikabari tentang status rekam",
            "Skipped" => $"Langkah dilewati: {step?.Title ?? happened.StepId}",
            "Reminded" => "Pengingat dikirim",
            "ReceiptSent" => "Tanda terima dikirim",
            "LetterSent" => "Surat pengantar dikirim ke percakapan pemohon",
            Corrections.Asked => happened.ReasonCode == nameof(CorrectedField.Phone) ? "Pemohon minta nomor HP diperbaiki" : "Pemohon minta nama diperbaiki",
            Corrections.Made => "Perbaikan data disetujui petugas",
            Corrections.Refused => "Perbaikan data tidak disetujui petugas",
            "PopulationChecked" => "Dicocokkan dengan data kependudukan",
            "PhoneChanged" => "Pemohon mengganti nomor HP",
            EventKinds.BridgeNoted => "Dicatat dari aplikasi lain",
            EventKinds.BridgeCorrected => "Catatan dari aplikasi lain dibetulkan",
            EventKinds.CorrectionOver => "Batas perbaikan di aplikasi lain lewat",
            EventKinds.TaskDone => $"Tugas selesai: {step?.Tasks.FirstOrDefault(t => t.Id == happened.ReasonCode)?.Title ?? happened.ReasonCode}",
            EventKinds.Paused => "Dijeda",
            EventKinds.Resumed => "Dilanjutkan setelah jeda",
            EventKinds.StoodIn => "Bertindak sebagai pengganti",
            EventKinds.VersionMoved => $"Dipindahkan ke versi lain SOP ({happened.ReasonCode?.Replace(">", " ke ", StringComparison.Ordinal)})",
            "ToldByMail" => "Kabar dikirim lewat e-mail",
            "ChatJoined" => "Pemohon menghubungkan percakapannya; kabar selanjutnya dikirim ke sana",
            "NotTold" => "Kabar tidak dikirim: " + NotToldWhy(happened.ReasonCode),
            "HolderMoved" => "Nomor warga berganti pemegang, kabar dilanjutkan di kanal lain milik warga",
            _ => happened.Kind,
        };
    }

    /// <summary>The coded reasons of an event, each with the document it is about.</summary>
    public static IReadOnlyList<(string? Requirement, string Label)> Reasons(CaseEvent happened, ReasonBook reasons) =>
        EventKinds.OutcomeOf(happened.Kind) is null || happened.ReasonCode is not { Length: > 0 } codes
            ? []
            : [.. codes.Split(',').Select(code => code.Split(':')).Select(parts => (parts.Length > 1 ? parts[0] : null, reasons.Find(parts[^1])?.Label ?? parts[^1]))];

    private static string NotToldWhy(string? reason) => reason switch
    {
        "holder-changed" => "nomor warga berganti pemegang, hubungi warga lewat cara lain",
        "opted-out" => "warga tidak mau menerima kabar",
        _ => "warga tidak dapat dihubungi di kanalnya, hubungi lewat cara lain",
    };

    private static string WorkOf(string? kind) => kind switch
    {
        nameof(DeviceJobKind.CapturePhoto) => "foto",
        nameof(DeviceJobKind.CaptureFingerprints) => "sidik jari",
        nameof(DeviceJobKind.CaptureSignature) => "tanda tangan",
        nameof(DeviceJobKind.PrintCard) => "cetak kartu",
        _ => "pekerjaan perangkat",
    };
}
