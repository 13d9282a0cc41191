namespace KtpBot.Backoffice.Pages.Pauses;

/// <summary>Addresses of the page about disturbances of the whole office.</summary>
internal static class PauseLinks
{
    public const string List = "/gangguan";
}
