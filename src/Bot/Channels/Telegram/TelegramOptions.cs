using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>Section <c>Channels:Telegram</c>. Without a token, a secret, polling or a webhook address the channel is off.</summary>
public sealed class TelegramOptions
{
    public const string Section = "Channels:Telegram";

    /// <summary>https://core.telegram.org/bots/api#setwebhook: of the secret token.</summary>
    private const int SecretLength = 256;

    private const string ProviderHost = "api.telegram.org";

    /// <summary>Telegram's Bot API, or a far side that speaks it.</summary>
    public string ApiBaseUrl { get; set; } = "https://api.telegram.org";

    /// <summary>From @BotFather.</summary>
    public string? BotToken { get; set; }

    /// <summary>A word of our own choice that comes back with every webhook.</summary>
    public string? SecretToken { get; set; }

    /// <summary>Ask Telegram for updates instead of being called: for offices without a public address.</summary>
    public bool Polling { get; set; }

    /// <summary>When set, this address is registered as the webhook at start, together with the secret.</summary>
    public string? RegisterWebhookUrl { get; set; }

    /// <summary>Messages a second to all citizens together. Unset: 30 at Telegram's own address, no bound at another (an own Bot API server, a simulator).</summary>
    public double? MessagesPerSecond { get; set; }

    /// <summary>Messages a second to one citizen in the long run. Unset: 1 at Telegram's own address, no bound at another.</summary>
    public double? ChatMessagesPerSecond { get; set; }

    /// <summary>Messages that may reach one citizen at once. Unset: 3.</summary>
    public int? ChatBurst { get; set; }

    internal bool IsConfigured => Polling || !string.IsNullOrWhiteSpace(BotToken + SecretToken + RegisterWebhookUrl);

    internal ChannelPace Pace
    {
        get
        {
            var own = Uri.TryCreate(ApiBaseUrl, UriKind.Absolute, out var uri) && uri.Host.Equals(ProviderHost, StringComparison.OrdinalIgnoreCase);
            var whole = MessagesPerSecond ?? (own ? TelegramLimits.MessagesPerSecond : null);
            var chat = ChatMessagesPerSecond ?? (own ? TelegramLimits.ChatMessagesPerSecond : null);
            return new ChannelPace(
                whole is { } all ? new TokenRate(all, TelegramLimits.Burst) : null,
                chat is { } one ? new TokenRate(one, ChatBurst ?? TelegramLimits.ChatBurst) : null);
        }
    }

    /// <summary>The sentence that says what to set, or null when all is well.</summary>
    public string? Problem()
    {
        if (ChannelServices.Missing("Channels__Telegram__", (nameof(BotToken), BotToken)) is { } missing) return missing + " Token bot diberikan oleh @BotFather.";
        if (BotToken!.Any(c => char.IsWhiteSpace(c) || c is '/' or '?' or '#')) return "Channels__Telegram__BotToken tidak berbentuk token bot dari @BotFather.";
        if (!Uri.TryCreate(ApiBaseUrl, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return "Isi Channels__Telegram__ApiBaseUrl dengan alamat lengkap, misalnya https://api.telegram.org.";
        if (MessagesPerSecond <= 0 || ChatMessagesPerSecond <= 0 || ChatBurst <= 0)
            return "Channels__Telegram__MessagesPerSecond, Channels__Telegram__ChatMessagesPerSecond dan Channels__Telegram__ChatBurst harus lebih dari 0, atau jangan diisi.";
        if (Polling)
        {
            return string.IsNullOrWhiteSpace(RegisterWebhookUrl)
                ? null
                : "Pilih salah satu: Channels__Telegram__Polling=true atau Channels__Telegram__RegisterWebhookUrl.";
        }

        if (string.IsNullOrWhiteSpace(SecretToken)) return "Isi Channels__Telegram__SecretToken dengan kata rahasia untuk webhook, atau Channels__Telegram__Polling=true bila kantor tidak punya alamat publik.";
        if (SecretToken.Length > SecretLength || !SecretToken.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            return "Channels__Telegram__SecretToken hanya boleh berisi A-Z, a-z, 0-9, _ dan -, paling banyak 256.";
        return string.IsNullOrWhiteSpace(RegisterWebhookUrl) || (Uri.TryCreate(RegisterWebhookUrl, UriKind.Absolute, out var hook) && hook.Scheme is "http" or "https")
            ? null
            : "Isi Channels__Telegram__RegisterWebhookUrl dengan alamat lengkap, misalnya https://ktp.desa.id/channels/telegram.";
    }
}
