using System.Collections.Frozen;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>Hands what passes between us and the provider to the log that staff can open.</summary>
internal sealed class WhatsAppExchanges(IChannelLog log, TimeProvider time)
{
    /// <summary>Longer pieces of a webhook are not carried along: no message is.</summary>
    private const int LongestPiece = 64 * 1024;

    private static readonly string[] Always =
    [
        "type", "status", "code", "error_subcode", "is_transient", "fbtrace_id", "mime_type", "file_size", "timestamp", "messaging_product",
        "recipient_type", "message_status", "voice", "animated", "forwarded", "frequently_forwarded", "preview_url", "sub_type", "index", "success",
        "billable", "pricing_model", "category", "expiration_timestamp",
    ];

    /// <summary>In what we send and what is answered, "name" is always a template's.</summary>
    private static readonly FrozenSet<string> Outgoing = Always.Append("name").ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Incoming = Always.Concat(
    [
        "field", "event", "decision", "reason", "waba_ban_state", "violation_type", "alert_type", "alert_severity", "alert_status", "entity_type",
        "message_template_name", "message_template_language", "previous_quality_score", "new_quality_score", "previous_category", "new_category",
        "correct_category", "current_limit", "old_limit", "max_daily_conversation_per_phone", "max_daily_conversations_per_business",
        "max_phone_numbers_per_business", "max_phone_numbers_per_waba",
    ]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A call of ours that has ended.</summary>
    public void Sent(string subject, string call, ReadOnlyMemory<byte> request, ProviderAnswer answer, DateTime at, long began) =>
        log.Keep(new ProviderExchange(ChannelKind.WhatsApp, false, subject, call, answer.Status, request, answer.Body, Outgoing, at, time.GetElapsedTime(began), answer.Broken));

    /// <summary>A webhook that was read, piece by piece, with the answer it got.</summary>
    public void Received(WhatsAppDelivery delivery, int status, DateTime at, long began)
    {
        var took = time.GetElapsedTime(began);
        foreach (var message in delivery.Messages) Piece(ExchangeSubject.Incoming(message.Message.ExternalId), message.Raw);
        foreach (var report in delivery.Reports) Piece(ExchangeSubject.Report(report.Report.ExternalId), report.Raw);
        foreach (var notice in delivery.Notices) Piece(ExchangeSubject.Channel, notice.Raw);
        foreach (var left in delivery.Left) Piece(SubjectOf(left), left.Raw);

        // The webhook's bytes go back to their pool, so a piece is copied.
        void Piece(string subject, ReadOnlyMemory<byte> raw) => log.Keep(new ProviderExchange(
            ChannelKind.WhatsApp, true, subject, "POST webhook", status, raw.Length <= LongestPiece ? raw.ToArray() : default, default, Incoming, at, took));
    }

    private static string SubjectOf(LeftAside left) => left.Id is not { } id ? ExchangeSubject.Channel
        : left.Kind.StartsWith("status:", StringComparison.Ordinal) ? ExchangeSubject.Report(id) : ExchangeSubject.Incoming(id);
}
