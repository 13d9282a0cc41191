using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Addresses of the case pages.</summary>
internal static class CaseLinks
{
    public const string List = "/berkas";
    public const string New = "/berkas/baru";

    /// <summary>Today's arrivals and the waiting list.</summary>
    public const string Queue = "/berkas/loket-rekam";
    public const string Approvals = "/persetujuan";

    public static string ListOf(CaseQuery query) => QueryHelpers.AddQueryString(List, new Dictionary<string, string?>
    {
        ["kelompok"] = query.Group,
        ["milik"] = query.Mine ? "true" : null,
        ["layanan"] = query.Service,
        ["langkah"] = query.Step,
        ["terlambat"] = query.Late ? "true" : null,
        ["urut"] = query.Sort,
        ["hal"] = query.PageNumber > 1 ? query.PageNumber.ToString(CultureInfo.InvariantCulture) : null,
        ["cari"] = query.Search,
    }.Where(p => !string.IsNullOrEmpty(p.Value)));

    public static string Show(long caseId) => $"/berkas/{Text(caseId)}";

    public static string Reveal(long caseId) => $"/berkas/{Text(caseId)}/tampilkan";

    public static string Document(long caseId, long documentId) => $"/berkas/{Text(caseId)}/dokumen/{Text(documentId)}";

    public static string Decide(long caseId) => $"/berkas/{Text(caseId)}/putuskan";

    public static string Team(long caseId, string handler) => $"/berkas/{Text(caseId)}/bersama?handler={handler}";

    public static string Close(long caseId, string outcome) => $"/berkas/{Text(caseId)}/tutup/{Uri.EscapeDataString(outcome)}";

    public static string Book(long caseId) => $"/berkas/{Text(caseId)}/jadwal";

    public static string Offer(long caseId) => $"/berkas/{Text(caseId)}/tawarkan";

    public static string Biodata(long caseId) => $"/berkas/{Text(caseId)}/biodata";

    public static string AskStation(long caseId) => $"/berkas/{Text(caseId)}/alat";

    public static string CheckPrint(long caseId) => $"/berkas/{Text(caseId)}/periksa-cetak";

    public static string HandOver(long caseId) => $"/berkas/{Text(caseId)}/serahkan";

    public static string Population(long caseId) => $"/berkas/{Text(caseId)}/data-kependudukan";

    /// <summary>The case page with the form that sends it back open, and a reason chosen.</summary>
    public static string ReturnWith(long caseId, string reason) => $"/berkas/{Text(caseId)}?alasan={Uri.EscapeDataString(reason)}#tindakan";

    public static string TakeDocument(long caseId) => $"/berkas/{Text(caseId)}/terima";

    public static string IssuePaper(long caseId) => $"/berkas/{Text(caseId)}/surat?handler=Issue";

    public static string CancelPaper(long caseId) => $"/berkas/{Text(caseId)}/surat?handler=Cancel";

    public static string Paper(long caseId, long paperId) => $"/berkas/{Text(caseId)}/surat?handler=File&paper={Text(paperId)}";

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
