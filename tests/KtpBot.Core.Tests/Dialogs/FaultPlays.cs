namespace KtpBot.Core.Tests.Dialogs;

/// <summary>Conversations that once went wrong: nothing is dropped unsaid, a promise is no receipt, and nobody is asked over and over.</summary>
public class FaultPlays
{
    private static readonly string[] ToThePhotos = ["ktp hilang", "setuju", "ya", "3515175708900001", "3515171208900002", "Siti Aminah", "081234567890"];

    [Fact]
    public void PhotosLeftOverWhenTheCallEndsTheFlow_AreTold()
    {
        var play = Returned("kk");

        play.Album("", "", "");

        Assert.Contains("1 foto diterima", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        Assert.Contains("2 foto lainnya tidak diperlukan", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void APaperThatWillBeBrought_IsNoted_NotReceived()
    {
        var play = Returned("kk", "surat_hilang");

        play.Tap("Bawa ke kantor");
        Assert.Contains("✓ Dicatat: *Kartu Keluarga (KK)* akan dibawa ke kantor. Masih ada satu lagi:", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        Assert.DoesNotContain("terima", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        play.Say("nanti saya bawa");

        Assert.Contains("✓ Dicatat: *Surat kehilangan* akan dibawa ke kantor.", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        Assert.Equal(["", ""], play.Desk.Calls.Where(call => call.Name == "send_document").Select(call => call.Arguments["file"]));
    }

    [Theory]
    [InlineData("besok jam 9 pagi")]
    [InlineData("gak hafal pak")]
    [InlineData("tahun 2026 123456")]
    [InlineData("12345")]
    public void AComplaintsCaseNumber_IsANumberOfTheOffice(string words)
    {
        var play = AtTheComplaintsNumber();

        play.Say(words);
        Assert.Contains("itu bukan nomor pengajuan. Nomornya ada di pesan tanda terima dari kami, seperti *KWS-2026-000012*", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        play.Say("kws 2026 17");
        Assert.Contains("bukan nomor pengajuan", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        play.Say("nomornya Kws 2026 000017 bu");

        Assert.Contains("tanpa nama", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        Assert.Equal("KWS-2026-000017", Answer(play, "complaint_case"));
    }

    [Fact]
    public void AComplaintsCaseNumber_MayBeLeftOut()
    {
        var play = AtTheComplaintsNumber();

        play.Say("lewati");

        Assert.Equal("", Answer(play, "complaint_case"));
    }

    /// <summary>Whatever is written instead of an answer: at the fourth time at the latest a person is offered.</summary>
    [Theory]
    [InlineData("keluhan", "keluhan", "keluhan", "keluhan")]
    [InlineData("keluhan", "xyzzy", "keluhan", "xyzzy")]
    [InlineData("keluhan", "petugasnya kok gitu semua sih, kecewa", "asdfgh", "kecewa saya")]
    [InlineData("ganti bahasa", "ganti bahasa", "ganti bahasa", "ganti bahasa")]
    [InlineData("bahasa", "qwrtp", "ganti bahasa", "zzxxc")]
    [InlineData("xyzzy", "ktp saya kenapa ya", "xyzzy", "ktp saya kenapa ya")]
    public void Nonsense_MeetsAPerson_WhicheverFlowBeginsAnew(params string[] lines)
    {
        var play = new Play(new FakeDesk());
        play.Say("halo");
        play.Tap("Tanya-tanya saja");

        var offered = lines.Any(line => play.Say(line).Any(message => Play.TextOf(message).Contains("Mau dibantu petugas saja?", StringComparison.Ordinal)));

        Assert.True(offered, play.Transcript);
    }

    [Fact]
    public void TheMenu_MayBeLookedAtAsOftenAsOneLikes()
    {
        var play = new Play(new FakeDesk());
        for (var n = 0; n < 6; n++) play.Say("menu");

        Assert.Contains("Menu utama", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void ASummary_MayBeOpenedAndClosedAsOftenAsOneLikes()
    {
        var play = new Play(new FakeDesk());
        foreach (var words in (string[])[.. ToThePhotos, "bawa", "bawa"]) play.Say(words);
        for (var n = 0; n < 4; n++)
        {
            play.Tap("Ubah");
            play.Tap("Kembali");
        }

        Assert.Contains("Sudah benar?", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void AWishForWhatIsBeingFilledIn_ForgetsNothing()
    {
        var play = AtTheComplaintsNumber();

        play.Say("saya mau komplain pelayanan lambat");

        Assert.Contains("itu yang sedang kita isi", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        Assert.Equal("Antreannya panjang", Answer(play, "complaint_text"));
    }

    [Fact]
    public void AWomansNikInPlaceOfTheKkNumber_IsAskedAboutOnce()
    {
        var play = new Play(new FakeDesk());
        foreach (var words in ToThePhotos.Take(4)) play.Say(words);

        play.Say("3515174107850003");
        Assert.Contains("Angka ini tampaknya *NIK*, bukan nomor KK", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        play.Say("3515171208900002");
        Assert.Contains("nama lengkap", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        play.Say("eh kk saya salah");
        play.Say("3515174107850003");

        Assert.Contains("Petugas akan mencocokkannya nanti", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        Assert.Equal("3515174107850003", Answer(play, "kk"));
    }

    [Fact]
    public void ALetter_IsNotPrintedLikeACard()
    {
        var play = new Play(new FakeDesk());
        play.TapId("go:syarat:surat_pengantar");
        play.Tap("KTP hilang");

        Assert.DoesNotContain("cetak", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        Assert.Contains("Suratnya dibuat petugas", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jadwal rekam kamis jam 9", "2026-11-26", "09:00", null)]
    [InlineData("mau rekam senin depan pagi", "2026-11-23", null, "pagi")]
    [InlineData("besok jam 10 bisa rekam?", "2026-11-21", "10:00", null)]
    [InlineData("rekam tgl 25 jam setengah 9 bisa min", "2026-11-25", "08:30", null)]
    [InlineData("jdwl rekam lusa sore", "2026-11-22", null, "sore")]
    public void ARecordingWithDayAndTime_GoesStraightThere(string words, string day, string? time, string? part)
    {
        var play = new Play(new FakeDesk());
        play.Desk.Cases.Add("17");
        play.Desk.Recording = true;

        play.Say(words);

        var asked = play.Desk.Calls.Single(call => call.Name == "slots").Arguments;
        Assert.Equal((day, time, part), (asked["wish_day"], asked.GetValueOrDefault("wish_time"), asked.GetValueOrDefault("wish_part")));
    }

    [Fact]
    public void ARecordingWithNoApplication_TellsWhatComesFirst()
    {
        var play = new Play(new FakeDesk());

        play.Say("jadwal rekam kamis jam 9");
        Assert.Contains("setelah ada *pengajuan*", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        play.Tap("Ajukan KTP baru");

        Assert.Contains("data pribadi", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kws 2026 000009")]
    [InlineData("KWS2026000009")]
    [InlineData("status Kws-2026-9")]
    [InlineData("sampai mana kws/2026/000009 ya pak")]
    public void ACaseNumber_IsReadHoweverItIsTyped(string words)
    {
        var play = new Play(new FakeDesk());
        play.Desk.Cases.Add("9");

        foreach (var line in (string[])[words, "setuju", "0001"]) play.Say(line);

        Assert.Contains("Pengajuan *KWS-2026-000009*", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }

    /// <summary>Finer meanings inside a label: the right flow at once, with what the sentence says.</summary>
    [Theory]
    [InlineData("ikd saya gak bisa login", "ikd-masalah", "")]
    [InlineData("kode aktivasi tidak masuk email", "ikd-masalah", "surel")]
    [InlineData("lali pin ikd piye", "ikd-masalah", "akun")]
    [InlineData("my ikd app says face not matched", "ikd-masalah", "wajah")]
    [InlineData("ikd itu apa", "ikd", "")]
    [InlineData("rekam ktp di luar kota bisa?", "syarat", "rekam")]
    [InlineData("sy dari jogja mau rekam ktp disini bisa gak", "syarat", "rekam")]
    [InlineData("ktp sy alamat surabaya, kerja di sini, hilang, bisa urus di sini?", "syarat", "hilang")]
    [InlineData("ktp saya hilang", "pengajuan", "hilang")]
    [InlineData("orang asing punya itap mau ktp", "orang-asing", "")]
    [InlineData("kitap saya mau habis, perpanjang ktp", "pengajuan", "itap")]
    [InlineData("pindahan dari malang mau ktp sini", "pengajuan", "pindah_datang")]
    [InlineData("saya baru pindah dari malang, ktp nya ganti alamat gimana", "pengajuan", "pindah_datang")]
    [InlineData("sampun pindah mriki, badhe ngurus ktp pripun", "pengajuan", "pindah_datang")]
    [InlineData("mau urus surat pindah ke surabaya", "pindah", "")]
    [InlineData("simbah sampun sepuh mboten saged mlampah, rekam saged teng griyo mboten", "tanya", "sakit")]
    [InlineData("saya tidak bisa jalan ke kantor, cucu saya boleh yang urus?", "tanya", "sakit")]
    [InlineData("kl ngurus ktp bs diwakilin ortu ga? gw kuliah di luar kota", "tanya", "wakil")]
    [InlineData("kak bisa cetak ktp hari ini langsung jadi ga", "tanya", "lama")]
    [InlineData("how long does it take to get a new card", "tanya", "lama")]
    [InlineData("kapan jadinya nak, sudah dua minggu", "status", "")]
    [InlineData("apa ktp saya masih berlaku, tertulis sampai 2017", "tanya", "berlaku")]
    [InlineData("pakai baju apa pas foto ktp?", "tanya", "foto")]
    [InlineData("ktp saya warna fotonya biru apa merah ya kalau lahir 2008", "tanya", "foto")]
    [InlineData("ganti foto ktp pakai jilbab", "ganti-foto", "")]
    [InlineData("nik gue kok ga ditemukan pas daftar bpjs", "tanya", "nik")]
    [InlineData("duplicate record itu apa pak", "tanya", "istilah")]
    [InlineData("perlu surat pengantar rt rw ga", "tanya", "pengantar")]
    [InlineData("formulir f102 ambil dimana", "tanya", "formulir")]
    [InlineData("bapak saya meninggal ktpnya diapakan", "tanya", "meninggal")]
    [InlineData("suami meninggal, status di ktp mau diganti", "pengajuan", "ubah_data")]
    [InlineData("blangko kosong ya pak?", "tanya", "blangko")]
    [InlineData("saya tidak punya hp, ini hp cucu", "tanya", "tanpa-hp")]
    [InlineData("kak mo tny, gw 16 thn 11 bln udh bs rekam blm?", "syarat", "belum")]
    [InlineData("saya lupa nomor berkasnya", "status-nomor", "")]
    [InlineData("kurang foto berkas saya, kirim kemana", "kirim-ulang", "")]
    public void AFinerMeaning_LeadsToItsOwnFlow(string words, string flow, string answer)
    {
        var play = new Play(new FakeDesk());

        play.Say(words);

        var session = System.Text.Json.JsonDocument.Parse(play.Session.Write()).RootElement;
        Assert.Contains(flow, session.GetProperty("f").EnumerateArray().Select(frame => frame.GetProperty("f").GetString()));
        if (answer.Length > 0) Assert.Contains(answer, session.GetProperty("a").EnumerateObject().Select(each => each.Value.GetString()));
    }

    private static Play Returned(params string[] missing)
    {
        var play = new Play(new FakeDesk());
        play.Desk.Cases.Add("17");
        play.Desk.Missing.AddRange(missing);
        play.TapId("go:kirim-ulang:17");
        play.Say("setuju");
        return play;
    }

    private static Play AtTheComplaintsNumber()
    {
        var play = new Play(new FakeDesk());
        foreach (var line in (string[])["keluhan", "5", "Antreannya panjang", "lewati"]) play.Say(line);
        Assert.Contains("pengajuan yang mana", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        return play;
    }

    private static string? Answer(Play play, string name) =>
        System.Text.Json.JsonDocument.Parse(play.Session.Write()).RootElement.GetProperty("a").TryGetProperty(name, out var value) ? value.GetString() : null;
}
