using System.Globalization;

namespace KtpBot.Backoffice.Pages.Queueing;

/// <summary>Addresses of the queue's pages.</summary>
internal static class QueueLinks
{
    public const string Index = "/antrean";
    public const string Take = "/antrean/ambil";

    /// <summary>With the screen's code behind it.</summary>
    public const string Screen = "/antrean/layar";

    public static string Act(string handler) => $"{Index}?handler={handler}";

    public static string Taken(long ticketId) => $"{Take}?nomor={Text(ticketId)}";

    public static string Paper(long ticketId) => $"{Index}/{Text(ticketId)}/tiket";

    /// <summary>An application for the one who holds this number.</summary>
    public static string New(long ticketId) => $"/berkas/baru?antrean={Text(ticketId)}";

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
