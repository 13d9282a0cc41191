using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>Everything one webhook carried.</summary>
/// <param name="Messages">In the order of the body.</param>
/// <param name="Reports">Delivery statuses of our messages.</param>
/// <param name="Left">What was left aside on purpose or could not be read: kind and id, for the log.</param>
internal sealed record WhatsAppDelivery(
    IReadOnlyList<IncomingMessage> Messages,
    IReadOnlyList<DeliveryReport> Reports,
    IReadOnlyList<LeftAside> Left);

/// <summary>A part of a webhook that leads to no message.</summary>
internal sealed record LeftAside(string Kind, string? Id);
