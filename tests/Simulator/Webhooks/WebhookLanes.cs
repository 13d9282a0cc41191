using KtpBot.Simulator.Citizens;
using KtpBot.Simulator.Faults;

namespace KtpBot.Simulator.Webhooks;

/// <summary>
/// Delivers the webhooks of one channel: one citizen's strictly one after the other, different citizens' side by side,
/// each repeated with back-off until the bot accepts it.
/// </summary>
public sealed class WebhookLanes : IDisposable
{
    private readonly ChatChannel _channel;
    private readonly Func<int, bool> _accepts;
    private readonly DeliveryOptions _options;
    private readonly FaultBook _faults;
    private readonly WebhookLog _log;
    private readonly TimeProvider _time;
    private readonly CancellationToken _stopping;
    private readonly HttpClient _http;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<Webhook>> _lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Webhook> _held = new(StringComparer.Ordinal);
    private TaskCompletionSource _retryNow = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WebhookLanes(ChatChannel channel, Func<int, bool> accepts, WebhookServices services)
    {
        _channel = channel;
        _accepts = accepts;
        _options = services.Options.Value;
        _faults = services.Faults;
        _log = services.Log;
        _time = services.Time;
        _stopping = services.Lifetime.ApplicationStopping;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
        {
            Timeout = _options.AnswerWithin,
        };
        _faults.Cleared += (_, _) => LetGoAll();
    }

    /// <summary>How many webhooks the bot has not accepted yet.</summary>
    public int Pending
    {
        get { lock (_gate) return _held.Count + _lanes.Values.Sum(l => l.Count); }
    }

    public void Enqueue(Webhook webhook)
    {
        lock (_gate)
        {
            if (webhook.IsMessage && _held.Remove(webhook.Lane, out var overtaken))
            {
                AddToLane(webhook);
                AddToLane(overtaken);
            }
            else if (webhook.IsMessage && _faults.Take(_channel, FaultKind.ReorderWebhooks) is not null)
            {
                _held[webhook.Lane] = webhook;
                _ = LetGoLaterAsync(webhook);
            }
            else
            {
                AddToLane(webhook);
            }
        }
    }

    /// <summary>Ends every pause between attempts.</summary>
    public void RetryNow()
    {
        TaskCompletionSource waiting;
        lock (_gate)
        {
            waiting = _retryNow;
            _retryNow = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiting.SetResult();
    }

    /// <summary>Forgets everything that was not delivered.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _held.Clear();
            foreach (var lane in _lanes.Values) lane.Clear();
        }

        RetryNow();
    }

    public void Dispose() => _http.Dispose();

    private void AddToLane(Webhook webhook)
    {
        if (_lanes.TryGetValue(webhook.Lane, out var lane))
        {
            lane.Enqueue(webhook);
            return;
        }

        _lanes[webhook.Lane] = new Queue<Webhook>([webhook]);
        _ = Task.Run(() => WorkAsync(webhook.Lane), _stopping);
    }

    private async Task WorkAsync(string name)
    {
        while (true)
        {
            Webhook webhook;
            lock (_gate)
            {
                var lane = _lanes[name];
                if (lane.Count == 0)
                {
                    _lanes.Remove(name);
                    return;
                }

                webhook = lane.Peek();
            }

            try
            {
                await DeliverAsync(webhook);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }

            lock (_gate)
            {
                var lane = _lanes[name];
                if (lane.TryPeek(out var first) && ReferenceEquals(first, webhook)) lane.Dequeue();
            }
        }
    }

    private async Task DeliverAsync(Webhook webhook)
    {
        var pause = _options.RetryFirst;
        for (var attempt = 1; ; attempt++)
        {
            Task retryNow;
            lock (_gate)
            {
                if (!_lanes[webhook.Lane].Contains(webhook)) return;
                retryNow = _retryNow.Task;
            }

            if (await AttemptAsync(webhook, attempt) is not { } accepted) return;
            if (accepted)
            {
                webhook.Accepted?.Invoke();
                if (webhook.IsMessage && _faults.Take(_channel, FaultKind.DuplicateWebhooks) is not null)
                {
                    await AttemptAsync(webhook, attempt + 1);
                }

                return;
            }

            await Task.WhenAny(Task.Delay(pause, _time, _stopping), retryNow);
            _stopping.ThrowIfCancellationRequested();
            pause = pause + pause < _options.RetryMax ? pause + pause : _options.RetryMax;
        }
    }

    /// <summary>Returns whether the bot accepted, or <c>null</c> when there is nothing to deliver.</summary>
    private async Task<bool?> AttemptAsync(Webhook webhook, int attempt)
    {
        using var request = webhook.Request();
        if (request is null) return null;
        int? status = null;
        try
        {
            using var answer = await _http.SendAsync(request, _stopping);
            status = (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            // Nobody listens there, or the connection broke: the same as no answer.
        }
        catch (OperationCanceledException) when (!_stopping.IsCancellationRequested)
        {
            // The bot took longer than a provider waits.
        }

        var accepted = status is { } code && _accepts(code);
        _log.Add(_channel, webhook, attempt, status, accepted);
        return accepted;
    }

    private async Task LetGoLaterAsync(Webhook webhook)
    {
        await Task.Delay(_options.HoldForReorder, _time, _stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            if (!_held.TryGetValue(webhook.Lane, out var held) || !ReferenceEquals(held, webhook)) return;
            _held.Remove(webhook.Lane);
            AddToLane(webhook);
        }
    }

    private void LetGoAll()
    {
        lock (_gate)
        {
            foreach (var webhook in _held.Values) AddToLane(webhook);
            _held.Clear();
        }
    }
}
