namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>
/// Limits of the Cloud API, in UTF-16 units or bytes.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/whatsapp-business-phone-number/message-api
/// </summary>
internal static class WhatsAppLimits
{
    public const int TextLength = 4096;

    /// <summary>Of interactive messages: one published description says 4,096 for lists, another 1,024; the lower one always passes.</summary>
    public const int InteractiveBodyLength = 1024;

    public const int Buttons = 3;

    public const int ButtonTitleLength = 20;

    public const int ListRows = 10;

    public const int RowTitleLength = 24;

    public const int RowDescriptionLength = 72;

    /// <summary>Of a list row's id; a button's id may have 256.</summary>
    public const int ChoiceIdLength = 200;

    public const int CaptionLength = 1024;

    /// <summary>Of a file name, with room for every phone.</summary>
    public const int FileNameLength = 240;

    /// <summary>https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media (supported media types)</summary>
    public const int ImageBytes = 5 * 1024 * 1024;

    public const int DocumentBytes = 100 * 1024 * 1024;

    /// <summary>Webhook bodies are at most this long.</summary>
    public const int WebhookBytes = 3 * 1024 * 1024;

    /// <summary>After the citizen's last message only templates pass; a minute is kept back for the way.</summary>
    public static readonly TimeSpan ReplyWindow = TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1);
}
