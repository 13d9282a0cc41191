using System.Security.Cryptography;
using System.Text.Json;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>Where a media file lies for the next five minutes, as GET /{media-id} tells.</summary>
internal sealed record WhatsAppMedia(Uri Address, string? MimeType, long? Size, string? Sha256)
{
    /// <summary>The look-up's answer, or null when it names no address.</summary>
    public static WhatsAppMedia? Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            return Uri.TryCreate(root.Text("url"u8), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                ? new WhatsAppMedia(address, root.Text("mime_type"u8), root.Number("file_size"u8), root.Text("sha256"u8))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>How a failed look-up or download ends; null when it went well.</summary>
    public static FetchResult? Refusal(ProviderAnswer answer)
    {
        if (answer.IsSuccess) return null;
        if (answer.TooLarge) return new FetchFailed("too-large", TooLarge: true);
        if (answer.Broken is { } broken) return new FetchLater(broken);
        var (code, isTransient) = WhatsAppErrors.Read(answer.Body);
        return WhatsAppErrors.Judge(answer.Status, code, isTransient, answer.RetryAfter) switch
        {
            TryLater later => new FetchLater(later.Code, later.After),
            Refused refused => new FetchFailed(refused.Code, TooLarge: false),
            _ => new FetchLater("http"),
        };
    }

    /// <summary>Published as hex; webhooks carry the same as Base64.</summary>
    public bool Matches(ReadOnlySpan<byte> hash)
    {
        if (string.IsNullOrEmpty(Sha256)) return true;
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        if (Sha256.Length == SHA256.HashSizeInBytes * 2)
            return Convert.FromHexString(Sha256, given, out _, out _) == System.Buffers.OperationStatus.Done && given.SequenceEqual(hash);
        return Convert.TryFromBase64String(Sha256, given, out var length) && length == given.Length && given.SequenceEqual(hash);
    }
}
