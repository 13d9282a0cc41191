namespace KtpBot.Core.Devices;

/// <summary>Which background belongs to whom.</summary>
public static class PhotoBackgroundRule
{
    /// <summary>
    /// Blue for an even, red for an odd year of birth: standing rule of Ditjen Dukcapil, confirmed in June 2025 by its
    /// Direktur Pendaftaran Penduduk. No article number is known, so screens call it "ketentuan Dukcapil".
    /// </summary>
    public static PhotoBackground For(int birthYear) => birthYear % 2 == 0 ? PhotoBackground.Blue : PhotoBackground.Red;
}
