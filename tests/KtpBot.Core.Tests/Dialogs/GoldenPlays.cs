using KtpBot.Core.Dialogs;
using static KtpBot.Core.Tests.Dialogs.GoldenPlay;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>
/// Whole conversations, kept as readable files under tests/golden/dialogs. <c>UPDATE_GOLDEN=1</c> writes them anew; a change in
/// them is a change in what citizens read.
/// </summary>
public class GoldenPlays
{
    [Fact]
    public void Hilang_FromTheFirstWordToTheNumber() => Golden("hilang", play =>
    {
        play.Say("KTP saya hilang, gmn ya min?");
        play.Tap("Setuju, lanjut");
        Assert.True(play.ConsentGiven);
        play.Tap("Ya, ajukan");
        play.Say("12345");
        play.Say("berapa biayanya?");
        play.Say("NIK: 3515 1757 0890 0001");
        play.Say("3515171208900002");
        play.Say("Siti Aminah");
        play.Say("0812-3456-7890");
        play.Photo("buram");
        play.Photo();
        play.Photo();
        play.Tap("Ubah");
        play.Tap("Nama lengkap");
        play.Say("Siti Aminah Rahayu");
        play.Tap("Kirim");
        Assert.Equal("SITI AMINAH RAHAYU", play.Desk.Calls[^1].Arguments["name"].ToUpperInvariant());
        play.Say("makasih ya");
    });

    [Fact]
    public void Hilang_InEnglish() => Golden("hilang-en", play =>
    {
        play.Say("my id card is lost");
        play.Tap("Agree, go on");
        play.Say("yes");
        play.Say("3515175708900001");
        play.Say("3515171208900002");
        play.Say("Siti Aminah");
        play.Tap("No phone");
        play.Say("later");
        play.Photo();
        play.Tap("Send");
    }, "en");

    [Fact]
    public void Baru_UnderSeventeenAndMarried_WithRetakeAndAlbum() => Golden("baru", play =>
    {
        play.Take(new Opened(null), "(mulai)");
        play.Say("setuju");
        play.Say("1");
        play.Say("sudah menikah");
        play.Say("ya");
        play.Tap("Keluarga satu KK");
        play.Say("3515175708120001");
        play.Say("3515171208900002");
        play.Say("Dewi Lestari");
        play.Say("081234567890");
        play.Photo();
        play.Tap("Ulangi foto tadi");
        play.Photo();
        play.Photo();
        play.Photo();
        play.Tap("Kirim");
    });

    [Fact]
    public void UbahData_KkNotChangedYet_IsSentToTheKkFirst() => Golden("ubah-data-kk-dulu", play =>
    {
        play.Say("mau ganti status kawin di ktp");
        play.Say("setuju");
        play.Tap("Status: menikah");
        play.Tap("Belum");
        play.Say("menu");
    });

    [Fact]
    public void Rusak_BroughtToTheCounter_EditedAndCancelled() => Golden("rusak-batal", play =>
    {
        play.Say("ktp sy rusak patah");
        play.Say("ya");
        play.Say("lanjut");
        play.Say("3515171208900003");
        play.Say("kembali");
        play.Say("3515171208900003");
        play.Say("3515171208900003");
        play.Say("3515171208900002");
        play.Say("Budi");
        play.Say("lewati");
        play.Say("nanti saya bawa");
        play.Tap("Bawa ke kantor");
        play.Tap("Ubah");
        play.Tap("KTP yang rusak");
        play.Photo();
        play.Say("batal");
        play.Say("tidak");
        play.Say("3");
        play.Say("ya");
    });

    [Fact]
    public void Jadwal_FromTheNoticesButton_SlotTakenOnce() => Golden("jadwal", play =>
    {
        play.Desk.Cases.Add("17");
        play.Desk.Recording = true;
        play.Desk.SlotTakenOnce = true;
        play.TapId("go:jadwal:17");
        play.Tap("Senin, 23 Nov");
        play.Tap("Pagi");
        play.Say("1");
        play.Tap("Pagi");
        play.Say("dua");
        play.Desk.Booked = "Senin, 23 November 2026 pukul 08.15 WIB";
        play.TapId("go:jadwal:17");
        play.Tap("Tetap");
        play.Say("ubah jadwal");
        play.Tap("Batalkan jadwal");
        play.Say("tidak jadi");
    });

    [Fact]
    public void KirimUlang_TwoDocuments_AlbumOfTwo() => Golden("kirim-ulang", play =>
    {
        play.Desk.Cases.Add("17");
        play.Desk.Missing.AddRange(["kk", "surat_hilang"]);
        play.TapId("go:kirim-ulang:17");
        play.Say("setuju");
        play.Photo();
        play.Photo("gelap");
        play.Tap("Pakai foto ini");
    });

    [Fact]
    public void Album_InAForm_GetsOneAnswer_AndAsksForWhatIsUnclear() => Golden("album-isian", play =>
    {
        foreach (var words in (string[])["mau ganti status kawin di ktp", "setuju", "menikah", "sudah", "ya", "saya sendiri", "3515175708900001", "3515171208900002", "Siti Aminah", "081234567890"]) play.Say(words);
        play.Album("", "buram", "");
        Assert.Single(play.Last);
        play.Tap("Pakai foto ini");
        play.Tap("Ubah");
        play.Tap("Kartu Keluarga (KK)");
        play.Album("!TooSmall", "");
        play.Photo();
    });

    [Fact]
    public void Album_CaptionsNameTheDocument_OrAskSomething() => Golden("album-keterangan", play =>
    {
        foreach (var words in (string[])["ktp hilang", "setuju", "ya", "3515175708900001", "3515171208900002", "Siti Aminah", "081234567890"]) play.Say(words);
        play.Album("=berapa biayanya ya?", "=ini KK saya");
        Assert.Single(play.Last);
        Assert.Contains("Sudah benar?", Play.TextOf(play.Last[0]), StringComparison.Ordinal);
    });

    [Fact]
    public void Album_ForAReturnedCase_FillsWhatIsMissing() => Golden("album-kirim-ulang", play =>
    {
        play.Desk.Cases.Add("17");
        play.Desk.Missing.AddRange(["kk", "surat_hilang"]);
        play.TapId("go:kirim-ulang:17");
        play.Say("setuju");
        play.Album("gelap", "");
        Assert.Single(play.Last);
        Assert.Equal(["kk"], play.Desk.Missing);
        play.Tap("Pakai foto ini");
        Assert.Empty(play.Desk.Missing);
    });

    [Fact]
    public void Album_OutOfTheBlue_IsAttachedOrExplained() => Golden("album-lepas", play =>
    {
        play.Album("", "");
        play.Say("setuju");
        play.Desk.Cases.Add("17");
        play.Desk.Missing.AddRange(["kk", "surat_hilang"]);
        play.Album("", "");
        Assert.Single(play.Last);
        Assert.Empty(play.Desk.Missing);
        play.Album("!TooLarge", "!TooLarge");
        play.Album("=ktp saya rusak", "");
        play.Album("", "");
    });

    [Fact]
    public void LooseFile_IsAttachedOrExplained() => Golden("berkas-lepas", play =>
    {
        play.Photo();
        play.Say("setuju");
        play.Desk.Cases.Add("17");
        play.Desk.Missing.Add("kk");
        play.Photo();
        play.Desk.Missing.AddRange(["kk", "surat_hilang"]);
        play.Photo();
        play.Say("surat kehilangan");
    });

    [Fact]
    public void Status_OwnCasesOrByNumber() => Golden("status", play =>
    {
        play.Say("cek status");
        play.Say("setuju");
        play.Say("KWS-2026-000009");
        play.Say("0001");
        play.Desk.Cases.Add("9");
        play.Say("ktp saya sdh jadi?");
        play.Desk.Cases.Insert(0, "10");
        play.Say("status");
        play.Say("KWS-2026-000009");
        play.Say("terima kasih");
    });

    [Fact]
    public void Batal_ASentApplication() => Golden("batal", play =>
    {
        play.Say("batal");
        play.Desk.Cases.Add("9");
        play.Say("batalkan pengajuan saya");
        play.Tap("Tidak jadi");
        play.Say("batal");
        play.Say("ya");
    });

    [Fact]
    public void Petugas_InTheMiddleOfAForm_ComesBackToTheQuestion() => Golden("petugas", play =>
    {
        play.Say("ktp hilang");
        play.Say("setuju");
        play.Say("ya");
        play.Say("petugas");
        Assert.True(play.WantsPerson);
        play.Take(new PersonLeft(), "(petugas selesai)");
        play.Desk.Closed = true;
        play.Say("mau bicara dengan petugas");
        Assert.False(play.WantsPerson);
        play.Say("menu");
    });

    [Fact]
    public void Bingung_ThreeTimesNonsense_OffersAPerson() => Golden("bingung", play =>
    {
        play.Say("halo");
        play.Tap("Tanya-tanya saja");
        play.Say("xyzzy");
        play.Say("qwerty asdf");
        play.Say("blablabla");
        play.Say("2");
        play.Say("jam berapa buka?");
        play.Say("blablabla");
        play.Take(new Unreadable("voice"), "(pesan suara)");
        play.Take(new FileRefused("TooLarge"), "(berkas besar)");
        play.Say("english");
    });

    [Fact]
    public void EditedMessage_IsHeardOnlyWhereItWasNotUnderstood() => Golden("pesan-diubah", play =>
    {
        play.Say("ktp hilang");
        play.Say("setuju");
        play.Say("ya");
        play.Say("351517570890001");
        play.Take(new Edited("3515175708900001"), "(diubah) 3515175708900001");
        play.Take(new Edited("3515175708900002"), "(diubah) 3515175708900002");
        play.Take(new Edited(null), "(diubah)");
    });

    [Fact]
    public void NoMoreNews_IsNotTheSameAsCancelling() => Golden("stop-kabar", play =>
    {
        play.Say("STOP");
        Assert.False(play.Desk.News);
        Assert.Single(play.Last);
        play.Say("berhenti");
        play.Say("MULAI LAGI");
        Assert.True(play.Desk.News);
        play.Say("tolong jangan kirim pesan ke nomor ini lagi");
        Assert.False(play.Desk.News);
        play.Tap("Kabari saya lagi");
        Assert.True(play.Desk.News);
        play.Say("batal");
        Assert.True(play.Desk.News);
        play.Say("mulai lagi");
        play.Say("setuju");
        play.Say("ktp hilang");
        play.Say("ya");
        play.Say("stop");
        Assert.True(play.Desk.News);
        play.Tap("Stop kirim kabar");
        Assert.False(play.Desk.News);
        play.Say("3515175708900001");
        play.Say("unsubscribe");
        play.Say("3515171208900002");
    });

    [Fact]
    public void Channels_AreLinkedByACode_AndUnlinked() => Golden("hubungkan", play =>
    {
        play.Say("hubungkan");
        play.Tap("Buat kode");
        Assert.DoesNotContain("12345678", System.Text.Encoding.UTF8.GetString(play.Session.Write()), StringComparison.Ordinal);
        Assert.DoesNotContain("1234 5678", System.Text.Encoding.UTF8.GetString(play.Session.Write()), StringComparison.Ordinal);
        play.Say("sambungkan kanal");
        play.Tap("Saya punya kode");
        play.Say("123");
        play.Say("1111 2222");
        play.Say("hubungkan 1234-5678");
        Assert.DoesNotContain("12345678", System.Text.Encoding.UTF8.GetString(play.Session.Write()), StringComparison.Ordinal);
        play.Tap("Tidak");
        Assert.False(play.Desk.Linked);
        play.Take(new Opened("hubungkan-12345678"), "(mulai hubungkan-12345678)");
        play.Tap("Ya, hubungkan");
        Assert.True(play.Desk.Linked);
        play.TapId("go:putuskan");
        play.Tap("Tetap terhubung");
        play.Say("putuskan");
        play.Tap("Ya, putuskan");
        Assert.False(play.Desk.Linked);
        play.Say("putuskan");
    });

    [Fact]
    public void FormLeftOvernight_IsOfferedAgain() => Golden("lanjutkan", play =>
    {
        play.Say("ktp hilang");
        play.Say("setuju");
        play.Say("ya");
        play.Now = play.Now.AddHours(14);
        play.Say("pagi min");
        play.Tap("Lanjutkan");
        play.Say("3515175708900001");
    });

    [Fact]
    public void Information_NeedsNoConsent() => Golden("info", play =>
    {
        play.Say("assalamualaikum");
        play.Tap("Tanya-tanya saja");
        play.Say("syarat ktp hilang apa aja?");
        play.Say("ikd itu apa");
        play.Say("bikin kk baru");
        play.Say("pindah alamat gmn");
        play.Say("mau ganti foto ktp");
        play.Say("bantuan");
        play.Say("/start");
    });
}
