using System.Text.Json;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>
/// What the webhook's other fields tell about the account, its number and its templates, as sentences for staff. Good news closes the
/// alarm that the bad news before it opened.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview
/// </summary>
internal static class WhatsAppNotices
{
    /// <summary>Stands for a word that is missing or might not be the provider's own.</summary>
    public const string Odd = "?";

    private const int LongestWord = 60;

    /// <summary>The alarm's code of a template: its registration, its category, its quality and its refusals are one trouble.</summary>
    public static string TemplateCode(string name, string language) => $"template:{name}:{language}";

    /// <summary>The notice, or null for a field that is not ours to read.</summary>
    public static WhatsAppNotice? Read(string field, JsonElement value) => field switch
    {
        "account_update" => Account(value),
        "account_alerts" => Alert(value.Object("alert_info"u8) ?? value),
        "account_review_update" => Word(value, "decision"u8) is "APPROVED"
            ? new(field, null)
            : new(field, $"Meta meninjau akun WhatsApp kantor ({Word(value, "decision"u8)}). Buka Meta Business Suite, bagian Kualitas akun."),
        "phone_number_quality_update" => Quality(field, value),
        "phone_number_name_update" => Word(value, "decision"u8) is "APPROVED"
            ? new(field, null)
            : new(field, $"Nama tampilan nomor WhatsApp kantor belum disetujui ({Word(value, "decision"u8)}). Periksa di WhatsApp Manager."),
        "business_capability_update" => new(field, $"Batas akun WhatsApp kantor berubah: {Limit(value)}. Periksa di WhatsApp Manager apakah ini cukup."),
        "message_template_status_update" => Template(value),
        "template_category_update" => new(
            TemplateOf(value),
            $"Kategori templat {Name(value)} berubah menjadi {Word(value, "new_category"u8)}. Templat selain UTILITY dapat ditahan WhatsApp; ajukan lagi sebagai UTILITY."),
        "message_template_quality_update" => Word(value, "new_quality_score"u8) is "GREEN" or "UNKNOWN"
            ? new(TemplateOf(value), null)
            : new(TemplateOf(value), $"Mutu templat {Name(value)} turun ({Word(value, "new_quality_score"u8)}). Kirim hanya kabar yang ditunggu warga, atau perbaiki kalimatnya."),
        "security" => new(
            $"security:{Word(value, "event"u8)}",
            $"Ada perubahan keamanan pada nomor WhatsApp kantor ({Word(value, "event"u8)}). Jika bukan dari kantor, ganti PIN verifikasi dua langkah di WhatsApp Manager."),
        _ => null,
    };

    private static WhatsAppNotice Account(JsonElement value)
    {
        const string Ban = "account_update:ban";
        var what = Word(value, "event"u8);
        var ban = value.Object("ban_info"u8) is { } info ? Word(info, "waba_ban_state"u8) : null;
        return (what, ban) switch
        {
            (_, "REINSTATE") => new(Ban, null),
            (_, { } state) => new(Ban, $"Meta membatasi akun WhatsApp kantor ({state}). Ajukan banding di Meta Business Suite, bagian Kualitas akun."),
            ("ACCOUNT_VIOLATION", _) => new(
                "account_update:violation",
                $"Meta menyatakan akun WhatsApp kantor melanggar kebijakan ({ViolationOf(value)}). Buka Meta Business Suite, bagian Kualitas akun."),
            ("ACCOUNT_RESTRICTION", _) => new("account_update:restriction", "Meta membatasi pengiriman akun WhatsApp kantor. Buka Meta Business Suite, bagian Kualitas akun."),
            ("ACCOUNT_DELETED", _) => new("account_update:deleted", "Akun WhatsApp kantor dihapus di Meta. WhatsApp tidak dapat dipakai sampai akun dibuat lagi."),
            ("PARTNER_REMOVED" or "PARTNER_APP_UNINSTALLED" or "ACCOUNT_OFFBOARDED", _) => new("account_update:offboarded", "Aplikasi kantor dilepas dari akun WhatsApp. Hubungkan lagi di Meta Business Suite."),
            ("ACCOUNT_RECONNECTED" or "PARTNER_ADDED" or "PARTNER_APP_INSTALLED", _) => new("account_update:offboarded", null),
            _ => new($"account_update:{what}", $"Ada perubahan pada akun WhatsApp kantor ({what}). Periksa di WhatsApp Manager."),
        };
    }

    private static WhatsAppNotice Alert(JsonElement value)
    {
        var (what, severity, state) = (Word(value, "alert_type"u8), Word(value, "alert_severity"u8), Word(value, "alert_status"u8));
        var code = $"account_alerts:{what}";
        return state is "RESOLVED" or "NONE" || what == "OBA_APPROVED"
            ? new(code, null)
            : new(code, $"Meta memberi peringatan untuk akun WhatsApp kantor ({what}, {severity}). Buka WhatsApp Manager untuk melihat langkahnya.");
    }

    private static WhatsAppNotice Quality(string field, JsonElement value) => Word(value, "event"u8) switch
    {
        "UNFLAGGED" or "UPGRADE" or "THROUGHPUT_UPGRADE" or "ONBOARDING" => new(field, null),
        "FLAGGED" => new(field, "Mutu nomor WhatsApp kantor rendah karena banyak warga memblokir atau melapor. Kurangi kabar yang tidak ditunggu warga sampai mutunya pulih."),
        { } what => new(field, $"Batas kirim nomor WhatsApp kantor berubah ({what}, {Limit(value)}). Periksa di WhatsApp Manager."),
    };

    private static WhatsAppNotice Template(JsonElement value)
    {
        var code = TemplateOf(value);
        return Word(value, "event"u8) switch
        {
            "APPROVED" or "REINSTATED" or "UNPAUSED" => new(code, null),
            "REJECTED" => new(code, $"Templat {Name(value)} ditolak Meta ({Word(value, "reason"u8)}). Perbaiki lalu ajukan lagi di WhatsApp Manager."),
            "PAUSED" => new(code, $"Templat {Name(value)} dijeda Meta karena mutunya rendah. Kabar di luar 24 jam tertunda sampai templat ini aktif lagi."),
            "DISABLED" => new(code, $"Templat {Name(value)} dinonaktifkan Meta. Buat dan ajukan templat baru dengan nama ini di WhatsApp Manager."),
            "FLAGGED" => new(code, $"Templat {Name(value)} ditandai Meta dan dapat dinonaktifkan. Perbaiki kalimatnya di WhatsApp Manager."),
            "PENDING_DELETION" or "DELETED" => new(code, $"Templat {Name(value)} dihapus dari WhatsApp Manager. Daftarkan lagi supaya kabar di luar 24 jam dapat dikirim."),
            { } what => new(code, $"Status templat {Name(value)} berubah ({what}). Periksa di WhatsApp Manager."),
        };
    }

    private static string TemplateOf(JsonElement value) => TemplateCode(Word(value, "message_template_name"u8), Word(value, "message_template_language"u8));

    private static string Name(JsonElement value) => $"{Word(value, "message_template_name"u8)} ({Word(value, "message_template_language"u8)})";

    private static string ViolationOf(JsonElement value) => value.Object("violation_info"u8) is { } info ? Word(info, "violation_type"u8) : Odd;

    private static string Limit(JsonElement value)
    {
        var given = value.Text("max_daily_conversations_per_business"u8) ?? value.Text("max_daily_conversation_per_phone"u8) ?? value.Text("current_limit"u8);
        return given is null or "-1" || Clean(given) is not { } limit ? "tanpa keterangan jumlah" : $"{limit} percakapan baru dalam 24 jam";
    }

    // The provider's own words only: capitals, digits, dots, dashes and underscores. Anything longer or freer might name a person.
    private static string Word(JsonElement value, ReadOnlySpan<byte> field) => Clean(value.Text(field)) ?? Odd;

    private static string? Clean(string? word) =>
        word is { Length: > 0 and <= LongestWord } && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.') ? word : null;
}
