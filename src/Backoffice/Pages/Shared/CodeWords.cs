using System.Collections.Frozen;
using System.Globalization;
using KtpBot.Core.Messaging;

namespace KtpBot.Backoffice.Pages.Shared;

/// <summary>
/// What a provider's code says to officers: what happened and what to do about it. How the bot itself acts on a code stands with its channel.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes, https://core.telegram.org/api/errors
/// </summary>
internal static class CodeWords
{
    private static readonly FrozenDictionary<string, string> Own = new Dictionary<string, string>
    {
        ["timeout"] = "Penyedia tidak menjawab tepat waktu. Dicoba lagi sendiri.",
        ["network"] = "Jaringan ke penyedia terputus. Dicoba lagi sendiri; bila lama, periksa internet kantor.",
        ["channel-off"] = "Kanal ini tidak aktif di kantor.",
        ["file-gone"] = "Berkas lampirannya sudah dihapus dari penyimpanan.",
        ["file-too-large"] = "Berkas lampirannya terlalu besar untuk kanal ini.",
        ["window"] = "Warga terakhir menulis lebih dari 24 jam lalu. Terkirim setelah warga menulis lagi.",
        ["held-too-long"] = "Warga tidak menulis lagi selama 7 hari, jadi pesan ini tidak terkirim.",
        ["opted-out"] = "Warga minta tidak dikabari lewat kanal ini.",
        ["unreachable"] = "Alamat ini tidak bisa dijangkau lagi.",
        ["holder-changed"] = "Nomor ini berganti pemegang, jadi pesan untuk pemegang lama tidak dikirim.",
        ["empty"] = "Pesannya kosong.",
        ["certificate"] = "Sertifikat server e-mail tidak dapat dipercaya. Admin perlu memeriksanya.",
        ["no-tls"] = "Server e-mail tidak menawarkan TLS. Admin perlu memeriksanya.",
        ["no-sign-in"] = "Server e-mail tidak menawarkan cara masuk yang dikenal. Admin perlu memeriksanya.",
        ["sign-in"] = "Server e-mail menolak nama pengguna atau kata sandi kantor. Admin perlu memperbaikinya.",
        ["sender"] = "Server e-mail tidak menerima alamat pengirim kantor. Admin perlu memeriksanya.",
        ["server"] = "Server e-mail menolak sambungan dari kantor. Admin perlu memeriksanya.",
        ["address"] = "Alamat e-mail sudah dihapus atau tidak dapat dipakai.",
        ["send-threw"] = "Terjadi kesalahan di sistem kami. Laporkan ke pengelola.",
        [OutboxMessage.Withdrawn] = "Dibatalkan petugas.",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<int, string> WhatsApp = new Dictionary<int, string>
    {
        [0] = "Token WhatsApp tidak berlaku. Admin perlu memperbaruinya.",
        [190] = "Token WhatsApp kedaluwarsa. Admin perlu memperbaruinya.",
        [1] = "WhatsApp tidak mengenali permintaan ini.",
        [2] = "Layanan WhatsApp sedang terganggu. Dicoba lagi sendiri.",
        [3] = "Akun WhatsApp kantor belum berizin mengirim. Admin perlu memeriksa izinnya.",
        [10] = "Akun WhatsApp kantor belum berizin mengirim. Admin perlu memeriksa izinnya.",
        [4] = "Terlalu banyak kiriman dari aplikasi ini. Dicoba lagi sendiri.",
        [33] = "Nomor WhatsApp kantor sudah dihapus di Meta.",
        [100] = "Isi pesan tidak diterima WhatsApp.",
        [368] = "Akun WhatsApp kantor diblokir sementara karena kebijakan.",
        [80007] = "Batas kiriman akun tercapai. Dicoba lagi sendiri.",
        [130429] = "Pesan terlalu cepat. Dicoba lagi sendiri.",
        [130472] = "WhatsApp memilih tidak menyampaikan pesan ini. Hubungi warga lewat cara lain.",
        [131000] = "Layanan WhatsApp sedang terganggu. Dicoba lagi sendiri.",
        [131016] = "Layanan WhatsApp sedang terganggu. Dicoba lagi sendiri.",
        [131005] = "Akses WhatsApp kantor ditolak. Admin perlu memeriksa izin token.",
        [131008] = "Ada isian wajib yang kurang pada pesan.",
        [131009] = "Ada isian pesan yang tidak diterima WhatsApp.",
        [131021] = "Pesan ini ditujukan ke nomor kantor sendiri.",
        [131030] = "Nomor kantor masih nomor uji: penerima harus didaftarkan dulu di WhatsApp Manager.",
        [131037] = "Nama tampilan nomor kantor belum disetujui di WhatsApp Manager.",
        [131045] = "Nomor WhatsApp kantor belum terdaftar.",
        [131050] = "Warga meminta tidak menerima kabar seperti ini lewat WhatsApp.",
        [131062] = "Templat autentikasi tidak dapat dikirim ke pengguna tanpa nomor.",
        [130497] = "WhatsApp tidak menyampaikan pesan ke negara ini.",
        [133004] = "Layanan WhatsApp sedang terganggu. Dicoba lagi sendiri.",
        [133010] = "Nomor WhatsApp kantor belum terdaftar.",
        [132016] = "Templat dinonaktifkan Meta. Buat dan ajukan templat baru.",
        [131026] = "Nomor ini tidak dapat menerima WhatsApp. Hubungi warga lewat cara lain.",
        [131031] = "Akun WhatsApp kantor dikunci Meta.",
        [131042] = "Pembayaran akun WhatsApp kantor bermasalah.",
        [131047] = "Sudah lebih dari 24 jam sejak warga terakhir menulis.",
        [131048] = "WhatsApp membatasi nomor kantor karena laporan spam.",
        [131049] = "WhatsApp memilih tidak menyampaikan pesan ini. Hubungi warga lewat cara lain.",
        [131051] = "Jenis pesan ini tidak didukung WhatsApp.",
        [131052] = "Berkas dari warga gagal diambil.",
        [131053] = "Berkas gagal diunggah ke WhatsApp.",
        [131056] = "Pesan ke warga ini terlalu cepat. Dicoba lagi sendiri.",
        [131057] = "Layanan WhatsApp sedang dipelihara. Dicoba lagi sendiri.",
        [131060] = "Pesan itu tidak tersedia lagi di WhatsApp.",
        [132000] = "Isian templat tidak cocok dengan yang terdaftar.",
        [132001] = "Templat belum terdaftar atau belum disetujui di WhatsApp Manager.",
        [132005] = "Isian templat terlalu panjang.",
        [132007] = "Isi templat melanggar kebijakan WhatsApp.",
        [132012] = "Bentuk isian templat tidak cocok dengan yang terdaftar.",
        [132015] = "Templat sedang dijeda WhatsApp karena mutunya.",
        [133016] = "Pendaftaran nomor WhatsApp sedang dibatasi. Dicoba lagi sendiri.",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<int, string> Telegram = new Dictionary<int, string>
    {
        [400] = "Telegram menolak isi atau tujuan pesan ini.",
        [401] = "Token bot Telegram tidak berlaku. Admin perlu memperbaruinya.",
        [403] = "Warga memblokir bot atau menutup akunnya. Hubungi warga lewat cara lain.",
        [404] = "Token bot Telegram tidak dikenal. Admin perlu memeriksanya.",
        [409] = "Ada program lain yang memakai bot Telegram ini.",
        [413] = "Berkasnya terlalu besar untuk Telegram.",
        [429] = "Pesan terlalu cepat. Dicoba lagi sendiri.",
    }.ToFrozenDictionary();

    /// <summary>The meaning of a stored code; null where it is not known.</summary>
    public static string? Of(ChannelKind channel, string? code)
    {
        if (code is null) return null;
        if (Own.TryGetValue(code, out var known)) return known;
        if (code.StartsWith("http-", StringComparison.Ordinal) && int.TryParse(code.AsSpan(5), CultureInfo.InvariantCulture, out var status)) return OfStatus(status);
        if (channel == ChannelKind.Email) return OfMail(code);
        if (!int.TryParse(code, CultureInfo.InvariantCulture, out var number)) return null;
        if (channel == ChannelKind.WhatsApp) return number is >= 200 and <= 299 ? WhatsApp[10] : WhatsApp.GetValueOrDefault(number);
        return channel == ChannelKind.Telegram && Telegram.TryGetValue(number, out var meaning) ? meaning : OfStatus(number);
    }

    /// <summary>A reply of a mail server: three figures, perhaps with a finer code (RFC 5321 section 4.2, RFC 3463).</summary>
    private static string? OfMail(string code) => code switch
    {
        _ when code.Contains(" 5.1.", StringComparison.Ordinal) => "Alamat e-mail ini tidak ada. Hubungi warga lewat cara lain.",
        _ when code.Contains(".2.2", StringComparison.Ordinal) => "Kotak surat warga penuh. Dicoba lagi sendiri.",
        _ when code.Contains(" 5.7.", StringComparison.Ordinal) => "Server e-mail menolak surat ini karena aturannya sendiri.",
        ['4', ..] => "Server e-mail minta dicoba lagi nanti. Dicoba lagi sendiri.",
        ['5', ..] => "Server e-mail menolak surat ini.",
        ['2', ..] => "Diterima server e-mail.",
        _ => null,
    };

    /// <summary>The meaning of an HTTP status, whoever answered it; null where it says nothing to an officer.</summary>
    public static string? OfStatus(int status) => status switch
    {
        >= 200 and < 300 => "Diterima.",
        400 => "Permintaannya ditolak.",
        401 or 403 => "Izinnya ditolak.",
        404 => "Tujuannya tidak ditemukan.",
        413 => "Terlalu besar.",
        429 => "Terlalu banyak permintaan. Dicoba lagi sendiri.",
        >= 500 and < 600 => "Layanan di seberang sedang terganggu. Dicoba lagi sendiri.",
        _ => null,
    };
}
