using System.Globalization;
using System.Text.Json;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>
/// Asks for updates where no webhook can reach us. The next question tells Telegram what may be forgotten, so its offset moves
/// only after everything before it is durable; what comes twice is recognised by its update id.
/// </summary>
internal sealed class TelegramPolling(TelegramApi api, IIntake intake, TelegramTaps taps, TimeProvider time, ILogger<TelegramPolling> logger) : BackgroundService
{
    /// <summary>Telegram holds the question open this long when nothing is new.</summary>
    private const int HoldSeconds = 25;

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
        var reply = await api.CallAsync("getUpdates", TelegramBuilder.Body(json => Question(json, offset)), stoppingToken, CallTimeout);
        if (!reply.Ok)
        {
            if (reply.ErrorCode == 409) logger.AnotherReceiver();
            if (TelegramErrors.NeedsAttention(reply)) logger.NeedsAttention(reply.ErrorCode.ToString(CultureInfo.InvariantCulture));
            return (offset, reply.Broken ?? reply.ErrorCode.ToString(CultureInfo.InvariantCulture), reply.RetryAfter);
        }

        var updates = reply.Result.ValueKind == JsonValueKind.Array
            ? reply.Result.EnumerateArray().Select(update => TelegramParser.Read(update, time.GetUtcNow().UtcDateTime)).ToList()
            : [];
        foreach (var update in updates.Where(update => update.Left is not null)) logger.LeftAside(update.UpdateId, update.Left!);
        try
        {
            var messages = updates.Select(update => update.Message).OfType<IncomingMessage>().ToList();
            if (messages.Count > 0) await intake.AcceptAsync(messages, stoppingToken);
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            // An edge: nothing is confirmed, so Telegram keeps all of it and gives it again.
            logger.NotStored(error);
            return (offset, "storage", null);
        }

        foreach (var callbackId in updates.Select(update => update.CallbackId).OfType<string>()) taps.Answer(callbackId);
        return (updates.Select(update => update.UpdateId + 1).Append(offset).Max() ?? offset, null, null);
    }

    private static void Question(Utf8JsonWriter json, long offset)
    {
        if (offset > 0) json.WriteNumber("offset"u8, offset);
        json.WriteNumber("limit"u8, TelegramLimits.UpdatesAtOnce);
        json.WriteNumber("timeout"u8, HoldSeconds);
        TelegramRegistration.WriteAllowedUpdates(json);
    }
}
