using System.Globalization;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>Section <c>Channels:WhatsApp</c>. With none of the four keys set the channel is off.</summary>
public sealed class WhatsAppOptions
{
    public const string Section = "Channels:WhatsApp";

    /// <summary>Meta's Graph API, or a far side that speaks it.</summary>
    public string ApiBaseUrl { get; set; } = "https://graph.facebook.com";

    public string ApiVersion { get; set; } = "v23.0";

    /// <summary>Id of the sending number, from the WhatsApp Manager; not the number itself.</summary>
    public string? PhoneNumberId { get; set; }

    /// <summary>Permanent token of a system user with whatsapp_business_messaging.</summary>
    public string? AccessToken { get; set; }

    /// <summary>Signs every webhook.</summary>
    public string? AppSecret { get; set; }

    /// <summary>A word of our own choice, asked back at the webhook's handshake.</summary>
    public string? VerifyToken { get; set; }

    internal bool IsConfigured => !string.IsNullOrWhiteSpace(PhoneNumberId + AccessToken + AppSecret + VerifyToken);

    /// <summary>The sentence that says what to set, or null when all is well.</summary>
    public string? Problem()
    {
        var missing = ChannelServices.Missing(
            "Channels__WhatsApp__",
            (nameof(PhoneNumberId), PhoneNumberId),
            (nameof(AccessToken), AccessToken),
            (nameof(AppSecret), AppSecret),
            (nameof(VerifyToken), VerifyToken));
        if (missing is not null) return missing + " Untuk mematikan WhatsApp, kosongkan keempatnya.";
        if (!Uri.TryCreate(ApiBaseUrl, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return "Isi Channels__WhatsApp__ApiBaseUrl dengan alamat lengkap, misalnya https://graph.facebook.com.";
        if (!ApiVersion.StartsWith('v') || !decimal.TryParse(ApiVersion.AsSpan(1), CultureInfo.InvariantCulture, out _))
            return "Isi Channels__WhatsApp__ApiVersion dengan versi Graph API, misalnya v23.0.";
        return PhoneNumberId!.All(char.IsAsciiDigit)
            ? null
            : "Channels__WhatsApp__PhoneNumberId adalah ID nomor (angka saja) dari WhatsApp Manager, bukan nomor teleponnya.";
    }
}
