namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>
/// Limits of the Cloud API, in UTF-16 units or bytes. Long texts are cut a little below them, because the provider does not say how it
/// counts every kind of sign.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/whatsapp-business-phone-number/message-api
/// </summary>
internal static class WhatsAppLimits
{
    /// <summary>4,096 less a margin.</summary>
    public const int TextLength = 4096 - 96;

    /// <summary>Of interactive messages: one published description says 4,096 for lists, another 1,024; the lower one less a margin always passes.</summary>
    public const int InteractiveBodyLength = 1024 - 24;

    public const int Buttons = 3;

    public const int ButtonTitleLength = 20;

    public const int ListRows = 10;

    public const int RowTitleLength = 24;

    public const int RowDescriptionLength = 72;

    /// <summary>Of a list row's id; a button's id may have 256.</summary>
    public const int ChoiceIdLength = 200;

    /// <summary>1,024 less a margin.</summary>
    public const int CaptionLength = 1024 - 24;

    /// <summary>Of a file name, with room for every phone.</summary>
    public const int FileNameLength = 240;

    /// <summary>Of all gaps of a template together: the message may have 1,024, and the template's own words need room.</summary>
    public const int TemplateGapsLength = 700;

    /// <summary>Of a template's text header with its gap.</summary>
    public const int TemplateHeaderLength = 60;

    /// <summary>Of a template button's payload.</summary>
    public const int TemplatePayloadLength = 128;

    /// <summary>Webhook bodies are at most this long.</summary>
    public const int WebhookBytes = 3 * 1024 * 1024;

    /// <summary>After the citizen's last message only templates pass; a minute is kept back for the way.</summary>
    public static readonly TimeSpan ReplyWindow = TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1);

    private const int ImageBytes = 5 * 1024 * 1024;

    private const int DocumentBytes = 100 * 1024 * 1024;

    private static readonly string[] Documents =
        ["application/pdf", "text/plain", "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint"];

    /// <summary>Length of a title or description with its margin: emoji, which are two units each, count as three.</summary>
    public static int Units(string? text) => text is null ? 0 : text.Length + text.Count(char.IsHighSurrogate);

    /// <summary>Kinds of files that can be uploaded and sent. https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media</summary>
    public static bool Takes(string mimeType) =>
        IsImage(mimeType) || Documents.Contains(mimeType) || mimeType.StartsWith("application/vnd.openxmlformats-officedocument.", StringComparison.Ordinal);

    /// <summary>
    /// What a file is called on WhatsApp: calendar files are not among the kinds it takes, but they are text, and the phone opens them by
    /// the end of their name (.ics).
    /// </summary>
    public static string TypeOf(string mimeType) => mimeType == "text/calendar" ? "text/plain" : mimeType;

    public static bool IsImage(string mimeType) => mimeType is "image/jpeg" or "image/png";

    public static int BytesOf(string mimeType) => IsImage(mimeType) ? ImageBytes : DocumentBytes;
}
