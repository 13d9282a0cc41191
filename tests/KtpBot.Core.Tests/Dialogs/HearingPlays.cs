using KtpBot.Core.Messaging;
using static KtpBot.Core.Tests.Dialogs.GoldenPlay;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>How what is understood steers the conversation: asking back, what a sentence tells besides, several wishes, hash lines.</summary>
public class HearingPlays
{
    [Fact]
    public void UnclearSentence_IsAskedBackOnce_AndTheAnswerStartsWithWhatWasTold() => Golden("maksud", play =>
    {
        play.Say("halo");
        play.Tap("Tanya-tanya saja");
        play.Say("ktp saya kok jelek ya, nik 3515175708900001");
        play.Tap("KTP rusak");
        play.Say("setuju");
        play.Say("ya");
        play.Say("ya");
        play.Say("saya sendiri");
        play.Say("menu");
    });

    [Fact]
    public void Wish_WithNumbersAndName_AsksOnlyForWhatIsMissing() => Golden("isian-dari-kalimat", play =>
    {
        play.Say("ktp sy hilang nik 3515175708900001 kk 3515171208900002 atas nama Siti Aminah hp 0812-3456-7890");
        play.Say("setuju");
        play.Say("ya");
        play.Photo();
        play.Photo();
        play.Tap("Ubah");
        play.Tap("Nomor HP");
        play.Say("081298765432");
        play.Tap("Kirim");
        Assert.Equal("3515175708900001", play.Desk.Calls[^1].Arguments["nik"]);
        Assert.Equal("3515171208900002", play.Desk.Calls[^1].Arguments["kk"]);
        Assert.Equal("+6281298765432", play.Desk.Calls[^1].Arguments["phone"]);
    });

    [Fact]
    public void CaseNumber_GoesToTheLookUp() => Golden("status-dari-kalimat", play =>
    {
        play.Desk.Cases.Add("9");
        play.Say("cek status KWS-2026-000009");
        play.Say("setuju");
        play.Say("0001");
        play.Say("KWS-2026-000009");
        play.Say("0001");
    });

    [Fact]
    public void BookingWish_BringsDayAndTime_AndTypedOnesChoose() => Golden("jadwal-dari-kalimat", play =>
    {
        play.Desk.Cases.Add("17");
        play.Desk.Recording = true;
        play.Say("mau daftar rekam senin depan jam 8 pagi");
        Assert.Equal("2026-11-23", play.Desk.Calls[^1].Arguments["wish_day"]);
        Assert.Equal("08:00", play.Desk.Calls[^1].Arguments["wish_time"]);
        play.Say("hari lain");
        Assert.Equal("", Answer(play, "wish_day"));
        play.Say("hari rabu bisa?");
        play.Say("tgl 24 aja");
        play.Say("jam 9 bisa?");
        play.Say("jam 8.15");
        Assert.Equal("202611240115", play.Desk.Calls[^1].Arguments["slot"]);
    });

    [Fact]
    public void HashLine_BeginsTheForm_AndAsksForWhatIsMissing() => Golden("format-pagar", play =>
    {
        play.Say("#KTP#3515175708900001#3515171208900002#Siti Aminah#Kwangsan#Sedati#Hilang");
        play.Say("setuju");
        play.Say("ya");
        play.Say("#menu");
        play.Say("# rusak # ktp # KK 3515171208900002 # nama Budi Santoso");
        play.Say("ya");
        play.Say("#batal");
        play.Say("ya");
    });

    [Fact]
    public void HashCheck_WithANikAlone_ShowsNothing() => Golden("format-pagar-cek", play =>
    {
        play.Say("cek#ktp#3515175708900001");
        Assert.DoesNotContain(play.Desk.Calls, call => call.Name == "case_status");
        play.Say("setuju");
        play.Desk.Cases.Add("9");
        play.Say("KWS-2026-000009");
        Assert.Equal("0001", play.Desk.Calls[^1].Arguments["last4"]);
        play.Say("CEK # KTP # KWS-2026-000009");
        play.Say("0001");
        play.Say("#petugas");
    });

    [Fact]
    public void SeveralWishes_AreAnsweredInOneMessage() => Golden("beberapa-maksud", play =>
    {
        play.Say("halo");
        play.Tap("Tanya-tanya saja");
        play.Say("ktp hilang syaratnya apa, bayar berapa, buka jam brp?");
        Assert.Single(play.Last, message => message is ChoicesOut);
        play.Say("ktp saya ilang trus bayar berapa?");
        play.Say("setuju");
        play.Say("ya");
        play.Say("berapa biayanya dan buka jam berapa?");
        play.Say("3515175708900001");
    });

    [Fact]
    public void UnclearSentence_InAForm_OffersOnlyWhatFits_AndNeitherLeadsToHelp() => Golden("maksud-isian", play =>
    {
        foreach (var words in (string[])["ktp hilang", "setuju", "ya", "3515175708900001", "3515171208900002", "Siti Aminah", "081234567890"]) play.Say(words);
        play.Say("ktp saya kok jelek ya");
        play.Say("ktp saya kok jelek ya");
        play.Say("ktp saya kok jelek ya");
        play.Tap("Coba lagi");
        play.Say("ktp saya kok jelek ya");
        play.Tap("Bukan itu");
        play.Tap("Coba lagi");
        play.Say("ktp saya kok jelek ya");
        play.Say("biayanya berapa");
        play.Say("ktp saya kok jelek ya");
        play.Say("1");
    });

    /// <summary>An answer that went wrong is explained, not asked back about; nonsense is nobody's wish.</summary>
    [Theory]
    [InlineData("35151757089000", "baru 14 angka")]
    [InlineData("asdfghjkl", "Maaf")]
    public void WrongAnswer_IsNotAskedBack(string text, string expected)
    {
        var play = new Play(new FakeDesk());
        foreach (var words in (string[])["ktp hilang", "setuju", "ya", text]) play.Say(words);

        Assert.Contains(expected, Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        Assert.DoesNotContain("Maksud Bapak/Ibu yang mana?", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#KTP#3515175708900001#3515171208900002#Siti Aminah#Kwangsan#Sedati#Hilang", "hilang")]
    [InlineData("#hilang#ktp#siti aminah#kwangsan#sedati#3515171208900002#3515175708900001", "hilang")]
    [InlineData("# KTP # NIK: 3515 1757 0890 0001 # KK: 3515171208900002 # Nama: Siti Aminah # Pemula", "baru")]
    [InlineData("ktp#3515175708900001#3515171208900002#Siti Aminah#Desa Kwangsan#Kec. Sedati#UBAH DATA", "ubah_data")]
    [InlineData("#KTP\n#NIK 3515175708900001\n#KK 3515171208900002\n#Nama Siti Aminah\n#Rusak", "rusak")]
    public void HashLine_InAnyForm_FillsTheForm(string line, string service)
    {
        var play = new Play(new FakeDesk());

        play.Say(line);
        play.Say("setuju");

        Assert.Equal(service, Answer(play, "service"));
        Assert.Contains("• NIK: 3515••••••••0001\n• Nomor KK: 3515••••••••0002\n• Nama lengkap: ", Play.TextOf(play.Last[0]) + Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }

    /// <summary>A pattern copied as it stands begins the form and fills nothing in.</summary>
    [Fact]
    public void HashLine_NotFilledIn_OnlyBeginsTheForm()
    {
        var play = new Play(new FakeDesk());

        foreach (var words in (string[])["#KTP#NIK#KK#Nama#Desa#Kecamatan#Rusak", "setuju", "ya"]) play.Say(words);

        Assert.Equal("rusak", Answer(play, "service"));
        Assert.Contains("Berapa *NIK*-nya?", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }

    private static string? Answer(Play play, string name) =>
        System.Text.Json.JsonDocument.Parse(play.Session.Write()).RootElement.GetProperty("a").TryGetProperty(name, out var value) ? value.GetString() : null;
}
