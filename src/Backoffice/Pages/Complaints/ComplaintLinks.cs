using System.Globalization;

namespace KtpBot.Backoffice.Pages.Complaints;

/// <summary>Addresses of the complaints' pages.</summary>
internal static class ComplaintLinks
{
    public const string List = "/keluhan";

    public static string Show(long id) => string.Create(CultureInfo.InvariantCulture, $"{List}/{id}");

    public static string Proof(long id) => Show(id) + "?handler=Proof";
}
