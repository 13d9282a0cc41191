namespace KtpBot.Core.Papers;

/// <summary>Where the public checks papers: what their QR codes open.</summary>
/// <param name="PublicUrl">The bot's address as the public reaches it, without a slash at the end; null when it is not configured.</param>
public sealed record CheckAddress(string? PublicUrl)
{
    /// <summary>Configuration key of the address.</summary>
    public const string Key = "Papers:PublicUrl";

    /// <summary>Used where <see cref="Key"/> is not set: the same server also answers web chat.</summary>
    public const string WebChatKey = "Channels:WebChat:PublicUrl";

    /// <summary>The page for typing a code.</summary>
    public const string Path = "/cek";

    /// <summary>What the QR of a paper says. Without an address it is the code alone, which can be typed on the page.</summary>
    public string QrOf(string code) => PublicUrl is null ? CheckCode.Printed(code) : $"{PublicUrl}{Path}/{code}";

    /// <summary>As a person reads the page's address; null when it is not configured.</summary>
    public string? PageWords => PublicUrl is null ? null : new Uri(PublicUrl).Authority + Path;

    /// <exception cref="InvalidOperationException">The address is none; the message says what to set.</exception>
    internal static CheckAddress Of(string? url)
    {
        if (string.IsNullOrWhiteSpace(url)) return new CheckAddress((string?)null);
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority) == url
            ? new CheckAddress(url)
            : throw new InvalidOperationException($"Papers__PublicUrl \"{url}\" keliru: tulis seperti \"https://layanan.kwangsan.desa.id\", tanpa garis miring di akhir.");
    }
}
