namespace KtpBot.Bot.Channels.Telegram;

/// <summary>Tells Telegram that a tap arrived, so that the button stops turning, and takes the used keyboard away.</summary>
internal sealed class TelegramTaps(TelegramErrands errands)
{
    /// <summary>After the tap was stored, or left aside. Returns at once.</summary>
    public void Answer(TelegramTap tap, string subject)
    {
        var answer = new TelegramBody("answerCallbackQuery", JsonBody.Of(json => json.WriteString("callback_query_id"u8, tap.CallbackId)));
        errands.Run(subject, TelegramErrands.MostUrgent, answer);
        if (tap.Spent is { } spent) errands.Run(subject, TelegramErrands.MostOrdinary, spent);
    }
}
