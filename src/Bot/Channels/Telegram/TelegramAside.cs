namespace KtpBot.Bot.Channels.Telegram;

/// <summary>What is done beside the message, once that is stored: the same for a webhook and for what we asked for ourselves.</summary>
internal sealed class TelegramAside(TelegramTaps taps, TelegramGroups groups, ILogger<TelegramAside> logger)
{
    public void Follow(TelegramUpdate update)
    {
        if (update.Left is { } left) logger.LeftAside(update.UpdateId, left);
        if (update.Tap is { } tap) taps.Answer(tap, update.Subject);
        if (update.Group is { } group) groups.Refuse(group);
    }
}
