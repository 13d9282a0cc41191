using KtpBot.Simulator.Faults;

using Microsoft.Extensions.Options;

namespace KtpBot.Simulator.Webhooks;

/// <summary>What every channel's lanes need.</summary>
public sealed record WebhookServices(
    IOptions<DeliveryOptions> Options, FaultBook Faults, WebhookLog Log, TimeProvider Time, IHostApplicationLifetime Lifetime);
