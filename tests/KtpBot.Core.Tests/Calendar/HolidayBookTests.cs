using KtpBot.Core.Calendar;
using KtpBot.Core.Data;

namespace KtpBot.Core.Tests.Calendar;

public sealed class HolidayBookTests
{
    private static readonly string Dialogs = DialogsFolder.Find(null);

    [Fact]
    public void TheListOf2026_HasSeventeenHolidaysAndEightDaysOfJointLeave()
    {
        var faults = new List<DataFault>();
        var book = HolidayFiles.Load(Dialogs, faults);

        var days = Enumerable.Range(0, 365).Select(n => book.On(new DateOnly(2026, 1, 1).AddDays(n))).OfType<Holiday>().ToList();

        Assert.Empty(faults);
        Assert.Equal(17, days.Count(day => day.Kind == HolidayKind.National));
        Assert.Equal(8, days.Count(day => day.Kind == HolidayKind.JointLeave));
        Assert.Equal(HolidayKind.JointLeave, book.On(new DateOnly(2026, 3, 20))!.Kind);
        Assert.Equal(HolidayKind.National, book.On(new DateOnly(2026, 3, 21))!.Kind);
    }

    [Fact]
    public void AYearWithoutDecree_KnowsOnlyTheFixedDates()
    {
        var book = HolidayFiles.Load(Dialogs, new List<DataFault>());

        Assert.False(book.Covers(2027));
        Assert.NotNull(book.On(new DateOnly(2027, 1, 1)));
        Assert.NotNull(book.On(new DateOnly(2027, 8, 17)));
        Assert.Null(book.On(new DateOnly(2027, 3, 10)));
    }

    [Theory]
    [InlineData("2026-11-30", null)]
    [InlineData("2026-12-01", "2027")]
    [InlineData("2026-12-31", "2027")]
    [InlineData("2027-02-01", "2027")]
    public void CoverageWarning_ComesAMonthBeforeTheListEnds(string today, string? year)
    {
        var warning = HolidayFiles.Load(Dialogs, new List<DataFault>()).CoverageWarning(DateOnly.Parse(today, null));

        if (year is null) Assert.Null(warning);
        else Assert.Contains($"libur-nasional-{year}.csv", warning);
    }

    [Fact]
    public void BrokenLines_AreFaultsWithTheirPlace()
    {
        var folder = Directory.CreateTempSubdirectory("ktpbot-holidays-");
        try
        {
            var calendar = folder.CreateSubdirectory("calendar").FullName;
            File.WriteAllText(
                Path.Combine(calendar, "libur-nasional-2030.csv"),
                "# SKB\ntanggal,jenis,nama\n2030-01-01,libur,Tahun Baru\n2031-01-01,libur,Tahun lain\n2030-05-01,cuti,Jenis asing\n2030-01-01,libur,Dua kali\n2030-12-24,cuti_bersama,Natal, dan koma\n");
            File.WriteAllText(Path.Combine(calendar, "libur-nasional-baru.csv"), "");
            File.WriteAllText(Path.Combine(calendar, "libur-tetap.csv"), "bulan_tanggal,nama\n02-30,Tidak ada\n");
            var faults = new List<DataFault>();

            var book = HolidayFiles.Load(folder.FullName, faults);

            Assert.Equal(
                ["libur-nasional-2030.csv:4", "libur-nasional-2030.csv:5", "libur-nasional-2030.csv:6", "libur-nasional-baru.csv:0", "libur-tetap.csv:2"],
                faults.Select(fault => $"{Path.GetFileName(fault.File)}:{fault.Line}"));
            Assert.Equal("Natal, dan koma", book.On(new DateOnly(2030, 12, 24))!.Name);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
