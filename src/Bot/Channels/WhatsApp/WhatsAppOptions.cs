using System.Globalization;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>Section <c>Channels:WhatsApp</c>. With none of the four keys set the channel is off.</summary>
public sealed class WhatsAppOptions
{
    public const string Section = "Channels:WhatsApp";

    private const double ProviderPerSecond = 80;
    private const double ProviderCitizenSeconds = 6;
    private const int ProviderCitizenBurst = 45;

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

    /// <summary>Messages a second from this number; 0 for no bound. Unset: the provider's 80, and none where another far side speaks for it.</summary>
    public double? MessagesPerSecond { get; set; }

    /// <summary>Messages that may go to one citizen at once. Unset: the provider's 45.</summary>
    public int? CitizenBurst { get; set; }

    /// <summary>After a burst one message to a citizen in so many seconds; 0 for no bound. Unset: the provider's 6, and no bound with another far side.</summary>
    public double? CitizenSecondsPerMessage { get; set; }

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
        if (MessagesPerSecond is < 0 or > 100_000 || CitizenSecondsPerMessage is < 0 or > 3600 || CitizenBurst is < 1 or > 100_000)
            return "Channels__WhatsApp__MessagesPerSecond dan …__CitizenSecondsPerMessage tidak boleh kurang dari 0, …__CitizenBurst tidak boleh kurang dari 1.";
        return PhoneNumberId!.All(char.IsAsciiDigit)
            ? null
            : "Channels__WhatsApp__PhoneNumberId adalah ID nomor (angka saja) dari WhatsApp Manager, bukan nomor teleponnya.";
    }

    /// <summary>How fast messages may leave. https://developers.facebook.com/documentation/business-messaging/whatsapp/throughput</summary>
    internal ChannelPace Pace()
    {
        var own = new Uri(ApiBaseUrl).Host is "graph.facebook.com";
        var perSecond = MessagesPerSecond ?? (own ? ProviderPerSecond : 0);
        var seconds = CitizenSecondsPerMessage ?? (own ? ProviderCitizenSeconds : 0);
        return new ChannelPace(
            perSecond > 0 ? new TokenRate(perSecond, Math.Max(1, (int)perSecond)) : null,
            seconds > 0 ? new TokenRate(1 / seconds, CitizenBurst ?? ProviderCitizenBurst) : null);
    }
}
