using System.Globalization;

namespace KtpBot.Backoffice.Pages.Records;

/// <summary>Addresses of the pages about population records.</summary>
internal static class RecordLinks
{
    public const string Import = "/rekam-status";

    public static string Single(long caseId) => $"/berkas/{caseId.ToString(CultureInfo.InvariantCulture)}/rekam-status";
}
