using System.Text.Json;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>
/// Delivery statuses of a webhook. "delivered" may never come: "read" and "played" imply it.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/status
/// </summary>
internal static class WhatsAppStatus
{
    /// <summary>The report, or null for a status without id or of a kind that changes nothing.</summary>
    public static DeliveryReport? Read(JsonElement status, WhatsAppIds ids, DateTime receivedAt)
    {
        DeliveryState? state = status.Text("status"u8) switch
        {
            "sent" => DeliveryState.Sent,
            "delivered" => DeliveryState.Delivered,
            "read" or "played" => DeliveryState.Read,
            "failed" => DeliveryState.Failed,
            _ => null,
        };
        if (state is null || status.Text("id"u8) is not { Length: > 0 } id) return null;
        var at = status.Moment("timestamp"u8) ?? receivedAt;
        if (state != DeliveryState.Failed) return new DeliveryReport(ChannelKind.WhatsApp, ids.Hide(id), state.Value, at);
        var code = CodeOf(status);
        return new DeliveryReport(
            ChannelKind.WhatsApp,
            ids.Hide(id),
            DeliveryState.Failed,
            at,
            code is { } known ? WhatsAppErrors.CodeText(known) : null,
            WhatsAppErrors.ReasonOf(code),
            WhatsAppErrors.FailureOf(code));
    }

    /// <summary>The first error's code, if there is any.</summary>
    public static int? CodeOf(JsonElement status)
    {
        foreach (var error in status.Items("errors"u8)) return WhatsAppErrors.CodeOf(error);
        return null;
    }
}
