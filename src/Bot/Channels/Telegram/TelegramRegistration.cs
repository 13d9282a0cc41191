using System.Text.Json;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>
/// At start: asks who we are, tells Telegram either the webhook's address or that we ask ourselves, and our commands. Each is tried
/// until it is done; the host does not wait.
/// </summary>
internal sealed class TelegramRegistration(
    TelegramOptions options, TelegramApi api, TelegramBot bot, TelegramCommands commands, IChannelLog log, TimeProvider time, ILogger<TelegramRegistration> logger) : BackgroundService
{
    /// <summary>What we want to be told; anything else is not even sent.</summary>
    public static readonly string[] AllowedUpdates = ["message", "edited_message", "callback_query", "my_chat_member"];

    /// <summary>The alarm of an address that Telegram does not take.</summary>
    private const string WebhookAlarm = "webhook";

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var registers = !string.IsNullOrWhiteSpace(options.RegisterWebhookUrl);
        if (options.Polling) await UntilDoneAsync("deleteWebhook", JsonBody.Of(json => json.WriteBoolean("drop_pending_updates"u8, false)), stoppingToken);
        else if (registers) await UntilDoneAsync("setWebhook", JsonBody.Of(Webhook), stoppingToken);
        await UntilDoneAsync("getMe", () => bot.AskAsync(stoppingToken), stoppingToken);
        if (!options.Polling && !registers) return;
        foreach (var language in commands.Languages) await UntilDoneAsync("setMyCommands", JsonBody.Of(json => commands.Write(json, language)), stoppingToken);
    }

    public static void WriteAllowedUpdates(Utf8JsonWriter json)
    {
        json.WriteStartArray("allowed_updates"u8);
        foreach (var kind in AllowedUpdates) json.WriteStringValue(kind);
        json.WriteEndArray();
    }

    private void Webhook(Utf8JsonWriter json)
    {
        json.WriteString("url"u8, options.RegisterWebhookUrl);
        json.WriteString("secret_token"u8, options.SecretToken);
        json.WriteNumber("max_connections"u8, 100);

        // What citizens wrote while we were away is theirs to be answered.
        json.WriteBoolean("drop_pending_updates"u8, false);
        WriteAllowedUpdates(json);
    }

    private Task UntilDoneAsync(string method, byte[] body, CancellationToken stoppingToken) =>
        UntilDoneAsync(method, async () => await api.CallAsync(ExchangeSubject.Channel, method, body, stoppingToken), stoppingToken);

    private async Task UntilDoneAsync(string method, Func<Task<TelegramReply?>> call, CancellationToken stoppingToken)
    {
        for (var pause = TimeSpan.FromSeconds(1); !stoppingToken.IsCancellationRequested; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var reply = await call();
            if (reply is null or { Ok: true })
            {
                logger.Registered(method);
                if (method == "setWebhook") log.Settle(ChannelKind.Telegram, WebhookAlarm);
                return;
            }

            Tell(method, reply);
            var wait = reply.RetryAfter > pause ? reply.RetryAfter.Value : pause;
            logger.NotRegistered(method, reply.Code, wait.TotalSeconds);
            await Task.Delay(wait, time, stoppingToken);
        }
    }

    private void Tell(string method, TelegramReply reply)
    {
        if (TelegramErrors.NeedsAttention(reply)) api.RaiseToken();
        else if (method == "setWebhook" && reply.ErrorCode == StatusCodes.Status400BadRequest)
            log.Raise(ChannelKind.Telegram, WebhookAlarm, "Telegram menolak alamat webhook. Periksa Channels__Telegram__RegisterWebhookUrl: https dengan sertifikat yang sah.");
    }
}
