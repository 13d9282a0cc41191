using KtpBot.Core.Cases;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>The stages in officers' words, and the groups by which the list is worked off.</summary>
internal static class StageLabels
{
    /// <summary>Tabs of the list, in the order of the work.</summary>
    public static IReadOnlyList<StageGroup> Groups { get; } =
    [
        new("verifikasi", "Verifikasi", [CaseStage.Submitted, CaseStage.Verifying]),
        new("dikembalikan", "Dikembalikan", [CaseStage.Returned]),
        new("rekam", "Perekaman", [CaseStage.AwaitingRecording, CaseStage.AwaitingCentral, CaseStage.Blocked]),
        new("persetujuan", "Persetujuan", [CaseStage.AwaitingApproval]),
        new("cetak", "Cetak", [CaseStage.ReadyToPrint, CaseStage.Printing, CaseStage.Printed]),
        new("ambil", "Siap diambil", [CaseStage.ReadyForPickup]),
        new("selesai", "Selesai", [CaseStage.HandedOver, CaseStage.Rejected, CaseStage.Cancelled, CaseStage.Expired]),
    ];

    public static string Label(CaseStage stage) => stage switch
    {
        CaseStage.Submitted => "Baru masuk",
        CaseStage.Verifying => "Diverifikasi",
        CaseStage.Returned => "Dikembalikan ke pemohon",
        CaseStage.AwaitingRecording => "Menunggu perekaman",
        CaseStage.AwaitingCentral => "Menunggu data pusat",
        CaseStage.Blocked => "Terkendala",
        CaseStage.AwaitingApproval => "Menunggu persetujuan",
        CaseStage.ReadyToPrint => "Siap cetak",
        CaseStage.Printing => "Sedang dicetak",
        CaseStage.Printed => "Tercetak, perlu diperiksa",
        CaseStage.ReadyForPickup => "Siap diambil",
        CaseStage.HandedOver => "Sudah diserahkan",
        CaseStage.Rejected => "Ditolak",
        CaseStage.Cancelled => "Dibatalkan",
        CaseStage.Expired => "Kedaluwarsa",
    };

    /// <summary>As <see cref="Label(CaseStage)"/>, for a service that may end without a card.</summary>
    public static string Label(CaseStage stage, bool printsCard) => (stage, printsCard) switch
    {
        (CaseStage.Verifying, false) => "Dikerjakan",
        (CaseStage.AwaitingRecording, false) => "Menunggu datang",
        (CaseStage.HandedOver, false) => "Selesai",
        _ => Label(stage),
    };

    /// <summary>The colour family of the badge.</summary>
    public static string Tone(CaseStage stage) => stage switch
    {
        CaseStage.Submitted or CaseStage.Verifying or CaseStage.AwaitingApproval => "blue",
        CaseStage.Returned or CaseStage.AwaitingCentral => "amber",
        CaseStage.AwaitingRecording or CaseStage.ReadyToPrint or CaseStage.Printing or CaseStage.Printed => "violet",
        CaseStage.ReadyForPickup or CaseStage.HandedOver => "green",
        CaseStage.Blocked or CaseStage.Rejected => "red",
        CaseStage.Cancelled or CaseStage.Expired => "grey",
    };

    public static bool IsEnd(CaseStage stage) => stage is CaseStage.HandedOver or CaseStage.Rejected or CaseStage.Cancelled or CaseStage.Expired;
}
