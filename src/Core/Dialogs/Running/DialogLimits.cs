namespace KtpBot.Core.Dialogs;

/// <summary>
/// The tightest limit of any channel, in UTF-16 units (WhatsApp Cloud API, interactive messages:
/// https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages; Telegram Bot API, sendMessage and InlineKeyboardButton:
/// https://core.telegram.org/bots/api).
/// </summary>
public static class DialogLimits
{
    /// <summary>More choices than this become a list.</summary>
    public const int Buttons = 3;

    /// <summary>More rows than this become a numbered text.</summary>
    public const int Rows = 10;

    public const int ButtonTitle = 20;
    public const int RowTitle = 24;
    public const int RowDescription = 72;
    public const int OpenLabel = 20;
    public const int TextWithChoices = 1024;
    public const int Text = 4096;

    /// <summary>Ours, so that Telegram's 64 bytes of callback data hold it.</summary>
    public const int ChoiceId = 48;
}
