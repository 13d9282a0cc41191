using System.Globalization;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>Tells Telegram that a tap arrived, so that the button stops turning. Nothing depends on it, so nobody waits for it.</summary>
internal sealed class TelegramTaps(TelegramApi api, ILogger<TelegramTaps> logger)
{
    /// <summary>Starts the answer and returns at once. Never throws: it is an edge of its own.</summary>
    public void Answer(string callbackId) => _ = AnswerAsync(callbackId);

    private async Task AnswerAsync(string callbackId)
    {
        try
        {
            var body = TelegramBuilder.Body(json => json.WriteString("callback_query_id"u8, callbackId));
            var reply = await api.CallAsync("answerCallbackQuery", body, CancellationToken.None);

            // A repeated or old tap is refused ("query is too old"), which is as good as answered.
            if (!reply.Ok && reply.ErrorCode != 400) logger.TapNotAnswered(reply.Broken ?? reply.ErrorCode.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception error)
        {
            logger.TapNotAnswered(error.GetType().Name);
        }
    }
}
