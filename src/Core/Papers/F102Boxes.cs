using System.Collections.Frozen;

namespace KtpBot.Core.Papers;

/// <summary>Which boxes of form F-1.02 an application marks.</summary>
public static class F102Boxes
{
    // Documents of dialogs/requirements to boxes. What is not here has none: the KK's copy, the old card, a certificate that an office asks on top.
    private static readonly FrozenDictionary<string, F102Attachment> _attachments = new Dictionary<string, F102Attachment>(StringComparer.Ordinal)
    {
        ["kk_lama"] = F102Attachment.OldFamilyCard,
        ["buku_nikah"] = F102Attachment.MarriageBook,
        ["akta_cerai"] = F102Attachment.DivorceCertificate,
        ["skpwni"] = F102Attachment.MovingLetter,
        ["skp_luar_negeri"] = F102Attachment.MissionMovingLetter,
        ["ktp_rusak"] = F102Attachment.DamagedCard,
        ["paspor"] = F102Attachment.TravelDocument,
        ["surat_hilang"] = F102Attachment.PoliceLossLetter,
        ["bukti_nama"] = F102Attachment.ProofOfEvent,
        ["bukti_pekerjaan"] = F102Attachment.ProofOfEvent,
        ["bukti_perubahan"] = F102Attachment.ProofOfEvent,
        ["akta_kematian"] = F102Attachment.DeathCertificate,
        ["kitap"] = F102Attachment.PermanentStayCard,
    }.ToFrozenDictionary();

    /// <summary>
    /// The box of the request. A new photo has none of its own: it counts as changed data (IV-B), or as a damaged card (II-C-2) where
    /// the card is damaged too.
    /// </summary>
    /// <param name="service">The case's service.</param>
    /// <param name="formBox">As dialogs/requirements names it; "-" for a service without this form.</param>
    /// <param name="details">What was answered about the application.</param>
    public static IReadOnlySet<string> Requests(string service, string formBox, IReadOnlyDictionary<string, string> details)
    {
        if (formBox is "-" or "") return FrozenSet<string>.Empty;
        return FrozenSet.Create(service == "ganti_foto" && details.GetValueOrDefault("alasan") == "rusak" ? "II-C-2" : formBox);
    }

    /// <summary>The boxes of the documents that lie with the application. An old card is a damaged one where that is what the request says.</summary>
    /// <param name="documents">Requirement codes.</param>
    /// <param name="requests">As <see cref="Requests"/> gave them.</param>
    public static IReadOnlySet<F102Attachment> Attached(IEnumerable<string> documents, IReadOnlySet<string> requests) => documents
        .Select(code => code is "ktp_lama" && requests.Contains("II-C-2") ? "ktp_rusak" : code)
        .Where(_attachments.ContainsKey).Select(code => _attachments[code]).ToFrozenSet();
}
