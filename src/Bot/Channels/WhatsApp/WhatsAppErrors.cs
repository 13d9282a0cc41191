using System.Collections.Frozen;
using System.Globalization;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>
/// What each error code of the Cloud API means for the message and for staff.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
/// </summary>
internal static class WhatsAppErrors
{
    /// <summary>One message to one citizen in six seconds is the lasting rate; a burst borrows from later.</summary>
    private static readonly TimeSpan PairRate = TimeSpan.FromSeconds(6);

    /// <summary>What only a person can mend is tried again at this distance, so that nothing is lost meanwhile.</summary>
    private static readonly TimeSpan UntilMended = TimeSpan.FromMinutes(15);

    private static readonly Meaning Unknown = new(Fate.Refuse, "WhatsApp menolak pesan ini. Hubungi warga lewat cara lain.");

    private static readonly FrozenDictionary<int, Meaning> Table = new Dictionary<int, Meaning>
    {
        [0] = new(Fate.Mend, "Token WhatsApp tidak berlaku. Perbarui Channels__WhatsApp__AccessToken."),
        [190] = new(Fate.Mend, "Token WhatsApp kedaluwarsa. Perbarui Channels__WhatsApp__AccessToken."),
        [1] = new(Fate.Refuse, "WhatsApp tidak mengenali permintaan ini.", Alarm: true),
        [2] = new(Fate.Retry, "Layanan WhatsApp sedang terganggu."),
        [33] = new(Fate.Refuse, "Nomor WhatsApp kantor sudah dihapus.", Alarm: true),
        [100] = new(Fate.Refuse, "Isi pesan tidak diterima WhatsApp.", Alarm: true),
        [3] = new(Fate.Mend, "Akun WhatsApp kantor belum berizin mengirim pesan."),
        [10] = new(Fate.Mend, "Akun WhatsApp kantor belum berizin mengirim pesan."),
        [4] = new(Fate.Retry, "Batas kiriman aplikasi tercapai."),
        [80007] = new(Fate.Retry, "Batas kiriman akun tercapai."),
        [130429] = new(Fate.Retry, "Pesan terlalu cepat, dikirim lagi."),
        [131048] = new(Fate.Mend, "WhatsApp membatasi nomor kantor karena laporan spam."),
        [131056] = new(Fate.Pair, "Pesan ke warga ini terlalu cepat, dikirim lagi."),
        [131049] = new(Fate.Refuse, "WhatsApp memilih tidak menyampaikan pesan ini. Hubungi warga lewat cara lain."),
        [130472] = new(Fate.Refuse, "WhatsApp memilih tidak menyampaikan pesan ini. Hubungi warga lewat cara lain."),
        [131026] = new(Fate.Unreachable, "Nomor ini tidak dapat menerima WhatsApp. Hubungi warga lewat cara lain."),
        [131047] = new(Fate.Refuse, "Sudah lebih dari 24 jam sejak pesan terakhir warga. Kirim dengan templat."),
        [131051] = new(Fate.Refuse, "Jenis pesan ini tidak didukung WhatsApp."),
        [131052] = new(Fate.Retry, "Berkas gagal diambil WhatsApp, dikirim lagi."),
        [131053] = new(Fate.Retry, "Berkas gagal diunggah ke WhatsApp, dikirim lagi."),
        [131000] = new(Fate.Retry, "Layanan WhatsApp sedang terganggu."),
        [131016] = new(Fate.Retry, "Layanan WhatsApp sedang terganggu."),
        [131057] = new(Fate.Retry, "Layanan WhatsApp sedang dipelihara."),
        [133016] = new(Fate.Retry, "Pendaftaran nomor WhatsApp sedang dibatasi."),
        [131060] = new(Fate.Refuse, "Pesan tidak tersedia lagi di WhatsApp."),
        [131062] = new(Fate.Refuse, "Templat autentikasi tidak dapat dikirim ke pengguna tanpa nomor."),
        [132000] = new(Fate.Refuse, "Isian templat WhatsApp tidak cocok.", Alarm: true),
        [132001] = new(Fate.Refuse, "Templat WhatsApp belum terdaftar.", Alarm: true),
        [132005] = new(Fate.Refuse, "Isian templat WhatsApp terlalu panjang.", Alarm: true),
        [132007] = new(Fate.Refuse, "Isi templat WhatsApp melanggar kebijakan.", Alarm: true),
        [132012] = new(Fate.Refuse, "Bentuk isian templat WhatsApp tidak cocok.", Alarm: true),
        [132015] = new(Fate.Refuse, "Templat WhatsApp sedang dijeda.", Alarm: true),
        [131031] = new(Fate.Mend, "Akun WhatsApp kantor dikunci."),
        [131042] = new(Fate.Mend, "Pembayaran akun WhatsApp kantor bermasalah."),
        [368] = new(Fate.Mend, "Akun WhatsApp kantor diblokir sementara karena kebijakan."),
    }.ToFrozenDictionary();

    private enum Fate
    {
        /// <summary>Again, at the pump's own pace.</summary>
        Retry,

        /// <summary>Again, at this citizen's own pace.</summary>
        Pair,

        /// <summary>Again after a person mended the account.</summary>
        Mend,

        /// <summary>Final.</summary>
        Refuse,

        /// <summary>Final, for everything to this address.</summary>
        Unreachable,
    }

    /// <summary>The policy for a refused request.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">error.code; 0 also means that authentication failed.</param>
    /// <param name="isTransient">error.is_transient.</param>
    /// <param name="retryAfter">From the header, if any.</param>
    public static SendResult Judge(int status, int? code, bool isTransient, TimeSpan? retryAfter)
    {
        var name = code is { } known ? CodeText(known) : "http-" + status.ToString(CultureInfo.InvariantCulture);
        if (code is null || !IsKnown(code.Value))
            return isTransient || status is 429 or >= 500 ? new TryLater(name, retryAfter) : new Refused(name, Unknown.Reason);
        var meaning = MeaningOf(code.Value);
        return meaning.Fate switch
        {
            Fate.Retry => new TryLater(name, retryAfter),
            Fate.Pair => new TryLater(name, retryAfter ?? PairRate),
            Fate.Mend => new TryLater(name, retryAfter ?? UntilMended),
            Fate.Unreachable => new Refused(name, meaning.Reason, AddressUnreachable: true),
            _ => new Refused(name, meaning.Reason),
        };
    }

    /// <summary>True when staff must mend something before messages flow again.</summary>
    public static bool NeedsAttention(int? code) => code is { } known && IsKnown(known) && MeaningOf(known) is { Alarm: true } or { Fate: Fate.Mend };

    /// <summary>The reason for staff, in Indonesian.</summary>
    public static string ReasonOf(int code) => MeaningOf(code).Reason;

    public static string CodeText(int code) => code.ToString(CultureInfo.InvariantCulture);

    private static bool IsKnown(int code) => code is >= 200 and <= 299 || Table.ContainsKey(code);

    // 200 to 299 are all kinds of missing permission.
    private static Meaning MeaningOf(int code) => code is >= 200 and <= 299 ? Table[10] : Table.GetValueOrDefault(code, Unknown);

    private sealed record Meaning(Fate Fate, string Reason, bool Alarm = false);
}
