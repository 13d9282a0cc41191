using KtpBot.Core.Dialogs;
using static KtpBot.Core.Tests.Dialogs.GoldenPlay;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>Conversations about recording slots: choosing in words, giving back, waiting, arriving, the calendar file.</summary>
public class SlotPlays
{
    [Fact]
    public void Jadwal_MoreDaysAndMoreTimes() => Golden("jadwal-lagi", play =>
    {
        Waits(play);
        play.Say("mau rekam kapan ya min");
        play.Say("minggu depan");
        play.Tap("Jumat, 4 Des");
        play.Say("hari lain");
        play.Say("hari lain");
        play.TapId("go:jadwal:17");
        play.Tap("Senin, 23 Nov");
        play.Say("siang");
        play.Say("jam berikutnya");
        play.Tap("10.00 WIB");
        Assert.Equal("202611230300", play.Desk.Calls[^1].Arguments["slot"]);
    });

    [Fact]
    public void Jadwal_CancelledAlone_AndAskedForByTheReminder() => Golden("jadwal-batal", play =>
    {
        Waits(play);
        play.Desk.Booked = "Senin, 23 November 2026 pukul 08.15 WIB";
        play.TapId("go:datang:17");
        play.Tap("Kirim kalender");
        play.TapId("go:jadwal-batal:17");
        play.Tap("Tidak jadi");
        play.Say("min batalkan jadwal saya");
        play.Say("ya");
        Assert.Null(play.Desk.Booked);
        Assert.DoesNotContain(play.Desk.Calls, c => c.Name == "withdraw");
        play.Say("batal jadwal");
        play.Say("kirim kalender");
        play.TapId("go:datang:17");
    });

    [Fact]
    public void DaftarTunggu_FullThenOfferedThenTaken() => Golden("daftar-tunggu", play =>
    {
        Waits(play);
        play.Desk.Full = true;
        play.Say("jadwal rekam");
        play.Say("daftar tunggu");
        play.Tap("Hari apa saja");
        Assert.True(play.Desk.Waiting);
        play.Say("daftar tunggu");
        play.Tap("Tetap menunggu");
        play.Desk.Offered = true;
        play.Say("daftar tunggu");
        play.Tap("Ambil");
        Assert.NotNull(play.Desk.Booked);
        play.TapId("go:tempat:17:ambil");
    });

    [Fact]
    public void DaftarTunggu_DeclinedAndLeft() => Golden("daftar-tunggu-lepas", play =>
    {
        Waits(play);
        play.Say("masukkan saya ke daftar tunggu");
        play.Tap("Senin, 23 Nov");
        play.Say("keluar daftar tunggu");
        play.Tap("Keluar daftar");
        Assert.False(play.Desk.Waiting);
        play.Desk.Offered = true;
        play.TapId("go:tempat:17:lepas");
        play.TapId("go:tempat:17:lepas");
        play.Say("daftar tunggu");
        play.Tap("Tidak jadi");
    });

    [Theory]
    [InlineData("ok", "sampai", "min saya sdh sampai")]
    [InlineData("first", "sampai-pertama", "SAYA SUDAH SAMPAI")]
    [InlineData("early", "sampai-awal", "udah nyampe kantor desa")]
    [InlineData("other_day", "sampai-hari-lain", "saya sudah di lokasi")]
    [InlineData("none", "sampai-tanpa-jadwal", "kulo sampun dugi")]
    public void Sampai_InWords(string arrival, string name, string words) => Golden(name, play =>
    {
        Waits(play);
        play.Desk.Arrival = arrival;
        play.Say(words);
        Assert.Equal("arrive", play.Desk.Calls[^1].Name);
    });

    [Theory]
    [InlineData("first", "sampai-pertama-en", "i have arrived")]
    [InlineData("early", "sampai-awal-en", "im here")]
    public void Sampai_InEnglish(string arrival, string name, string words) => Golden(
        name,
        play =>
        {
            Waits(play);
            play.Desk.Arrival = arrival;
            play.Say(words);
        },
        "en");

    [Fact]
    public void Jadwal_InEnglish() => Golden(
        "jadwal-en",
        play =>
        {
            Waits(play);
            play.TapId("go:jadwal:17");
            play.Tap("Senin, 23 Nov");
            play.Tap("Pagi");
            play.Tap("08.15 WIB");
            play.TapId("go:jadwal-batal:17");
            play.Say("yes");
        },
        "en");

    [Theory]
    [InlineData("ktp saya sudah sampai mana prosesnya?")]
    [InlineData("berkas saya sudah sampai mana")]
    public void HowFar_IsNoArrival(string words)
    {
        var play = new Play(new FakeDesk());
        play.Say(words);
        Assert.DoesNotContain(play.Desk.Calls, c => c.Name == "arrive");
    }

    /// <summary>A wish that was heard stands in the session until the slots were asked for, and no longer.</summary>
    [Fact]
    public void Wish_ThatFits_GoesStraightToTheSlotAndIsForgotten()
    {
        var engine = new DialogEngine(DialogBooks.Real);
        var desk = new FakeDesk { Recording = true, Cases = { "17" } };
        var session = DialogSession.Read("""
            {"i":"33333333-3333-3333-3333-333333333333","l":"id","f":[{"f":"jadwal","s":"ada"}],"a":{"case_id":"17","wish_day":"2026-11-23","wish_time":"08:00"}}
            """u8);

        var turn = engine.Advance(session, new CallReturned(desk.Answer(new DialogCall("booking", new Dictionary<string, string> { ["case_id"] = "17" }))), Play.Start);
        Assert.Equal("2026-11-23", turn.Call!.Arguments["wish_day"]);
        turn = engine.Advance(turn.Session, new CallReturned(desk.Answer(turn.Call)), Play.Start);

        Assert.Contains("Senin, 23 November 2026 pukul 08.00 WIB", Play.TextOf(turn.Messages[^1]), StringComparison.Ordinal);
        turn = engine.Advance(turn.Session, new Heard("hari lain"), Play.Start);
        Assert.Equal("", turn.Call!.Arguments["wish_day"]);
        Assert.Equal("", turn.Call.Arguments["wish_time"]);
    }

    private static void Waits(Play play)
    {
        play.Desk.Cases.Add("17");
        play.Desk.Recording = true;
    }
}
