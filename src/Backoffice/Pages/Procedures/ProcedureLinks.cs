namespace KtpBot.Backoffice.Pages.Procedures;

/// <summary>Addresses of the pages about procedures.</summary>
internal static class ProcedureLinks
{
    public const string List = "/sop";

    public const string Versions = "/kelola/sop";

    public static string Show(string id) => $"/sop/{Uri.EscapeDataString(id)}";

    public static string Svg(string id) => Show(id) + "?handler=Svg";

    public static string Pdf(string id) => Show(id) + "?handler=Pdf";
}
