using System.Text.Json;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>
/// Reads a Cloud API webhook: every entry, change, message and status of it. Pure; fields of unexpected kinds count as missing.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
/// </summary>
internal static class WhatsAppParser
{
    /// <summary>The webhook's content; a body that is no JSON or has another shape gives an empty delivery with a note of it.</summary>
    /// <param name="body">The raw bytes.</param>
    /// <param name="phoneNumberId">Our number: what is meant for another number of the account is left aside.</param>
    /// <param name="receivedAt">UTC; stands in where the provider gave no time.</param>
    public static WhatsAppDelivery Parse(ReadOnlyMemory<byte> body, string phoneNumberId, DateTime receivedAt)
    {
        var reading = new Reading(phoneNumberId, receivedAt);
        try
        {
            using var json = JsonDocument.Parse(body);
            reading.Envelope(json.RootElement);
        }
        catch (JsonException)
        {
            reading.Leave("not-json", null);
        }

        return new WhatsAppDelivery(reading.Messages, reading.Reports, reading.Left);
    }

    private sealed class Reading(string phoneNumberId, DateTime receivedAt)
    {
        public List<IncomingMessage> Messages { get; } = [];

        public List<DeliveryReport> Reports { get; } = [];

        public List<LeftAside> Left { get; } = [];

        public void Leave(string kind, string? id) => Left.Add(new LeftAside(kind, id));

        public void Envelope(JsonElement root)
        {
            var changes = 0;
            foreach (var entry in root.Items("entry"u8))
            {
                foreach (var change in entry.Items("changes"u8))
                {
                    changes++;
                    if (change.Text("field"u8) == "messages" && change.Object("value"u8) is { } value) Change(value);
                    else Leave("field:" + change.Text("field"u8), entry.Text("id"u8));
                }
            }

            if (changes == 0) Leave("no-change", null);
        }

        private void Change(JsonElement value)
        {
            if (value.Object("metadata"u8)?.Text("phone_number_id"u8) is { } number && number != phoneNumberId)
            {
                Leave("other-number", number);
                return;
            }

            foreach (var message in value.Items("messages"u8)) Message(message, value);
            foreach (var status in value.Items("statuses"u8))
            {
                if (WhatsAppStatus.Read(status, receivedAt) is { } report) Reports.Add(report);
                else Leave("status:" + status.Text("status"u8), status.Text("id"u8));
            }

            foreach (var error in value.Items("errors"u8)) Leave("error", error.Text("code"u8));
        }

        private void Message(JsonElement message, JsonElement value)
        {
            var id = message.Text("id"u8);
            var type = message.Text("type"u8) ?? "unknown";

            // A username user has no "from", only the business-scoped id.
            var from = message.Text("from"u8) ?? message.Text("from_user_id"u8);
            if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(from) || WhatsAppContent.Read(message, type, from) is not { } content)
            {
                Leave(type, id);
                return;
            }

            Messages.Add(new IncomingMessage(ChannelKind.WhatsApp, id, from, NameOf(from, value), message.Moment("timestamp"u8) ?? receivedAt, content));
        }

        private static string? NameOf(string from, JsonElement value)
        {
            foreach (var contact in value.Items("contacts"u8))
            {
                if (contact.Text("wa_id"u8) != from && contact.Text("user_id"u8) != from) continue;
                var profile = contact.Object("profile"u8);
                return profile?.Text("name"u8) ?? profile?.Text("username"u8);
            }

            return null;
        }
    }
}
