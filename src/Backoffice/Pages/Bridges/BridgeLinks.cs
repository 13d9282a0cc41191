using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace KtpBot.Backoffice.Pages.Bridges;

/// <summary>Addresses of the pages about applications outside.</summary>
internal static class BridgeLinks
{
    public const string List = "/aplikasi-lain";

    public static string Sheet(long caseId, string system) => $"/berkas/{Text(caseId)}/lembar-{system}";

    public static string Bundle(long caseId, string system) => Sheet(caseId, system) + "?handler=Bundle";

    public static string Note(long caseId, string system) => $"/berkas/{Text(caseId)}/aplikasi-lain/{system}";

    /// <summary>Puts an earlier note right.</summary>
    public static string Correct(long caseId, string system, long entryId) => $"{Note(caseId, system)}?betulkan={Text(entryId)}";

    public static string Meaning(long caseId, string system) => Note(caseId, system) + "?handler=Meaning";

    public static string ListOf(BridgeQuery query, string? handler = null) => QueryHelpers.AddQueryString(List, new Dictionary<string, string?>
    {
        ["handler"] = handler,
        ["bulan"] = query.Month,
        ["aplikasi"] = query.System,
        ["hasil"] = query.Outcome,
        ["petugas"] = query.Officer is { } officer ? Text(officer) : null,
    }.Where(p => !string.IsNullOrEmpty(p.Value)));

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
