using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace KtpBot.Bot.Channels.Email;

/// <summary>
/// TLS to the mail server. Its certificate must be good for the configured host: by the system's authorities, or by the office's own ones when a
/// file names them. There is no setting that accepts any certificate.
/// </summary>
internal sealed class SmtpClientTls
{
    private readonly string _host;
    private readonly X509Certificate2Collection? _own;

    /// <exception cref="InvalidOperationException">The authority's file cannot be read; the message says so.</exception>
    public SmtpClientTls(EmailOptions options)
    {
        _host = options.Host!;
        if (string.IsNullOrWhiteSpace(options.CaFile)) return;
        try
        {
            _own = [];
            _own.ImportFromPemFile(options.CaFile);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            throw new InvalidOperationException("Channels__Email__CaFile tidak dapat dibaca sebagai sertifikat PEM.", error);
        }

        if (_own.Count == 0) throw new InvalidOperationException("Channels__Email__CaFile tidak memuat sertifikat PEM.");
    }

    /// <summary>Begins TLS on the connection.</summary>
    /// <exception cref="AuthenticationException">The certificate is not good, or no common version was found.</exception>
    public async Task<SslStream> BeginAsync(Stream plain, CancellationToken cancellationToken)
    {
        var tls = new SslStream(plain, leaveInnerStreamOpen: false);
        var terms = new SslClientAuthenticationOptions
        {
            TargetHost = _host,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13, // RFC 8996: nothing older.
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck, // An office behind a firewall could not ask, and would send nothing.
        };
        if (_own is not null)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.AddRange(_own);
            terms.CertificateChainPolicy = policy;
        }

        try
        {
            await tls.AuthenticateAsClientAsync(terms, cancellationToken);
            return tls;
        }
        catch
        {
            await tls.DisposeAsync();
            throw;
        }
    }
}
