using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>X-Hub-Signature-256: HMAC-SHA256 of the raw body with the app secret, as "sha256=" and hex.</summary>
internal sealed class WhatsAppSignature(string appSecret)
{
    private const string Prefix = "sha256=";

    private readonly byte[] _key = Encoding.UTF8.GetBytes(appSecret);

    /// <summary>Compared in constant time; a header of another form is simply wrong.</summary>
    public bool IsValid(ReadOnlySpan<byte> body, string? header)
    {
        if (header is null || header.Length != Prefix.Length + (HMACSHA256.HashSizeInBytes * 2) || !header.StartsWith(Prefix, StringComparison.Ordinal)) return false;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (Convert.FromHexString(header.AsSpan(Prefix.Length), given, out _, out _) != OperationStatus.Done) return false;
        HMACSHA256.HashData(_key, body, expected);
        return CryptographicOperations.FixedTimeEquals(expected, given);
    }
}
