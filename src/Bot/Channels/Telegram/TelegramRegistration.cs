using System.Globalization;
using System.Text.Json;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>At start: tells Telegram our commands, and either the webhook's address or that we ask ourselves. Tried until it is done; the host does not wait.</summary>
internal sealed class TelegramRegistration(TelegramOptions options, TelegramApi api, TelegramCommands commands, TimeProvider time, ILogger<TelegramRegistration> logger) : BackgroundService
{
    /// <summary>What we want to be told; anything else is not even sent.</summary>
    public static readonly string[] AllowedUpdates = ["message", "callback_query"];

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Polling) await UntilDoneAsync("deleteWebhook", TelegramBuilder.Body(json => json.WriteBoolean("drop_pending_updates"u8, false)), stoppingToken);
        else if (!string.IsNullOrWhiteSpace(options.RegisterWebhookUrl)) await UntilDoneAsync("setWebhook", TelegramBuilder.Body(Webhook), stoppingToken);
        else return;
        foreach (var language in commands.Languages) await UntilDoneAsync("setMyCommands", TelegramBuilder.Body(json => commands.Write(json, language)), stoppingToken);
    }

    private void Webhook(Utf8JsonWriter json)
    {
        json.WriteString("url"u8, options.RegisterWebhookUrl);
        json.WriteString("secret_token"u8, options.SecretToken);
        json.WriteNumber("max_connections"u8, 100);
        WriteAllowedUpdates(json);
    }

    public static void WriteAllowedUpdates(Utf8JsonWriter json)
    {
        json.WriteStartArray("allowed_updates"u8);
        foreach (var kind in AllowedUpdates) json.WriteStringValue(kind);
        json.WriteEndArray();
    }

    private async Task UntilDoneAsync(string method, byte[] body, CancellationToken stoppingToken)
    {
        for (var pause = TimeSpan.FromSeconds(1); !stoppingToken.IsCancellationRequested; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var reply = await api.CallAsync(method, body, stoppingToken);
            if (reply.Ok)
            {
                logger.Registered(method);
                return;
            }

            var wait = reply.RetryAfter > pause ? reply.RetryAfter.Value : pause;
            logger.NotRegistered(method, reply.Broken ?? reply.ErrorCode.ToString(CultureInfo.InvariantCulture), wait.TotalSeconds);
            await Task.Delay(wait, time, stoppingToken);
        }
    }
}
