using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Email;

/// <summary>What staff can look up about a mail's way: codes, steps and sizes. Addresses, words and what the server said are taken out, as everywhere.</summary>
internal static class EmailExchange
{
    private static readonly HashSet<string> Open = ["bytes", "code", "error_code", "step", "tls", "attached"];

    public static ProviderExchange Of(long outboxId, Letter letter, int bytes, string? tls, SmtpReply? reply, SmtpFailure? failure, DateTime at, TimeSpan took) => new(
        ChannelKind.Email,
        Incoming: false,
        ExchangeSubject.Outgoing(outboxId),
        "SMTP",
        reply?.Code ?? 0,
        JsonBody.Of(json =>
        {
            json.WriteString("to"u8, letter.To);
            json.WriteString("subject"u8, letter.Mail.Subject);
            json.WriteNumber("bytes"u8, bytes);
            json.WriteBoolean("attached"u8, letter.Mail.File is not null);
        }),
        JsonBody.Of(json =>
        {
            if (failure is not null) json.WriteString("step"u8, failure.Step.ToString());
            if (tls is not null) json.WriteString("tls"u8, tls);
            if (reply is not null) json.WriteString(failure is null ? "code"u8 : "error_code"u8, reply.Name);
            if (reply is not null) json.WriteString("said"u8, string.Join('\n', reply.Lines));
        }),
        Open,
        at,
        took,
        failure?.Broken);
}
