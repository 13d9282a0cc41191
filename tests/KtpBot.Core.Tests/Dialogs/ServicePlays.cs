using KtpBot.Core.Dialogs;
using KtpBot.Testing.Processes;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>Every service: sent, not possible and told why, left for later; in Indonesian, and some in English.</summary>
public sealed class ServicePlays : IDisposable
{
    private readonly TemporaryFolder _copy = new();

    /// <summary>Who the card is for, as typed one after the other.</summary>
    private static readonly string[] Siti = ["3515175708900001", "3515171208900002", "Siti Aminah", "081234567890"];

    /// <summary>Name, language, and what the citizen does: a tap in brackets, photos, or words; "(siti)" stands for the applicant's data.</summary>
    public static TheoryData<string, string, string[]> Conversations => new()
    {
        { "baru-terkirim", "id", ["mau bikin ktp baru", "setuju", "[Sudah 17 tahun]", "[Ya, ajukan]", "[Diri sendiri]", "(siti)", "(foto)", "[Kirim]"] },
        { "baru-belum-17", "id", ["mau bikin ktp baru", "setuju", "[Belum 17 tahun]", "ulang", "[Sudah menikah]", "menu"] },
        { "baru-nanti", "id", ["mau bikin ktp baru", "setuju", "[Sudah 17 tahun]", "[Nanti dulu]"] },
        { "baru-orang-asing", "id", ["menu", "[Layanan lain]", "[Orang asing (ITAP)]", "[KTP pertama]", "setuju", "[Sudah 17 tahun]", "ya", "[Diri sendiri]", "(siti)", "(foto)", "bawa", "(foto)", "[Kirim]"] },
        { "hilang-orang-lain", "id", ["ktp saya hilang", "setuju", "ya", "(siti)", "(foto)", "(foto)", "[Ubah]", "[Yang mengajukan]", "kembali", "[Ubah]", "[Yang mengajukan]", "[Orang lain]"] },
        { "hilang-nanti", "id", ["ktp saya hilang", "setuju", "nanti"] },
        { "rusak-terkirim", "id", ["ktp saya rusak", "setuju", "ya", "(siti)", "(foto)", "(foto)", "[Ubah]", "[Yang mengajukan]", "[Keluarga satu KK]", "[Kirim]"] },
        { "rusak-nanti", "id", ["ktp saya rusak", "setuju", "nanti"] },
        { "ubah-terkirim", "id", ["mau ubah data ktp", "setuju", "[Status: bercerai]", "[Sudah diubah]", "ya", "[Diri sendiri]", "(siti)", "(foto)", "(foto)", "(foto)", "[Ubah]", "[Yang berubah]", "[Nama]", "bawa", "[Kirim]"] },
        { "ubah-alamat", "id", ["mau ubah data ktp", "setuju", "[Alamat]", "[Sudah diubah]", "ya", "[Keluarga satu KK]", "(siti)", "(foto)", "(foto)", "[Kirim]"] },
        { "ubah-nanti", "id", ["mau ubah data ktp", "setuju", "[Agama]", "[Sudah diubah]", "[Nanti dulu]"] },
        { "ganti-foto-terkirim", "id", ["menu", "[Layanan lain]", "[Ganti foto KTP]", "setuju", "[Pakai/lepas jilbab]", "ya", "[Diri sendiri]", "(siti)", "(foto)", "(foto)", "[Kirim]"] },
        { "ganti-foto-jelek", "id", ["mau ganti foto ktp", "[Foto kurang bagus]", "mau ganti foto ktp", "[Wajah berubah tetap]", "[Ajukan sekarang]", "setuju", "[Nanti dulu]"] },
        { "pindah-datang-terkirim", "id", ["menu", "5", "[KTP setelah pindah]", "setuju", "[Kabupaten/kota lain]", "[Sudah]", "ya", "[Diri sendiri]", "(siti)", "(foto)", "(foto)", "(foto)", "[Kirim]"] },
        { "pindah-datang-dalam", "id", ["menu", "5", "[KTP setelah pindah]", "setuju", "[Dalam kab/kota ini]", "[Sudah]", "ya", "[Diri sendiri]", "(siti)", "(foto)", "[Ubah]", "[Pindah dari]", "[Luar negeri]", "bawa", "[Kirim]"] },
        { "pindah-datang-belum", "id", ["menu", "5", "[KTP setelah pindah]", "setuju", "[Luar negeri]", "[Belum]"] },
        { "pindah-datang-nanti", "id", ["menu", "5", "[KTP setelah pindah]", "setuju", "[Luar negeri]", "[Sudah]", "nanti"] },
        { "luar-domisili-terkirim", "id", ["menu", "5", "[KTP di luar daerah asal]", "setuju", "[Rekam KTP pertama]", "[Sudah 17 tahun]", "ya", "[Diri sendiri]", "(siti)", "(foto)", "[Ubah]", "[Keperluan]", "[KTP hilang]", "(foto)", "[Kirim]"] },
        { "luar-domisili-ubah", "id", ["menu", "5", "[KTP di luar daerah asal]", "setuju", "[Ubah data]"] },
        { "luar-domisili-nanti", "id", ["menu", "5", "[KTP di luar daerah asal]", "setuju", "[KTP rusak]", "nanti"] },
        { "itap-terkirim", "id", ["menu", "5", "[Orang asing (ITAP)]", "[Perpanjangan KTP]", "setuju", "[Dalam 30 hari]", "ya", "[Diri sendiri]", "(siti)", "(foto)", "(foto)", "(foto)", "(foto)", "[Kirim]"] },
        { "itap-terlalu-awal", "id", ["menu", "5", "[Orang asing (ITAP)]", "[Perpanjangan KTP]", "setuju", "[Masih lebih lama]"] },
        { "itap-nanti", "id", ["menu", "5", "[Orang asing (ITAP)]", "[Perpanjangan KTP]", "setuju", "[Sudah berakhir]", "nanti"] },
        { "ikd", "id", ["ikd itu apa", "[Langkah aktivasi]", "[Ada masalah]", "[Wajah gagal dicocokkan]", "[Masalah lain]", "2", "[Masalah lain]", "3", "[Masalah lain]", "4", "[Masalah lain]", "5", "[Masalah lain]", "lupa pin", "[Masalah lain]", "[Tidak punya HP]"] },
        { "surat-pengantar-terkirim", "id", ["menu", "5", "[Surat pengantar]", "setuju", "[KTP hilang]", "ya", "[Diri sendiri]", "(siti)", "(foto)", "(foto)", "[Ubah]", "[Keperluan surat]", "[Perubahan data KTP]", "(foto)", "[Kirim]"] },
        { "surat-pengantar-nanti", "id", ["menu", "5", "[Surat pengantar]", "setuju", "[KTP pertama]", "nanti"] },
        { "kk-urusan", "id", ["bikin kk baru", "[KK baru, baru menikah]", "[Urusan KK lain]", "2", "[Urusan KK lain]", "3", "[Urusan KK lain]", "4", "[Urusan KK lain]", "5", "[Urusan KK lain]", "6"] },
        { "kia-urusan", "id", ["bikin kia anak", "1", "[Urusan KIA lain]", "2", "[Urusan KIA lain]", "3"] },
        { "pindah-urusan", "id", ["mau urus surat pindah", "1", "mau urus surat pindah", "2", "mau urus surat pindah", "3", "mau urus surat pindah", "4", "mau urus surat pindah", "5", "[KTP setelah pindah]"] },
        { "syarat-pribadi", "id", ["menu", "[Syarat]", "[Ubah data KTP]", "[Nama]", "[Sudah diubah]", "[Ajukan sekarang]", "setuju", "[Nanti dulu]", "menu", "[Syarat]", "[KTP baru (pertama)]", "[Belum 17 tahun]", "menu", "[Syarat]", "[KTP di HP (IKD)]", "[Cukup, terima kasih]"] },
        { "tanya-di-tengah", "id", ["ktp saya hilang", "setuju", "ya", "ikd itu apa", "[Langkah aktivasi]", "3515175708900001"] },
        { "new-photo-sent-en", "en", ["menu", "5", "[New card photo]", "agree", "[Headscarf on or off]", "yes", "[Myself]", "(siti)", "(foto)", "(foto)", "[Send]"] },
        { "change-data-en", "en", ["menu", "4", "agree", "[Married]", "[Not yet]"] },
        { "moved-in-later-en", "en", ["menu", "5", "[ID card after moving]", "agree", "[Abroad]", "[Yes]", "[Later]"] },
        { "ikd-terkirim", "id", ["mau aktivasi ikd", "[Ajukan aktivasi]", "setuju", "[Sudah pernah]", "[Android]", "3515175708900001", "Siti Aminah", "siti aminah", "siti@gmial.com", "081234567890", "[Ubah]", "[E-mail]", "Siti.Aminah@gmail.com", "[Kirim]", "[Langsung datang]"] },
        { "ikd-belum-rekam", "id", ["ikd", "[Ajukan aktivasi]", "setuju", "[Belum pernah]", "[Ajukan KTP baru]"] },
        { "ikd-tanpa-hp", "id", ["ikd", "[Ajukan aktivasi]", "setuju", "[Tidak tahu]", "[Tidak punya HP]", "[Menu utama]"] },
        { "ikd-belum-punya-email", "id", ["menu", "5", "[KTP di HP (IKD)]", "[Ajukan aktivasi]", "setuju", "[Sudah pernah]", "[iPhone]", "3515175708900001", "Siti Aminah", "[Belum punya]", "081234567890", "[Batal]", "[Ya, berhenti]"] },
        { "ikd-sent-en", "en", ["activate ikd", "[Apply for activation]", "agree", "[Yes]", "[iPhone]", "3515175708900001", "Siti Aminah", "siti@yahoo", "siti@yahoo.co.id", "081234567890", "[Send]", "[Just come]"] },
        { "ikd-en", "en", ["menu", "5", "[ID on the phone (IKD)]", "[Something fails]", "1"] },
    };

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Service_IsPlayed(string name, string language, string[] steps) => GoldenPlay.Golden("layanan-" + name, play => Act(play, steps), language);

    [Fact]
    public void Filer_AndWhatChanged_GoAlongWithTheApplication()
    {
        var play = new Play(new FakeDesk());
        Act(play, ["mau ubah data ktp", "setuju", "[Status: bercerai]", "[Sudah diubah]", "ya", "[Keluarga satu KK]", "(siti)", "(foto)", "(foto)", "(foto)", "[Ubah]", "[Yang berubah]", "[Pendidikan, pekerjaan]", "bawa", "[Kirim]"]);

        var sent = Assert.Single(play.Desk.Calls, c => c.Name == "submit").Arguments;
        Assert.Equal("satu_kk", sent["filer"]);
        Assert.Contains("\"berubah\":\"pekerjaan\"", sent["details"], StringComparison.Ordinal);
        Assert.Equal("", sent["document:bukti_pekerjaan"]);
        Assert.DoesNotContain("document:akta_cerai", sent.Keys);
    }

    [Fact]
    public void Office_ThatDoesNotOpenAService_TellsWhereToGo() => GoldenPlay.Golden(
        "layanan-tidak-dibuka",
        play => Act(play, ["menu", "[Layanan lain]", "[KTP di luar daerah asal]", "setuju", "menu", "[Syarat]", "[Ganti foto KTP]", "[Pakai/lepas jilbab]"]),
        book: Book(null, ["baru", "hilang", "rusak", "ubah_data"]));

    [Fact]
    public void Sidoarjo_ChangesAPhotoAloneForAHeadscarfOnly() => GoldenPlay.Golden(
        "layanan-ganti-foto-sidoarjo",
        play => Act(play, ["mau ganti foto ktp", "[Ganti tanda tangan]", "mau ganti foto ktp", "[Pakai/lepas jilbab]"]),
        book: Book("kwangsan", ["ganti_foto"]));

    [Fact]
    public void Takeran_AsksForOneMorePaper() => GoldenPlay.Golden(
        "layanan-baru-takeran",
        play => Act(play, ["syarat bikin ktp", "[Sudah 17 tahun]"]),
        book: Book("takeran", ["baru"]));

    [Fact]
    public void PowerOfAttorney_IsTakenWhereTheOfficeAllowsIt()
    {
        Copy(DialogBooks.Folder, _copy.Path);
        File.WriteAllText(Path.Combine(_copy.Path, "requirements", "extras", "contoh.yaml"), """
            extras:
              - service: hilang
                who_may_file: kuasa
                documents:
                  - { id: surat_kuasa, way: Photo, when: filer=orang_lain, source: "Permendagri 109/2019 (F-1.07)" }
            """);
        GoldenPlay.Golden(
            "layanan-hilang-kuasa",
            play => Act(play, ["ktp saya hilang", "setuju", "ya", "(siti)", "(foto)", "(foto)", "[Ubah]", "[Yang mengajukan]", "[Orang lain]", "(foto)", "[Kirim]"]),
            book: Book("contoh", ["hilang"], _copy.Path));
    }

    [Fact]
    public void Email_AndPhone_GoAlongWithTheActivation_AndNoFamilyCardNumberIsAsked()
    {
        var play = new Play(new FakeDesk());
        Act(play, ["ikd", "[Ajukan aktivasi]", "setuju", "[Tidak tahu]", "[iPhone]", "3515175708900001", "Siti Aminah", "siti@contoh.go.id", "081234567890", "[Kirim]"]);

        var sent = Assert.Single(play.Desk.Calls, c => c.Name == "submit").Arguments;
        Assert.Equal(("ikd", "+6281234567890"), (sent["service"], sent["phone"]));
        Assert.Contains("\"surel\":\"siti@contoh.go.id\"", sent["details"], StringComparison.Ordinal);
        Assert.Contains("\"ponsel\":\"iphone\"", sent["details"], StringComparison.Ordinal);
        Assert.DoesNotContain("kk", sent.Keys);
    }

    [Fact]
    public void CoverLetter_IsMadeOnlyWhereTheOfficeOpensIt() => GoldenPlay.Golden(
        "layanan-surat-pengantar-tidak-perlu",
        play => Act(play, ["minta surat pengantar ktp", "setuju", "[KTP hilang]"]),
        book: Book("kwangsan", ["baru", "hilang", "rusak", "ubah_data"]));

    [Fact]
    public void Takeran_AsksForTheDiploma_WhenTheLetterIsForAFirstCard() => GoldenPlay.Golden(
        "layanan-surat-pengantar-takeran",
        play => Act(play, ["minta surat pengantar ktp", "setuju", "[KTP pertama]"]),
        book: Book("takeran", ["baru", "surat_pengantar"]));

    public void Dispose() => _copy.Dispose();

    private static DialogBook Book(string? office, string[] services, string? folder = null)
    {
        folder ??= DialogBooks.Folder;
        var real = DialogBooks.Real;
        var (requirements, faults) = RequirementBook.Load(folder, office);
        Assert.Empty(faults);
        return DialogBook.Load(folder, real.Texts, requirements, real.Intents, DialogBooks.Office with { Services = services.ToHashSet() }).Book;
    }

    private static void Act(Play play, string[] steps)
    {
        foreach (var step in steps.SelectMany(s => s == "(siti)" ? Siti : [s]))
        {
            if (step == "(foto)") play.Photo();
            else if (step is ['[', .. var title, ']']) play.Tap(title);
            else play.Say(step);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
