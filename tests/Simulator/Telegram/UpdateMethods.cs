using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using KtpBot.Simulator.Citizens;
using KtpBot.Simulator.Webhooks;

namespace KtpBot.Simulator.Telegram;

/// <summary>getUpdates, setWebhook, deleteWebhook, getWebhookInfo.</summary>
internal sealed partial class UpdateMethods(TelegramUpdates updates, ChangeFeed feed, WebhookLog log)
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _poller;

    public async Task<TelegramAnswer> GetAsync(TelegramCall call, CancellationToken aborted)
    {
        if (updates.Webhook is not null)
        {
            return new(409, null, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        }

        if (Kinds(call) is { } kinds) updates.Allow(kinds);
        var offset = call.Number("offset") ?? 0;
        var limit = (int)Math.Clamp(call.Number("limit") ?? 100, 1, 100);
        var timeout = TimeSpan.FromSeconds(Math.Clamp(call.Number("timeout") ?? 0, 0, 50));

        using var mine = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        lock (_gate)
        {
            _poller?.Cancel();
            _poller = mine;
        }

        try
        {
            IReadOnlyList<TelegramUpdate> read = [];
            await feed.WaitUntilAsync(() => (read = updates.Read(offset, limit)).Count > 0 || updates.Webhook is not null, timeout, mine.Token);
            return TelegramAnswer.Ok(new JsonArray([.. read.Select(u => u.Json.DeepClone())]));
        }
        catch (OperationCanceledException)
        {
            return new(409, null, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
        }
        finally
        {
            lock (_gate)
            {
                if (_poller == mine) _poller = null;
            }
        }
    }

    public TelegramAnswer Set(TelegramCall call)
    {
        var url = call.Text("url") ?? "";
        if (url.Length == 0) return Delete(call);
        // Telegram insists on https; a bot on this machine is let in without it.
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || (address.Scheme != "https" && !address.IsLoopback))
        {
            return TelegramAnswer.Bad("bad webhook: An HTTPS URL must be provided for webhook");
        }

        var secret = call.Text("secret_token");
        if (secret is not null && !Secret().IsMatch(secret)) return TelegramAnswer.Bad("secret token contains unallowed characters");
        var connections = call.Number("max_connections") ?? 40;
        if (connections is < 1 or > 100) return TelegramAnswer.Bad("max_connections must be between 1 and 100");
        updates.SetWebhook(new TelegramWebhook(url, secret, (int)connections, Kinds(call)), call.Flag("drop_pending_updates"));
        return new(200, JsonValue.Create(true));
    }

    public TelegramAnswer Delete(TelegramCall call)
    {
        updates.SetWebhook(null, call.Flag("drop_pending_updates"));
        return TelegramAnswer.True();
    }

    public TelegramAnswer Info()
    {
        var info = new JsonObject
        {
            ["url"] = updates.Webhook?.Url ?? "",
            ["has_custom_certificate"] = false,
            ["pending_update_count"] = updates.Pending,
        };
        if (updates.Webhook is { } webhook)
        {
            info["max_connections"] = webhook.MaxConnections;
            if (webhook.AllowedUpdates is { } kinds) info["allowed_updates"] = new JsonArray([.. kinds.Select(k => (JsonNode)k)]);
            if (log.Newest(ChatChannel.Telegram) is { Accepted: false } failed)
            {
                info["last_error_date"] = new DateTimeOffset(failed.At, TimeSpan.Zero).ToUnixTimeSeconds();
                info["last_error_message"] = failed.Status is { } status ? $"Wrong response from the webhook: {status}" : "Connection refused";
            }
        }

        return TelegramAnswer.Ok(info);
    }

    private static List<string>? Kinds(TelegramCall call) =>
        call.Json("allowed_updates") is JsonArray kinds ? [.. kinds.Select(k => (string?)k ?? "")] : null;

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$")]
    private static partial Regex Secret();
}
