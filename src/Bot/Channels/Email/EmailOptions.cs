using System.Net;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Email;

/// <summary>How the line to the mail server is kept secret.</summary>
public enum EmailSecurity
{
    /// <summary>Plain greeting, then TLS before anything else is said (RFC 3207). A server that does not offer it gets no mail.</summary>
    StartTls,

    /// <summary>TLS from the first byte, port 465 (RFC 8314 section 3.3).</summary>
    Tls,

    /// <summary>No TLS: for a relay on this very machine.</summary>
    None,
}

/// <summary>Section <c>Channels:Email</c>. Without a host the channel is off.</summary>
public sealed class EmailOptions
{
    public const string Section = "Channels:Email";

    private const string Prefix = "Channels__Email__";

    /// <summary>The office's mail server.</summary>
    public string? Host { get; set; }

    /// <summary>Unset: 587 (RFC 6409), with Tls 465.</summary>
    public int? Port { get; set; }

    public EmailSecurity Security { get; set; } = EmailSecurity.StartTls;

    /// <summary>Unset: the server takes mail without sign-in.</summary>
    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>The address that the mail comes from.</summary>
    public string? From { get; set; }

    /// <summary>The name before it. Unset: the office's.</summary>
    public string? FromName { get; set; }

    /// <summary>Where answers go, when a person reads them. Unset: to From.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>PEM file with the certificates of the office's own authority; they count beside no others. Unset: the system's.</summary>
    public string? CaFile { get; set; }

    /// <summary>Mails a second.</summary>
    public double MessagesPerSecond { get; set; } = 2;

    internal bool IsConfigured => !string.IsNullOrWhiteSpace(Host);

    internal int PortOrUsual => Port ?? (Security == EmailSecurity.Tls ? 465 : 587);

    internal ChannelPace Pace => new(new TokenRate(MessagesPerSecond, 5), null);

    /// <summary>The sentence that says what to set, or null when all is well.</summary>
    public string? Problem()
    {
        if (ChannelServices.Missing(Prefix, (nameof(From), From)) is { } missing) return missing + " Alamat ini tercantum sebagai pengirim e-mail.";
        if (Host!.Any(c => char.IsWhiteSpace(c) || c is '/' or ':' or '@') && !IPAddress.TryParse(Host, out _)) return $"{Prefix}Host berisi nama server saja, misalnya smtp.desa.id; portnya di {Prefix}Port.";
        if (PortOrUsual is < 1 or > 65535) return $"{Prefix}Port harus 1 sampai 65535, biasanya 587.";
        if (!MailAddress.Fits(From)) return $"{Prefix}From bukan alamat e-mail, misalnya ktp@desa.id.";
        if (!string.IsNullOrWhiteSpace(ReplyTo) && !MailAddress.Fits(ReplyTo)) return $"{Prefix}ReplyTo bukan alamat e-mail, misalnya pelayanan@desa.id.";
        if (string.IsNullOrEmpty(UserName) != string.IsNullOrEmpty(Password)) return $"Isi {Prefix}UserName dan {Prefix}Password bersama-sama, atau kosongkan keduanya.";
        if (Security == EmailSecurity.None && !IsLoopback(Host!)) return $"{Prefix}Security=None hanya untuk server di komputer ini sendiri (127.0.0.1). Pakai StartTls atau Tls.";
        if (MessagesPerSecond <= 0) return $"{Prefix}MessagesPerSecond harus lebih dari 0, atau jangan diisi.";
        return string.IsNullOrWhiteSpace(CaFile) || File.Exists(CaFile) ? null : $"{Prefix}CaFile menunjuk berkas yang tidak ada.";
    }

    private static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
