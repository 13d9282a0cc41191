using System.Globalization;
using KtpBot.Core.Dialogs;

namespace KtpBot.Core.Tests.Dialogs.Understanding;

public sealed class SlotReaderTests
{
    // A Friday.
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory]
    [InlineData("besok bisa rekam?", "2026-11-21")]
    [InlineData("lusa aja kak", "2026-11-22")]
    [InlineData("sy bs nya senin depan", "2026-11-23")]
    [InlineData("besok senin", "2026-11-23")]
    [InlineData("hari jumat", "2026-11-27")]
    [InlineData("jumat ini jam 9", "2026-11-20")]
    [InlineData("senin minggu depan", "2026-11-23")]
    [InlineData("minggu depan aja", "2026-11-23")]
    [InlineData("hari minggu buka ga", "2026-11-22")]
    [InlineData("tgl 5 bisa?", "2026-12-05")]
    [InlineData("tanggal 25", "2026-11-25")]
    [InlineData("tgl 31", "2026-12-31")]
    [InlineData("5 desember 2026", "2026-12-05")]
    [InlineData("7 jan", "2027-01-07")]
    [InlineData("rekam 24/11", "2026-11-24")]
    [InlineData("24-11-2026 pagi", "2026-11-24")]
    [InlineData("sesuk esuk", "2026-11-21")]
    [InlineData("mbenjing saged?", "2026-11-21")]
    [InlineData("buin mani semeng", "2026-11-21")]
    [InlineData("the day after tomorrow", "2026-11-22")]
    [InlineData("3 hari lagi", "2026-11-23")]
    [InlineData("dina rebo", "2026-11-25")]
    [InlineData("tgl 31/2", null)]
    [InlineData("1/2/2020", null)]
    [InlineData("ktp saya hilang", null)]
    [InlineData("KWS-2026-000123", null)]
    [InlineData("nik 3515170108900001", null)]
    public void Day(string text, string? expected) => Assert.Equal(expected, SlotReader.Read(text, Today).Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("jam 9 pagi", "09:00", null)]
    [InlineData("jam 2", "14:00", null)]
    [InlineData("jam 2 siang", "14:00", null)]
    [InlineData("jam 4 sore", "16:00", null)]
    [InlineData("pukul 09.30", "09:30", null)]
    [InlineData("10:15 bisa", "10:15", null)]
    [InlineData("setengah sepuluh", "09:30", null)]
    [InlineData("stengah 9 pagi", "08:30", null)]
    [InlineData("9 pagi", "09:00", null)]
    [InlineData("jam sembilan", "09:00", null)]
    [InlineData("besok pagi", null, "pagi")]
    [InlineData("mbenjing sonten", null, "sore")]
    [InlineData("jam berapa buka", null, null)]
    [InlineData("jam 99", null, null)]
    public void Hour(string text, string? expected, string? part)
    {
        var slots = SlotReader.Read(text, Today);

        Assert.Equal((expected, part), (slots.Time?.ToString("HH:mm", CultureInfo.InvariantCulture), slots.PartOfDay));
    }

    [Theory]
    [InlineData("NIK saya 3515170108900001", "3515170108900001", null)]
    [InlineData("3515 1701 0890 0001", "3515170108900001", null)]
    [InlineData("no kk 3515170108900002 nik 3515170108900001", "3515170108900001", "3515170108900002")]
    [InlineData("3515170108900001 3515170108900002", "3515170108900001", "3515170108900002")]
    [InlineData("#KTP#3515170108900001#3515170108900002#Siti", "3515170108900001", "3515170108900002")]
    [InlineData("kk: 3515170108900002", null, "3515170108900002")]
    [InlineData("351517010890000", null, null)]
    [InlineData("35151701089000011", null, null)]
    public void PopulationNumbers(string text, string? nik, string? kk)
    {
        var slots = SlotReader.Read(text, Today);

        Assert.Equal((nik, kk), (slots.Nik, slots.Kk));
    }

    [Theory]
    [InlineData("hp 0812-3456-7890", "+6281234567890", null)]
    [InlineData("wa saya +62 812 3456 7890 ya", "+6281234567890", null)]
    [InlineData("cek kws-2026-000123", null, "KWS-2026-000123")]
    [InlineData("nik 3515170108900001", null, null)]
    public void PhoneAndCaseNumber(string text, string? phone, string? number)
    {
        var slots = SlotReader.Read(text, Today);

        Assert.Equal((phone, number), (slots.Phone, slots.CaseNumber));
    }

    // 57 in the seventh and eighth place is a woman's day of birth: no KK number has it.
    [Theory]
    [InlineData("3515171208900002 3515175708900001", "3515175708900001", "3515171208900002")]
    [InlineData("eh NIK-nya salah, yang benar 3515171208900003", "3515171208900003", null)]
    [InlineData("nokk 3515171208900002", null, "3515171208900002")]
    [InlineData("kk saya 3515171208900002 dan nik saya 3515175708900001", "3515175708900001", "3515171208900002")]
    public void PopulationNumbers_ByWordAndForm(string text, string? nik, string? kk)
    {
        var slots = SlotReader.Read(text, Today);

        Assert.Equal((nik, kk), (slots.Nik, slots.Kk));
    }

    [Theory]
    [InlineData("nama saya Siti Aminah", "Siti Aminah")]
    [InlineData("ktp hilang atas nama BUDI SANTOSO hp 081234567890", "BUDI SANTOSO")]
    [InlineData("a.n. Ni Made Ayu, desa Kwangsan", "Ni Made Ayu")]
    [InlineData("namanya siti aminah nik 3515175708900001", "siti aminah")]
    [InlineData("nama: M. Ali", "M. Ali")]
    [InlineData("my name is John Smith", "John Smith")]
    [InlineData("nama saya salah di ktp", null)]
    [InlineData("nama di ktp beda sama kk", null)]
    [InlineData("mau ganti nama", null)]
    [InlineData("nama anak saya kurang satu huruf", null)]
    public void Name(string text, string? expected) => Assert.Equal(expected, SlotReader.Read(text, Today).Name);

    [Theory]
    [InlineData("saya dari desa Kwangsan kec. Sedati", "Kwangsan", "Sedati")]
    [InlineData("kelurahan Gunung Sari kecamatan Beji", "Gunung Sari", "Beji")]
    [InlineData("kantor desa buka jam berapa", null, null)]
    [InlineData("ke desa atau ke kecamatan?", null, null)]
    public void Place(string text, string? village, string? district)
    {
        var slots = SlotReader.Read(text, Today);

        Assert.Equal((village, district), (slots.Village, slots.District));
    }

    [Theory]
    [InlineData("ktp sy hilang nik 3515175708900001 kk 3515171208900002 atas nama Siti Aminah hp 0812-3456-7890", "ktp sy hilang")]
    [InlineData("3515175708900001", "3515175708900001")]
    public void WithoutPerson_LeavesTheWish(string text, string expected) => Assert.Equal(expected, Words.Plain(SlotReader.WithoutPerson(text)));
}
