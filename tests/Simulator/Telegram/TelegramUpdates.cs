using System.Text.Json;
using System.Text.Json.Nodes;

using KtpBot.Simulator.Citizens;
using KtpBot.Simulator.Webhooks;

using Microsoft.Extensions.Options;

namespace KtpBot.Simulator.Telegram;

/// <summary>Updates that wait for the bot: pushed while a webhook stands, otherwise kept for getUpdates.</summary>
internal sealed class TelegramUpdates : IDisposable
{
    private static readonly string[] OnlyOnRequest = ["chat_member", "message_reaction", "message_reaction_count"];
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, TelegramUpdate> _pending = [];
    private readonly WebhookLanes _lanes;
    private readonly ChangeFeed _feed;
    private IReadOnlyList<string>? _allowed;
    private long _last;

    public TelegramUpdates(IOptions<TelegramOptions> options, WebhookServices services, ChangeFeed feed)
    {
        _feed = feed;
        // From the clock: ids keep growing when the Simulator starts again, and stay within 31 bits until 2032.
        _last = (services.Time.GetUtcNow().ToUnixTimeSeconds() - 1_700_000_000) * 8;
        _lanes = new WebhookLanes(ChatChannel.Telegram, status => status is >= 200 and < 300, services);
        if (options.Value.WebhookUrl.Length > 0) Webhook = new(options.Value.WebhookUrl, options.Value.SecretToken, 40, null);
    }

    public TelegramWebhook? Webhook { get; private set; }

    public int Pending
    {
        get { lock (_gate) return _pending.Count; }
    }

    /// <summary>Queues one update, unless the bot did not ask for this kind.</summary>
    public long Add(Citizen citizen, string kind, JsonObject content, Action? accepted = null)
    {
        lock (_gate)
        {
            var id = ++_last;
            if (_allowed is { Count: > 0 } ? !_allowed.Contains(kind) : OnlyOnRequest.Contains(kind)) return id;
            var update = new TelegramUpdate(id, citizen.Id, new JsonObject { ["update_id"] = id, [kind] = content }, accepted);
            _pending[id] = update;
            if (Webhook is not null) Push(update);
            _feed.Bump();
            return id;
        }
    }

    /// <summary>Confirms everything below the offset and returns the rest; a negative offset counts from the end.</summary>
    public IReadOnlyList<TelegramUpdate> Read(long offset, int limit)
    {
        List<TelegramUpdate> confirmed;
        List<TelegramUpdate> rest;
        lock (_gate)
        {
            var from = offset >= 0 ? offset : _pending.Keys.Skip(Math.Max(0, _pending.Count + (int)Math.Max(offset, -100))).FirstOrDefault();
            confirmed = [.. _pending.Values.Where(u => u.Id < from)];
            foreach (var update in confirmed) _pending.Remove(update.Id);
            rest = [.. _pending.Values.Take(limit)];
        }

        foreach (var update in confirmed) update.Accepted?.Invoke();
        return rest;
    }

    public void SetWebhook(TelegramWebhook? webhook, bool dropPending)
    {
        lock (_gate)
        {
            Webhook = webhook;
            if (webhook is not null) _allowed = webhook.AllowedUpdates ?? _allowed;
            if (dropPending) _pending.Clear();
            _lanes.Clear();
            if (webhook is not null)
            {
                foreach (var update in _pending.Values) Push(update);
            }
        }

        _feed.Bump();
    }

    public void Allow(IReadOnlyList<string> kinds)
    {
        lock (_gate) _allowed = kinds;
    }

    public void RetryNow() => _lanes.RetryNow();

    public void Clear()
    {
        lock (_gate) _pending.Clear();
        _lanes.Clear();
    }

    public void Dispose() => _lanes.Dispose();

    private void Push(TelegramUpdate update)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(update.Json);
        var settled = false;
        _lanes.Enqueue(new Webhook(
            update.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), update.CitizenId, Request, Accepted));

        HttpRequestMessage? Request()
        {
            TelegramWebhook? webhook;
            lock (_gate) webhook = settled || _pending.ContainsKey(update.Id) ? Webhook : null;
            if (webhook is null) return null;
            var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new("application/json");
            if (webhook.Secret is { Length: > 0 } secret) request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
            return request;
        }

        void Accepted()
        {
            lock (_gate)
            {
                settled = true;
                _pending.Remove(update.Id);
            }

            update.Accepted?.Invoke();
        }
    }
}
