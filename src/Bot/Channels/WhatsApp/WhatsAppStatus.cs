using System.Text.Json;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>Delivery statuses of a webhook. "delivered" may never come: "read" and "played" imply it.</summary>
internal static class WhatsAppStatus
{
    /// <summary>The report, or null for a status without id or of a kind that changes nothing.</summary>
    public static DeliveryReport? Read(JsonElement status, DateTime receivedAt)
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
        if (state != DeliveryState.Failed) return new DeliveryReport(ChannelKind.WhatsApp, id, state.Value, at);
        var code = 0;
        foreach (var error in status.Items("errors"u8))
        {
            code = (int)(error.Number("code"u8) ?? 0);
            break;
        }

        return new DeliveryReport(ChannelKind.WhatsApp, id, DeliveryState.Failed, at, WhatsAppErrors.CodeText(code), WhatsAppErrors.ReasonOf(code), WhatsAppFailures.Of(code));
    }
}
