using System.Security.Cryptography;
using System.Text;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>The webhook: stored first, answered second. https://core.telegram.org/bots/api#setwebhook</summary>
internal sealed class TelegramEndpoints(
    TelegramOptions options, TelegramApi api, TelegramBot bot, IIntake intake, TelegramAside aside, TimeProvider time, ILogger<TelegramEndpoints> logger)
{
    private readonly byte[] _secret = Encoding.UTF8.GetBytes(options.SecretToken ?? "");

    /// <summary>401 without the secret (nothing is stored), 413 when too long, 503 when storing failed, else 200.</summary>
    public async Task ReceiveAsync(HttpContext http)
    {
        http.Response.StatusCode = await ReceiveAsync(http.Request);
    }

    private async Task<int> ReceiveAsync(HttpRequest request)
    {
        var given = Encoding.UTF8.GetBytes(request.Headers["X-Telegram-Bot-Api-Secret-Token"].ToString());
        if (_secret.Length == 0 || !CryptographicOperations.FixedTimeEquals(given, _secret))
        {
            logger.BadSecret();
            return StatusCodes.Status401Unauthorized;
        }

        var read = await RequestBody.ReadAsync(request, TelegramLimits.WebhookBytes);
        if (read is not { } body)
        {
            logger.TooLong();
            return StatusCodes.Status413PayloadTooLarge;
        }

        using (body)
        {
            var at = time.GetUtcNow().UtcDateTime;
            var update = TelegramParser.Parse(body.Bytes, at, bot.Name);
            var status = await StoreAsync(update);
            api.KeepIncoming(update, body.Bytes, status, at);
            return status;
        }
    }

    // The caller's cancellation is left out: what has arrived is stored even if Telegram hangs up.
    private async Task<int> StoreAsync(TelegramUpdate update)
    {
        try
        {
            if (update.Message is { } message) await intake.AcceptAsync([message], CancellationToken.None);
        }
        catch (Exception error)
        {
            // An edge: whatever went wrong in storing, Telegram must deliver again.
            logger.NotStored(error);
            return StatusCodes.Status503ServiceUnavailable;
        }

        aside.Follow(update);
        return StatusCodes.Status200OK;
    }
}
