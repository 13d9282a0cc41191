using KtpBot.Simulator.Citizens;

namespace KtpBot.Simulator.Webhooks;

/// <summary>The last thousand attempts.</summary>
public sealed class WebhookLog(ChangeFeed feed, TimeProvider time)
{
    private const int Kept = 1000;
    private readonly Lock _gate = new();
    private readonly Queue<WebhookAttempt> _attempts = new();
    private long _last;

    public void Add(ChatChannel channel, Webhook webhook, int attempt, int? status, bool accepted)
    {
        lock (_gate)
        {
            _attempts.Enqueue(new WebhookAttempt(
                ++_last, channel, webhook.Lane, webhook.Id, attempt, status, accepted, time.GetUtcNow().UtcDateTime));
            if (_attempts.Count > Kept) _attempts.Dequeue();
        }

        feed.Bump();
    }

    public IReadOnlyList<WebhookAttempt> Read(long after)
    {
        lock (_gate) return [.. _attempts.Where(a => a.Seq > after)];
    }

    public WebhookAttempt? Newest(ChatChannel channel)
    {
        lock (_gate) return _attempts.LastOrDefault(a => a.Channel == channel);
    }
}
