using static KtpBot.Bot.Channels.WhatsApp.ErrorPolicy;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>
/// Every error code of the Cloud API that we know what to do about.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
/// </summary>
internal static class WhatsAppErrorTable
{
    public static IReadOnlyList<WhatsAppErrorRow> Rows { get; } =
    [
        // Who we are, and what we may do.
        new(0, StopChannel, "Token WhatsApp tidak berlaku. Perbarui Channels__WhatsApp__AccessToken."),
        new(190, StopChannel, "Token WhatsApp kedaluwarsa. Perbarui Channels__WhatsApp__AccessToken."),
        new(3, StopChannel, "Aplikasi kantor belum berizin memakai WhatsApp. Periksa izin aplikasi di Meta Business Suite."),
        new(10, StopChannel, "Akun WhatsApp kantor belum berizin mengirim pesan. Periksa izin token di Meta Business Suite."),
        new(200, StopChannel, "Akun WhatsApp kantor belum berizin mengirim pesan. Periksa izin token di Meta Business Suite.", To: 299),
        new(131005, StopChannel, "Akses WhatsApp kantor ditolak. Periksa izin token di Meta Business Suite."),

        // The account or the number as a whole.
        new(33, StopChannel, "Nomor WhatsApp kantor tidak ada lagi. Periksa Channels__WhatsApp__PhoneNumberId di WhatsApp Manager."),
        new(368, StopChannel, "Akun WhatsApp kantor diblokir sementara karena kebijakan. Buka Meta Business Suite, bagian Kualitas akun."),
        new(131031, StopChannel, "Akun WhatsApp kantor dikunci. Buka Meta Business Suite, bagian Kualitas akun."),
        new(131037, StopChannel, "Nama tampilan nomor WhatsApp kantor belum disetujui. Periksa di WhatsApp Manager."),
        new(131042, StopChannel, "Pembayaran akun WhatsApp kantor bermasalah. Periksa di WhatsApp Manager."),
        new(131045, StopChannel, "Nomor WhatsApp kantor belum terdaftar. Daftarkan di WhatsApp Manager."),
        new(131048, StopChannel, "WhatsApp membatasi nomor kantor karena laporan spam. Kurangi kabar yang tidak ditunggu warga."),
        new(133010, StopChannel, "Nomor WhatsApp kantor belum terdaftar. Daftarkan di WhatsApp Manager."),

        // Too fast, or trouble that passes.
        new(2, Retry, "Layanan WhatsApp sedang terganggu."),
        new(131000, Retry, "Layanan WhatsApp sedang terganggu."),
        new(131016, Retry, "Layanan WhatsApp sedang terganggu."),
        new(131057, Retry, "Layanan WhatsApp sedang dipelihara."),
        new(133004, Retry, "Layanan WhatsApp sedang terganggu."),
        new(133016, Retry, "Pendaftaran nomor WhatsApp sedang dibatasi."),
        new(130429, Retry, "Pesan terlalu cepat, dikirim lagi."),
        new(4, Pause, "Batas panggilan aplikasi tercapai, dikirim lagi."),
        new(80007, Pause, "Batas panggilan akun tercapai, dikirim lagi."),
        new(131056, Pair, "Pesan ke warga ini terlalu cepat, dikirim lagi."),

        // The citizen.
        new(131026, OtherChannel, "Nomor ini tidak dapat menerima WhatsApp. Hubungi warga lewat cara lain."),
        new(131047, Template, "Sudah lebih dari 24 jam sejak pesan terakhir warga. Pesan ini menunggu sampai warga menulis lagi."),
        new(131049, NotThisWay, "WhatsApp memilih tidak menyampaikan pesan ini. Hubungi warga lewat cara lain."),
        new(130472, NotThisWay, "WhatsApp memilih tidak menyampaikan pesan ini. Hubungi warga lewat cara lain."),
        new(131050, NotThisWay, "Warga meminta tidak menerima kabar seperti ini lewat WhatsApp. Hubungi warga lewat cara lain."),
        new(130497, NotThisWay, "WhatsApp tidak menyampaikan pesan ke negara ini. Hubungi warga lewat cara lain."),
        new(131021, Final, "Pesan ini ditujukan ke nomor kantor sendiri."),
        new(131030, FinalAlarm, "Nomor WhatsApp kantor masih nomor uji: penerima harus didaftarkan dulu di WhatsApp Manager."),
        new(131062, NotThisWay, "Templat autentikasi tidak dapat dikirim ke pengguna tanpa nomor. Hubungi warga lewat cara lain."),

        // The message.
        new(1, FinalAlarm, "WhatsApp tidak mengenali permintaan ini. Laporkan kepada pengelola sistem."),
        new(100, FinalAlarm, "Isi pesan tidak diterima WhatsApp. Laporkan kepada pengelola sistem."),
        new(131008, FinalAlarm, "Ada isian wajib yang kurang pada pesan WhatsApp. Laporkan kepada pengelola sistem."),
        new(131009, FinalAlarm, "Ada isian pesan yang tidak diterima WhatsApp. Laporkan kepada pengelola sistem."),
        new(131051, Final, "Jenis pesan ini tidak didukung WhatsApp."),
        new(131052, Media, "Berkas gagal diambil WhatsApp, dikirim lagi."),
        new(131053, Media, "Berkas gagal diunggah ke WhatsApp, dikirim lagi."),
        new(131060, Final, "Pesan tidak tersedia lagi di WhatsApp. Minta warga mengirim lagi."),

        // The templates.
        new(132000, FinalAlarm, "Jumlah isian templat WhatsApp tidak cocok. Samakan templat di WhatsApp Manager dengan daftar templat kantor."),
        new(132001, FinalAlarm, "Templat WhatsApp belum terdaftar atau belum disetujui. Daftarkan di WhatsApp Manager."),
        new(132005, FinalAlarm, "Isian templat WhatsApp terlalu panjang. Pendekkan kalimat templat di WhatsApp Manager."),
        new(132007, FinalAlarm, "Isi templat WhatsApp melanggar kebijakan. Perbaiki kalimatnya di WhatsApp Manager."),
        new(132012, FinalAlarm, "Bentuk isian templat WhatsApp tidak cocok. Samakan templat di WhatsApp Manager dengan daftar templat kantor."),
        new(132015, FinalAlarm, "Templat WhatsApp sedang dijeda karena mutunya rendah. Perbaiki kalimatnya di WhatsApp Manager."),
        new(132016, FinalAlarm, "Templat WhatsApp dinonaktifkan Meta. Buat dan ajukan templat baru di WhatsApp Manager."),
    ];
}
