using KtpBot.Core.Cases;
using KtpBot.Core.Offices;

namespace KtpBot.Core.Papers;

/// <summary>Which papers an officer can issue for a case as it stands.</summary>
internal static class PaperOffers
{
    /// <summary>The service whose outcome is a cover letter.</summary>
    public const string LetterService = "surat_pengantar";

    public static IReadOnlyList<PaperKind> For(OfficeProfile office, PaperMatter matter) => [.. Enum.GetValues<PaperKind>().Where(kind => Fits(kind, office, matter))];

    private static bool Fits(PaperKind kind, OfficeProfile office, PaperMatter matter) => kind switch
    {
        // The one that was sent in the conversation stays valid; it can be downloaded again.
        PaperKind.Receipt => !matter.HasReceipt,
        PaperKind.F102 => matter.FormBox is not ("-" or ""),
        PaperKind.F106 => matter.File.Service == "ubah_data",

        // Somebody else may only come with it where the office accepts a power of attorney, or where the application itself was filed so.
        PaperKind.F107 => office.Pickup == PickupPolicy.PowerOfAttorney || matter.Details.GetValueOrDefault(CaseDetails.Filer) == "orang_lain",
        PaperKind.PickupProof => matter.File.Stage == CaseStage.ReadyForPickup,
        PaperKind.HandOverProof => matter.HandOver is not null,
        PaperKind.ReturnLetter => matter.Return is not null,
        PaperKind.CoverLetter => matter.File.Service == LetterService && matter.File.Stage is (CaseStage.ReadyForPickup or CaseStage.HandedOver),
        PaperKind.QueueTicket => matter.Visit is not null,
        PaperKind.Register or PaperKind.MonthlyRecap => false,
    };
}
