namespace KtpBot.Backoffice.Pages.Registration;

/// <summary>Addresses of the registration pages.</summary>
internal static class RegistrationLinks
{
    public const string Import = "/impor-tautan";

    public const string PrintOrder = "/urutan-cetak";

    public static string Preview(string key) => $"{Import}/{key}";

    public static string Imported(string key) => $"{Import}/{key}/hasil";
}
