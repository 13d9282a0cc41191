using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>Five hundred citizens who do anything at all: no exception, never an answer without a way on.</summary>
public class RandomWalkTests
{
    private static readonly string[] Things =
    [
        "ktp hilang", "ktp rusak", "bikin ktp baru", "ubah data", "status", "jadwal rekam", "batal", "kembali", "menu", "/start", "petugas", "bantuan", "ulang",
        "setuju", "tidak", "ya", "1", "2", "3", "9", "10", "11", "0", "-5", "english", "bahasa indonesia", "3515175708900001", "3515171208900002", "0000000000000000",
        "Siti Aminah", "0812 3456 7890", "KWS-2026-000001", "0001", "berapa biaya?", "jam buka", "xyzzy", "🙏🙏", "", "   ", "{number}", "*_~`", "go:menu", "\u0000\u202e", "kirim", "ubah",
        "nanti saya bawa", "foto ulang", "pakai", new('a', 5000), "١٢٣", "satu", "a.b.c", "terima kasih", "halo", "stop", "berhenti", "mulai lagi", "unsubscribe", "hubungkan", "hubungkan 1234 5678", "1234 5678", "putuskan",
        "#KTP#3515175708900001#3515171208900002#Siti Aminah#Kwangsan#Sedati#Hilang", "cek#ktp#3515175708900001", "#batal", "# ktp # rusak", "cek status KWS-2026-000001", "lanjut", "nanti", "salah", "lewati", "gak jadi",
        "eh bukan rusak, hilang", "maksud saya ubah data", "eh NIK-nya salah, yang benar 3515175708900003", "nama saya Siti hp 0812-3456-7890", "kartuku kok ngene yo", "ktp hilang, bayar berapa, buka jam berapa?",
        "ktp sy hilang nik 3515175708900001", "besok jam 9 pagi", "mau rekam senin depan jam 8", "jadwal rekam sama cek status", "tgl 24", "bukan itu",
    ];

    private static readonly string[] Ids =
    [
        "go:menu", "go:putuskan", "go:stop-kabar", "go:kabar-lagi", "go:hubungkan:12345678", "go:status:1", "go:jadwal:1", "go:jadwal-batal:1", "go:tempat:1:ambil", "go:tempat:1:lepas", "go:sampai", "go:daftar-tunggu:1", "go:kalender:1", "go:kirim-ulang:1", "go:batal:1", "go:tidak-ada", "go:", "go:pengajuan:tidak_ada", "go:pengajuan:hilang", "pengajuan.ringkas.kirim",
        "pengajuan.foto.bawa", "persetujuan.tanya.setuju", "x", "...", "menu.pilih.hantu", "jadwal.pilih-jam.202611230100",
    ];

    private static readonly string[] Photos = ["", "", "", "buram", "gelap", "!TooSmall", "!Gone", "=KK", "=surat kehilangan", "=berapa biaya?", "=cek status", "=ktp saya hilang"];

    private static readonly string[] Asking = ["?", "ketik", "type"];

    [Fact]
    public void FiveHundredConversations_NeverFailAndNeverEndDead()
    {
        for (var seed = 0; seed < 500; seed++) Walk(seed);
    }

    private static void Walk(int seed)
    {
        var random = new Random(seed);
        var desk = new FakeDesk { Closed = random.Next(2) == 0, Recording = random.Next(2) == 0, SlotTakenOnce = random.Next(4) == 0 };
        for (var i = random.Next(3); i > 0; i--) desk.Cases.Add(i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (desk.Cases.Count > 0 && random.Next(2) == 0) desk.Missing.AddRange(random.Next(2) == 0 ? ["kk"] : ["kk", "surat_hilang"]);
        var play = new Play(desk, random.Next(3) == 0 ? "en" : "id");
        for (var turn = 0; turn < 40; turn++)
        {
            try
            {
                Step(play, random);
            }
            catch (Exception error) when (error is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"Seed {seed}: {error}\n{play.Transcript}");
            }

            Assert.True(play.Last.Count > 0, $"Seed {seed}: silence.\n{play.Transcript}");
            Assert.True(HasWayOn(play), $"Seed {seed}: dead end.\n{play.Transcript}");
            if (play.WantsPerson) play.Take(new PersonLeft(), "(petugas selesai)");
        }

        play.Say("menu");
        Assert.Contains(play.Last, m => m is ChoicesOut { Choices.Count: 10 });
    }

    private static void Step(Play play, Random random)
    {
        switch (random.Next(13))
        {
            case 0 when random.Next(3) == 0: play.Photo((KtpBot.Core.Imaging.PhotoLook)random.Next(5)); break;
            case 0: play.Photo(random.Next(4) switch { 0 => null, 1 => "buram", 2 => "terpotong", _ => "terang" }); break;
            case 1: play.TapId(Ids[random.Next(Ids.Length)]); break;
            case 2: play.Take(new FileRefused("Gone"), "(gagal)"); break;
            case 3: play.Take(new Unreadable("sticker"), "(stiker)"); break;
            case 4: play.Take(new PhoneShared("+6281234567890"), "(nomor)"); break;
            case 5: play.Take(random.Next(2) == 0 ? new PlaceShared(-7.4, 112.7) : new Opened(random.Next(2) == 0 ? null : "status"), "(lain)"); break;
            case 12: play.Album([.. Enumerable.Range(0, 1 + random.Next(5)).Select(_ => Photos[random.Next(Photos.Length)])]); break;
            case 6 or 7 or 8 when play.Last.OfType<ChoicesOut>().LastOrDefault() is { } offered:
                play.TapId(offered.Choices[random.Next(offered.Choices.Count)].Id);
                break;
            default: play.Say(Things[random.Next(Things.Length)]); break;
        }

        if (random.Next(15) == 0) play.Now = play.Now.AddHours(13);
    }

    /// <summary>Choices, a person, or words that ask for words.</summary>
    private static bool HasWayOn(Play play) => play.WantsPerson || play.Last[^1] switch
    {
        ChoicesOut choices => choices.Choices.Count > 0,
        TextOut text => Asking.Any(word => text.Text.Contains(word, StringComparison.OrdinalIgnoreCase)),
        _ => false,
    };
}
