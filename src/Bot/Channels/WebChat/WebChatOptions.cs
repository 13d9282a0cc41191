namespace KtpBot.Bot.Channels.WebChat;

/// <summary>Section <c>Channels:WebChat</c> of the configuration.</summary>
public sealed class WebChatOptions
{
    public const string Section = "Channels:WebChat";

    /// <summary>The smallest secret that cannot be guessed in practice.</summary>
    public const int SecretLength = 24;

    /// <summary>What another server of the office sends as Bearer to <c>tokens/generate</c>. Unset: only our own page opens conversations.</summary>
    public string? Secret { get; set; }

    /// <summary>Other sites that may open conversations from the browser, as origins: "https://kwangsan.desa.id".</summary>
    public string[] TrustedOrigins { get; set; } = [];

    /// <summary>How this server is seen from outside, for example "https://layanan.kwangsan.desa.id". Unset: as the request says.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Seconds that a token opens its conversation; Direct Line's own value is 1,800.</summary>
    public int TokenSeconds { get; set; } = 1800;

    /// <summary>Days after the last visit in which the page on the same device takes its conversation up again.</summary>
    public int ResumeDays { get; set; } = 30;

    /// <summary>Seconds of silence after which an open stream gets an empty frame (and looks for messages written by another node).</summary>
    public double KeepAliveSeconds { get; set; } = 15;

    /// <summary>Largest upload in bytes, all parts together.</summary>
    public long UploadBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>Conversations that one address opens at once; refilled in a minute. Whole villages share one mobile address.</summary>
    public int NewChatsPerMinute { get; set; } = 60;

    /// <summary>Activities that one conversation posts at once; two a second come back.</summary>
    public int PostsAtOnce { get; set; } = 20;

    /// <summary>Requests a second from one address, with a burst of four times as many.</summary>
    public int RequestsPerSecond { get; set; } = 200;

    /// <summary>The sentence that says what to set, or null when all is well.</summary>
    public string? Problem() =>
        Secret is { Length: > 0 and < SecretLength } ? $"Channels__WebChat__Secret terlalu pendek: isi paling sedikit {SecretLength} karakter acak, atau kosongkan."
        : TrustedOrigins.FirstOrDefault(x => !IsOrigin(x)) is { } wrong ? $"Channels__WebChat__TrustedOrigins memuat \"{wrong}\": tulis seperti \"https://kwangsan.desa.id\", tanpa garis miring di akhir."
        : PublicUrl is { Length: > 0 } url && !IsOrigin(url) ? $"Channels__WebChat__PublicUrl \"{url}\" keliru: tulis seperti \"https://layanan.kwangsan.desa.id\", tanpa garis miring di akhir."
        : TokenSeconds < 60 || ResumeDays < 1 || KeepAliveSeconds <= 0 || UploadBytes < 1 || NewChatsPerMinute < 1 || PostsAtOnce < 1 || RequestsPerSecond < 1
            ? "Angka di bagian Channels__WebChat harus positif (TokenSeconds paling sedikit 60)."
            : null;

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority) == text;
}
