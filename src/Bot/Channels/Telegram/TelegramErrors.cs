using System.Globalization;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>What a refusal of the Bot API means. Telegram tells kinds apart only by the description, so that is what the table looks at.</summary>
internal static class TelegramErrors
{
    private static readonly TimeSpan UntilMended = TimeSpan.FromMinutes(15);

    private const string Blocked = "Warga memblokir atau menutup akun Telegram ini. Hubungi warga lewat cara lain.";
    private const string NoSuchChat = "Percakapan Telegram ini tidak ada lagi. Hubungi warga lewat cara lain.";

    // First match wins; "" matches any description.
    private static readonly Rule[] Table =
    [
        new(403, "", (code, _) => new Refused(code, Blocked, AddressUnreachable: true)),
        new(400, "chat not found", (code, _) => new Refused(code, NoSuchChat, AddressUnreachable: true)),
        new(400, "user is deactivated", (code, _) => new Refused(code, Blocked, AddressUnreachable: true)),
        new(400, "PEER_ID_INVALID", (code, _) => new Refused(code, NoSuchChat, AddressUnreachable: true)),
        new(400, "too big", (code, _) => new Refused(code, "Berkas ini terlalu besar untuk Telegram.")),
        new(413, "", (code, _) => new Refused(code, "Berkas ini terlalu besar untuk Telegram.")),
        new(429, "", (code, wait) => new TryLater(code, wait)),
        new(401, "", (code, _) => new TryLater(code, UntilMended)),
        new(404, "", (code, _) => new TryLater(code, UntilMended)),
        new(409, "", (code, wait) => new TryLater(code, wait)),
    ];

    /// <summary>The policy for a refused send.</summary>
    public static SendResult Judge(TelegramReply reply)
    {
        if (reply.Broken is { } broken) return new TryLater(broken);
        var code = reply.ErrorCode.ToString(CultureInfo.InvariantCulture);
        foreach (var rule in Table)
        {
            if (rule.Status == reply.ErrorCode && reply.Description.Contains(rule.Words, StringComparison.OrdinalIgnoreCase)) return rule.Verdict(code, reply.RetryAfter);
        }

        return reply.ErrorCode >= 500 ? new TryLater(code, reply.RetryAfter) : new Refused(code, "Telegram menolak pesan ini. Hubungi warga lewat cara lain.");
    }

    /// <summary>True when the token is wrong, which only a person can mend.</summary>
    public static bool NeedsAttention(TelegramReply reply) => reply.ErrorCode is 401 or 404;

    private sealed record Rule(int Status, string Words, Func<string, TimeSpan?, SendResult> Verdict);
}
