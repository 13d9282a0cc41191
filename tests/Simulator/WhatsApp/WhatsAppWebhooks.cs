using System.Text.Json.Nodes;

using KtpBot.Simulator.Citizens;
using KtpBot.Simulator.Webhooks;

using Microsoft.Extensions.Options;

namespace KtpBot.Simulator.WhatsApp;

/// <summary>Signs and delivers what happens on WhatsApp; anything but 200 is delivered again.</summary>
public sealed class WhatsAppWebhooks(IOptions<WhatsAppOptions> options, WebhookServices services) : IDisposable
{
    private readonly WebhookLanes _lanes = new(ChatChannel.WhatsApp, status => status == 200, services);

    public int Pending => _lanes.Pending;

    public void Message(Citizen citizen, string id, JsonObject message)
    {
        var body = Envelope.ForMessage(options.Value, citizen, message);
        Deliver(new Webhook(id, citizen.Id, () => Envelope.Sign(options.Value, body), () => citizen.Chat.Change(
            id, m => m.Status == "queued" ? m with { Status = "delivered" } : m)));
    }

    public void Status(string lane, string id, JsonObject status)
    {
        var body = Envelope.ForStatus(options.Value, status);
        Deliver(new Webhook($"{id}#{status["status"]}", lane, () => Envelope.Sign(options.Value, body), IsMessage: false));
    }

    /// <summary>News about the account, its number or a template.</summary>
    public void Account(string field, JsonObject value)
    {
        var body = Envelope.ForAccount(options.Value, field, value);
        Deliver(new Webhook($"{field}#{Guid.NewGuid():N}", "account", () => Envelope.Sign(options.Value, body), IsMessage: false));
    }

    public void RetryNow() => _lanes.RetryNow();

    public void Clear() => _lanes.Clear();

    public void Dispose() => _lanes.Dispose();

    private void Deliver(Webhook webhook)
    {
        if (options.Value.WebhookUrl.Length > 0) _lanes.Enqueue(webhook);
    }
}
