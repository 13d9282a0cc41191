namespace KtpBot.Core.People;

/// <summary>Identity values as they may be shown where others could look on.</summary>
public static class Masks
{
    /// <summary>"3515••••••••0001": region and serial stay, the rest does not. Anything that is no 16 digits is hidden whole.</summary>
    public static string Nik(string nik) => nik.Length == 16 ? $"{nik[..4]}••••••••{nik[12..]}" : "••••";

    /// <summary>"••••7890"; hidden whole when there is hardly more than that.</summary>
    public static string Phone(string phone) => phone.Length > 7 ? "••••" + phone[^4..] : "••••";

    /// <summary>"s••••@gmail.com": the first letter and the provider stay.</summary>
    public static string Email(string address) => address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? address[..1] + "••••" + address[at..] : "••••";

    /// <summary>"S*** R*****": the first letter of each word.</summary>
    public static string Name(string name) =>
        string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word[..1] + new string('*', Math.Min(word.Length - 1, 5))));
}
