using System.Text.Json;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>
/// Asks for updates where no webhook can reach us. The next question tells Telegram what may be forgotten, so its offset moves
/// only after everything before it is durable; what comes twice is recognised by its update id.
/// https://core.telegram.org/bots/api#getupdates
/// </summary>
internal sealed class TelegramPolling(
    TelegramApi api, TelegramBot bot, IIntake intake, TelegramAside aside, IChannelLog log, TimeProvider time, ILogger<TelegramPolling> logger) : BackgroundService
{
    /// <summary>Telegram holds the question open this long when nothing is new.</summary>
    private const int HoldSeconds = 25;

    /// <summary>The alarm of a second receiver.</summary>
    private const string ConflictAlarm = "conflict";

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(HoldSeconds + 15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var offset = 0L;
        var pause = TimeSpan.FromSeconds(1);
        while (!stoppingToken.IsCancellationRequested)
        {
            var (next, problem, wait) = await TakeAsync(offset, stoppingToken);
            if (problem is null)
            {
                offset = next;
                pause = TimeSpan.FromSeconds(1);
                continue;
            }

            if (wait > pause) pause = wait.Value;
            logger.PollFailed(problem, pause.TotalSeconds);
            await Task.Delay(pause, time, stoppingToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task<(long Next, string? Problem, TimeSpan? Wait)> TakeAsync(long offset, CancellationToken stoppingToken)
    {
        var reply = await api.PollAsync(JsonBody.Of(json => Question(json, offset)), CallTimeout, stoppingToken);
        if (!reply.Ok)
        {
            if (reply.ErrorCode == StatusCodes.Status409Conflict) Conflict();
            if (TelegramErrors.NeedsAttention(reply))
            {
                logger.NeedsAttention(reply.Code);
                api.RaiseToken();
            }

            return (offset, reply.Code, reply.RetryAfter);
        }

        log.Settle(ChannelKind.Telegram, ConflictAlarm);
        var at = time.GetUtcNow().UtcDateTime;
        List<(TelegramUpdate Update, JsonElement Json)> updates = reply.Result.ValueKind == JsonValueKind.Array
            ? [.. reply.Result.EnumerateArray().Select(json => (TelegramParser.Read(json, at, bot.Name), json))]
            : [];
        try
        {
            var messages = updates.Select(taken => taken.Update.Message).OfType<IncomingMessage>().ToList();
            if (messages.Count > 0) await intake.AcceptAsync(messages, stoppingToken);
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            // An edge: nothing is confirmed, so Telegram keeps all of it and gives it again.
            logger.NotStored(error);
            return (offset, "storage", null);
        }

        foreach (var (update, json) in updates)
        {
            api.KeepIncoming(update, json, at);
            aside.Follow(update);
        }

        // After a quiet week Telegram begins with a new number, which may be a smaller one.
        return ((updates.Max(taken => taken.Update.UpdateId) + 1) ?? offset, null, null);
    }

    private void Conflict()
    {
        logger.AnotherReceiver();
        log.Raise(ChannelKind.Telegram, ConflictAlarm, "Pesan Telegram diambil oleh program lain dengan bot yang sama. Hentikan program lain itu, atau hapus webhook-nya.");
    }

    private static void Question(Utf8JsonWriter json, long offset)
    {
        if (offset > 0) json.WriteNumber("offset"u8, offset);
        json.WriteNumber("limit"u8, TelegramLimits.UpdatesAtOnce);
        json.WriteNumber("timeout"u8, HoldSeconds);
        TelegramRegistration.WriteAllowedUpdates(json);
    }
}
