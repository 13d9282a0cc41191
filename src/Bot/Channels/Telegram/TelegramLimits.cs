namespace KtpBot.Bot.Channels.Telegram;

/// <summary>Limits of the Bot API, in UTF-16 units or bytes. https://core.telegram.org/bots/api</summary>
internal static class TelegramLimits
{
    /// <summary>sendMessage.text</summary>
    public const int TextLength = 4096;

    /// <summary>Captions of photos and documents.</summary>
    public const int CaptionLength = 1024;

    /// <summary>InlineKeyboardButton.callback_data, in bytes.</summary>
    public const int CallbackDataBytes = 64;

    /// <summary>Buttons under one message; more are refused.</summary>
    public const int Buttons = 100;

    /// <summary>Two buttons stand side by side while both are at most this long, so that a phone shows them whole.</summary>
    public const int ShortTitleLength = 14;

    /// <summary>https://core.telegram.org/bots/api#sendphoto</summary>
    public const int PhotoBytes = 10 * 1024 * 1024;

    /// <summary>Width and height of a photo together.</summary>
    public const int PhotoSides = 10_000;

    /// <summary>The longer side of a photo, in shorter ones.</summary>
    public const int PhotoRatio = 20;

    /// <summary>https://core.telegram.org/bots/api#senddocument</summary>
    public const int DocumentBytes = 50 * 1024 * 1024;

    /// <summary>https://core.telegram.org/bots/api#getfile</summary>
    public const int DownloadBytes = 20 * 1024 * 1024;

    /// <summary>Messages to all chats together. https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this</summary>
    public const double MessagesPerSecond = 30;

    /// <summary>Messages to one chat in the long run; the same page allows short bursts.</summary>
    public const double ChatMessagesPerSecond = 1;

    /// <summary>A turn of the dialog has at most three messages, so an answer is never held up in its middle.</summary>
    public const int ChatBurst = 3;

    /// <summary>Whatever leaves at once counts within the second's thirty, so little may be saved up.</summary>
    public const int Burst = 5;

    /// <summary>https://core.telegram.org/bots/api#getupdates</summary>
    public const int UpdatesAtOnce = 100;

    /// <summary>An update is a few kilobytes; this is ample.</summary>
    public const int WebhookBytes = 1024 * 1024;
}
