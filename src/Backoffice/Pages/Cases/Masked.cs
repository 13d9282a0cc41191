namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Identity numbers as shown until an officer asks for them.</summary>
internal static class Masked
{
    /// <summary>"3515••••••••0001".</summary>
    public static string Nik(string nik) => nik.Length == 16 ? string.Concat(nik.AsSpan(0, 4), "••••••••", nik.AsSpan(12)) : "••••";

    /// <summary>"0812••••789" from E.164.</summary>
    public static string Phone(string phone)
    {
        var national = Phones.ForPeople(phone).Replace("-", "", StringComparison.Ordinal);
        return national.Length < 9 ? "••••" : string.Concat(national.AsSpan(0, 4), "••••", national.AsSpan(national.Length - 3));
    }
}
