using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>Everything one webhook carried. The raw pieces lie in the webhook's own bytes and end with them.</summary>
/// <param name="Messages">Each citizen's messages in the order in which they were written.</param>
/// <param name="Reports">Delivery statuses of our messages.</param>
/// <param name="Notices">What the provider tells about the account, the number or a template.</param>
/// <param name="Left">What was left aside on purpose or could not be read.</param>
internal sealed record WhatsAppDelivery(
    IReadOnlyList<ReceivedMessage> Messages,
    IReadOnlyList<ReceivedReport> Reports,
    IReadOnlyList<ReceivedNotice> Notices,
    IReadOnlyList<LeftAside> Left);

/// <summary>A citizen's message; <paramref name="Id"/> is the provider's own, which is never stored.</summary>
internal sealed record ReceivedMessage(IncomingMessage Message, string Id, ReadOnlyMemory<byte> Raw);

/// <summary>A delivery status; <paramref name="Code"/> is the provider's error code of a failure.</summary>
internal sealed record ReceivedReport(DeliveryReport Report, int? Code, ReadOnlyMemory<byte> Raw);

/// <summary>Something about the account for staff.</summary>
internal sealed record ReceivedNotice(WhatsAppNotice Notice, ReadOnlyMemory<byte> Raw);

/// <summary>A part of a webhook that leads to no message; <paramref name="Id"/> in its stored form.</summary>
internal sealed record LeftAside(string Kind, string? Id, ReadOnlyMemory<byte> Raw);

/// <summary>News for staff, or with no words the end of an alarm of that code.</summary>
internal sealed record WhatsAppNotice(string Code, string? Text)
{
    /// <summary>It held something that is none of the provider's words, so its body goes to no log.</summary>
    public bool IsOdd => Code.Contains(WhatsAppNotices.Odd, StringComparison.Ordinal) || Text?.Contains(WhatsAppNotices.Odd, StringComparison.Ordinal) == true;
}
