using System.Runtime.InteropServices;
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
    /// <param name="ids">Gives ids the form in which they are stored.</param>
    /// <param name="receivedAt">UTC; stands in where the provider gave no time.</param>
    public static WhatsAppDelivery Parse(ReadOnlyMemory<byte> body, string phoneNumberId, WhatsAppIds ids, DateTime receivedAt)
    {
        var reading = new Reading(body, phoneNumberId, ids, receivedAt);
        try
        {
            using var json = JsonDocument.Parse(body);
            reading.Envelope(json.RootElement);
        }
        catch (JsonException)
        {
            reading.Left.Add(new LeftAside("not-json", null, body));
        }

        return new WhatsAppDelivery(InOrder(reading.Messages), reading.Reports, reading.Notices, reading.Left);
    }

    // The order of the body is the order of arrival; the citizen's own order is that of the times. Equal times keep their places.
    private static List<ReceivedMessage> InOrder(List<ReceivedMessage> messages)
    {
        for (var i = 1; i < messages.Count; i++)
        {
            if (messages[i].Message.SentAt < messages[i - 1].Message.SentAt) return [.. messages.OrderBy(message => message.Message.SentAt)];
        }

        return messages;
    }

    private sealed class Reading(ReadOnlyMemory<byte> body, string phoneNumberId, WhatsAppIds ids, DateTime receivedAt)
    {
        private const int LongestKind = 40;

        public List<ReceivedMessage> Messages { get; } = [];

        public List<ReceivedReport> Reports { get; } = [];

        public List<ReceivedNotice> Notices { get; } = [];

        public List<LeftAside> Left { get; } = [];

        public void Envelope(JsonElement root)
        {
            var changes = 0;
            foreach (var entry in root.Items("entry"u8))
            {
                foreach (var change in entry.Items("changes"u8))
                {
                    changes++;
                    var field = change.Text("field"u8) ?? "";
                    if (change.Object("value"u8) is not { } value) Leave("field:", field, null, change);
                    else if (field == "messages") Change(value);
                    else if (WhatsAppNotices.Read(field, value) is { } notice) Notices.Add(new ReceivedNotice(notice, notice.IsOdd ? default : RawOf(change)));
                    else Leave("field:", field, null, change);
                }
            }

            if (changes == 0) Leave("", "no-change", null, root);
        }

        private void Change(JsonElement value)
        {
            if (value.Object("metadata"u8)?.Text("phone_number_id"u8) is { } number && number != phoneNumberId)
            {
                Leave("", "other-number", null, value);
                return;
            }

            foreach (var message in value.Items("messages"u8)) Message(message, value);
            foreach (var status in value.Items("statuses"u8)) Status(status);
            foreach (var error in value.Items("errors"u8))
            {
                if (WhatsAppErrors.Find(WhatsAppErrors.CodeOf(error)) is { NeedsAttention: true } row)
                    Notices.Add(new ReceivedNotice(new WhatsAppNotice(row.AlarmCode, row.Reason), RawOf(error)));
                else
                    Leave("", "error", null, error);
            }
        }

        private void Message(JsonElement message, JsonElement value)
        {
            var id = message.Text("id"u8);
            var type = message.Text("type"u8) ?? "unknown";

            // A username user has no "from", only the business-scoped id.
            var from = message.Text("from"u8) is { Length: > 0 } number ? number : message.Text("from_user_id"u8);
            if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(from) || WhatsAppContent.Read(message, type, from) is not { } content)
            {
                Leave("", type, id, message);
                return;
            }

            var read = new IncomingMessage(ChannelKind.WhatsApp, ids.Hide(id), from, NameOf(from, value), message.Moment("timestamp"u8) ?? receivedAt, content);
            Messages.Add(new ReceivedMessage(read, id, IsWord(type) ? RawOf(message) : default));
        }

        private void Status(JsonElement status)
        {
            if (WhatsAppStatus.Read(status, ids, receivedAt) is { } report) Reports.Add(new ReceivedReport(report, WhatsAppStatus.CodeOf(status), RawOf(status)));
            else Leave("status:", status.Text("status"u8) ?? "", status.Text("id"u8), status);
        }

        private void Leave(string prefix, string kind, string? id, JsonElement piece) => Left.Add(new LeftAside(
            prefix + (IsWord(kind) ? kind : "odd"), string.IsNullOrEmpty(id) ? null : ids.Hide(id), IsWord(kind) ? RawOf(piece) : default));

        // Kinds stand open in both logs, so they are let through only where they look like the provider's own words.
        private static bool IsWord(string kind) => kind.Length <= LongestKind && kind.All(letter => char.IsAsciiLetter(letter) || letter is '_' or '-');

        private ReadOnlyMemory<byte> RawOf(JsonElement piece)
        {
            var raw = JsonMarshal.GetRawUtf8Value(piece);
            return body.Span.Overlaps(raw, out var start) ? body.Slice(start, raw.Length) : default;
        }

        private static string? NameOf(string from, JsonElement value)
        {
            foreach (var contact in value.Items("contacts"u8))
            {
                if (contact.Text("wa_id"u8) != from && contact.Text("user_id"u8) != from) continue;
                var profile = contact.Object("profile"u8);
                return profile?.Text("name"u8) is { Length: > 0 } name ? name : profile?.Text("username"u8);
            }

            return null;
        }
    }
}
