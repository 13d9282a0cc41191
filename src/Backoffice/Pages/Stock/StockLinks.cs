namespace KtpBot.Backoffice.Pages.Stock;

/// <summary>Addresses of the pages about blank cards.</summary>
internal static class StockLinks
{
    public const string Page = "/blangko";
}
