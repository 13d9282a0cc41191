using System.Globalization;
using KtpBot.Core.Messaging;
using static KtpBot.Bot.Channels.Telegram.TelegramRemedy;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>What can be done about a refusal.</summary>
internal enum TelegramRemedy
{
    /// <summary>The same again, later.</summary>
    Wait,

    /// <summary>Nothing passes until a person has mended the token or the configuration.</summary>
    Mend,

    /// <summary>Nothing reaches this chat any more.</summary>
    Unreachable,

    /// <summary>This message never passes.</summary>
    GiveUp,

    /// <summary>The same words without their bold parts.</summary>
    SayPlainly,

    /// <summary>The choices as numbered words instead of a keyboard.</summary>
    SayInWords,

    /// <summary>The picture as a document.</summary>
    SendAsDocument,

    /// <summary>The bytes instead of a file id that is not known any more.</summary>
    UploadAgain,

    /// <summary>What was wanted is so already, or its moment is over.</summary>
    Ignore,
}

/// <summary>
/// What a refusal of the Bot API means. Telegram tells kinds apart only by the description, so that is what the table looks at.
/// https://core.telegram.org/bots/api#making-requests, https://core.telegram.org/api/errors
/// </summary>
internal static class TelegramErrors
{
    private const string Blocked = "Warga memblokir bot ini atau menutup akun Telegramnya. Hubungi warga lewat cara lain.";
    private const string NoSuchChat = "Percakapan Telegram ini tidak ada lagi. Hubungi warga lewat cara lain.";
    private const string NeverWrote = "Warga belum pernah menyapa bot ini di Telegram. Hubungi warga lewat cara lain.";
    private const string TooLarge = "Berkas ini terlalu besar untuk Telegram. Kirim berkas yang lebih kecil.";
    private const string TooLong = "Pesan ini terlalu panjang untuk Telegram. Kirim dalam beberapa pesan.";
    private const string Empty = "Pesan ini kosong, jadi Telegram tidak menerimanya.";
    private const string Group = "Alamat ini sebuah grup. Bot hanya melayani percakapan pribadi.";
    private const string Otherwise = "Telegram menolak pesan ini. Hubungi warga lewat cara lain.";

    /// <summary>While the token is wrong: long enough not to annoy Telegram, short enough that nobody waits long after it was mended.</summary>
    private static readonly TimeSpan UntilMended = TimeSpan.FromMinutes(5);

    // First match wins; "" matches any description, 0 any code.
    private static readonly Rule[] Table =
    [
        new(429, "", Wait),
        new(401, "", Mend),
        new(404, "", Mend),
        new(409, "", Wait),
        new(403, "blocked by the user", Unreachable, Blocked),
        new(403, "user is deactivated", Unreachable, Blocked),
        new(403, "can't initiate conversation", Unreachable, NeverWrote),
        new(403, "can't send messages to bots", Unreachable, NoSuchChat),
        new(403, "was kicked", Unreachable, Group),
        new(403, "not a member", Unreachable, Group),
        new(403, "", GiveUp, Otherwise),
        new(400, "upgraded to a supergroup", Unreachable, Group),
        new(400, "chat not found", Unreachable, NoSuchChat),
        new(400, "user not found", Unreachable, NoSuchChat),
        new(400, "have no access", Unreachable, NoSuchChat),
        new(400, "PEER_ID_INVALID", Unreachable, NoSuchChat),
        new(400, "user is deactivated", Unreachable, Blocked),
        new(400, "message is not modified", Ignore),
        new(400, "message to edit not found", Ignore),
        new(400, "message can't be edited", Ignore),
        new(400, "MESSAGE_ID_INVALID", Ignore),
        new(400, "query is too old", Ignore),
        new(400, "query ID is invalid", Ignore),
        new(400, "QUERY_ID_INVALID", Ignore),
        new(400, "can't parse entities", SayPlainly),
        new(400, "ENTITY_", SayPlainly),
        new(400, "ENTITIES_TOO_LONG", SayPlainly),
        new(400, "BUTTON_", SayInWords),
        new(400, "reply markup is too long", SayInWords),
        new(400, "keyboard", SayInWords),
        new(400, "PHOTO_INVALID_DIMENSIONS", SendAsDocument),
        new(400, "PHOTO_SAVE_FILE_INVALID", SendAsDocument),
        new(400, "PHOTO_EXT_INVALID", SendAsDocument),
        new(400, "IMAGE_PROCESS_FAILED", SendAsDocument),
        new(400, "too big for a photo", SendAsDocument),
        new(400, "file identifier", UploadAgain),
        new(400, "file_id", UploadAgain),
        new(400, "FILE_REFERENCE", UploadAgain),
        new(400, "file is too big", GiveUp, TooLarge),
        new(400, "too large", GiveUp, TooLarge),
        new(413, "", GiveUp, TooLarge),
        new(400, "is too long", GiveUp, TooLong),
        new(400, "MEDIA_CAPTION_TOO_LONG", GiveUp, TooLong),
        new(400, "is empty", GiveUp, Empty),
        new(400, "", GiveUp, Otherwise),
        new(0, "", Wait),
    ];

    public static TelegramRemedy Remedy(TelegramReply reply) => RuleFor(reply).Remedy;

    /// <summary>The policy for a send that no remedy has helped.</summary>
    public static SendResult Judge(TelegramReply reply)
    {
        if (reply.Broken is { } broken) return new TryLater(broken);
        var rule = RuleFor(reply);
        var code = reply.ErrorCode.ToString(CultureInfo.InvariantCulture);
        return rule.Remedy switch
        {
            Wait => new TryLater(code, reply.RetryAfter),
            Mend => new TryLater(code, UntilMended, WholeChannel: true),
            Unreachable => new Refused(code, rule.Reason ?? Otherwise, AddressUnreachable: true),
            GiveUp or SayPlainly or SayInWords or SendAsDocument or UploadAgain or Ignore => new Refused(code, rule.Reason ?? Otherwise),
        };
    }

    /// <summary>True when nothing passes until a person has looked at the token.</summary>
    public static bool NeedsAttention(TelegramReply reply) => !reply.Ok && Remedy(reply) == Mend;

    private static Rule RuleFor(TelegramReply reply)
    {
        foreach (var rule in Table)
        {
            if ((rule.Status == 0 || rule.Status == reply.ErrorCode) && reply.Description.Contains(rule.Words, StringComparison.OrdinalIgnoreCase)) return rule;
        }

        throw new System.Diagnostics.UnreachableException("The last rule matches everything.");
    }

    private sealed record Rule(int Status, string Words, TelegramRemedy Remedy, string? Reason = null);
}
