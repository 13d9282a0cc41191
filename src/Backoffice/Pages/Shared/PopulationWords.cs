using KtpBot.Core.Population;

namespace KtpBot.Backoffice.Pages.Shared;

/// <summary>The bridge to population data in the officers' words.</summary>
internal static class PopulationWords
{
    public static string Element(PopulationElement element) => element switch
    {
        PopulationElement.Nik => "NIK",
        PopulationElement.Kk => "No. KK",
        PopulationElement.Name => "Nama",
        PopulationElement.BirthPlace => "Tempat lahir",
        PopulationElement.BirthDate => "Tanggal lahir",
        PopulationElement.Sex => "Jenis kelamin",
        PopulationElement.BloodType => "Golongan darah",
        PopulationElement.Address => "Alamat",
        PopulationElement.RtRw => "RT/RW",
        PopulationElement.Village => "Kel/Desa",
        PopulationElement.District => "Kecamatan",
        PopulationElement.Regency => "Kab/Kota",
        PopulationElement.Province => "Provinsi",
        PopulationElement.Religion => "Agama",
        PopulationElement.MaritalStatus => "Status perkawinan",
        PopulationElement.Occupation => "Pekerjaan",
        PopulationElement.Citizenship => "Kewarganegaraan",
        PopulationElement.CardStatus => "Perekaman KTP-el",
    };

    public static string Grade(ElementGrade grade) => grade switch
    {
        ElementGrade.Same => "Sama",
        ElementGrade.Similar => "Mirip",
        ElementGrade.Different => "Beda",
        ElementGrade.OnlyOurs => "Hanya di berkas",
        ElementGrade.OnlyTheirs => "Hanya di data kependudukan",
    };

    public static string Tone(ElementGrade grade) => grade switch
    {
        ElementGrade.Same => "green",
        ElementGrade.Similar => "amber",
        ElementGrade.Different => "red",
        ElementGrade.OnlyOurs or ElementGrade.OnlyTheirs => "",
    };

    /// <summary>What came of a look-up that showed nobody.</summary>
    public static string Sentence(PopulationOutcome outcome, PopulationSource source) => (outcome, source) switch
    {
        (PopulationOutcome.Found, _) => "Ditemukan.",
        (PopulationOutcome.NotFound, PopulationSource.Snapshot) => "NIK ini tidak ada dalam cuplikan. Bisa karena orangnya baru pindah datang, cuplikannya lama, atau NIK salah tulis. Periksa NIK dengan KK.",
        (PopulationOutcome.NotFound, _) => "Layanan tidak menemukan NIK ini. Periksa NIK dengan KK; bila sudah benar, tanyakan ke Dukcapil.",
        (PopulationOutcome.Inactive, _) => "Layanan menemukan NIK ini, tetapi tidak aktif (misalnya pindah, ganda, atau tercatat meninggal). Tanyakan ke Dukcapil sebelum memutuskan.",
        (PopulationOutcome.NotAllowed, _) => "Layanan menolak kantor ini: nama pengguna, sandi, atau alamat komputernya tidak diterima. Beri tahu admin.",
        (PopulationOutcome.QuotaUsed, _) => "Jatah pencarian kantor di layanan sudah habis. Coba lagi besok.",
        (PopulationOutcome.TimedOut, _) => "Layanan tidak menjawab pada waktunya. Coba lagi sebentar lagi.",
        (PopulationOutcome.Unreachable, _) => "Layanan tidak dapat dihubungi atau sedang bermasalah. Coba lagi nanti, dan beri tahu admin bila berulang.",
        (PopulationOutcome.Unreadable, _) => "Jawaban layanan tidak dapat dibaca. Beri tahu admin.",
    };

    public static string Problem(SnapshotProblem problem) => problem switch
    {
        SnapshotProblem.None => "",
        SnapshotProblem.NotText => "Ini bukan berkas CSV. Dari Excel: Simpan Sebagai, pilih CSV UTF-8.",
        SnapshotProblem.Empty => "Berkasnya kosong.",
        SnapshotProblem.NoNikColumn => "Kolom NIK tidak ditemukan. Baris pertama harus berisi judul kolom, salah satunya NIK.",
        SnapshotProblem.NoNameColumn => "Kolom nama tidak ditemukan. Baris pertama harus berisi judul kolom, misalnya NAMA atau NAMA_LGKP.",
        SnapshotProblem.NothingKept => "Tidak satu baris pun bisa dipakai. Lihat alasannya di bawah.",
        SnapshotProblem.MostRejected => "Lebih banyak baris ditolak daripada dipakai, jadi cuplikan ini tidak dipasang. Lihat alasannya di bawah.",
        SnapshotProblem.LastDigitsLost => "Semua NIK berakhir dengan 0: Excel menyimpan NIK sebagai angka dan membuang digit terakhirnya. Ambil ulang datanya dengan kolom NIK sebagai teks.",
        SnapshotProblem.CutShort => "Pembacaan terputus di tengah. Impor sekali lagi.",
    };

    public static string Fault(RowFault fault) => fault switch
    {
        RowFault.NoNik => "NIK kosong",
        RowFault.NotSixteenDigits => "NIK bukan 16 digit",
        RowFault.DigitsLost => "NIK ditulis Excel sebagai 3,51517E+15; digitnya sudah hilang dan tidak bisa dipulihkan dari berkas ini",
        RowFault.NoName => "nama kosong",
        RowFault.Twice => "NIK sudah ada di baris sebelumnya",
    };

    public static string State(SnapshotState state) => state switch
    {
        SnapshotState.Loading => "Sedang dibaca",
        SnapshotState.Current => "Dipakai",
        SnapshotState.Replaced => "Diganti",
        SnapshotState.Failed => "Gagal",
        SnapshotState.Deleted => "Dihapus",
    };

    public static string StateTone(SnapshotState state) => state switch
    {
        SnapshotState.Current => "green",
        SnapshotState.Loading => "blue",
        SnapshotState.Failed => "red",
        SnapshotState.Replaced or SnapshotState.Deleted => "",
    };
}
