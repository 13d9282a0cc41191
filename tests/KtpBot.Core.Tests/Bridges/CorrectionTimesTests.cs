using System.Globalization;
using KtpBot.Core.Bridges;
using KtpBot.Core.Tests.Offices;

namespace KtpBot.Core.Tests.Bridges;

/// <summary>12.00 of the next day, by the office's clock; and what that leaves for the citizen where the office is closed meanwhile.</summary>
public sealed class CorrectionTimesTests
{
    private static readonly CorrectionRule Plavon = new(new TimeOnly(12, 0), 1);

    /// <summary>
    /// The fictional office: Monday to Thursday 08-12 and 13-15, Friday 08-11.30 and 13-15; closed on 24 and 25 December 2026. November
    /// 2026: the 17th is a Tuesday.
    /// </summary>
    [Theory]
    [InlineData("before noon", "2026-11-17 09:00", "2026-11-17 09:00", "2026-11-18 12:00", "2026-11-18 12:00", "2026-11-18 09:00")]
    [InlineData("after noon", "2026-11-17 14:59", "2026-11-17 15:00", "2026-11-18 12:00", "2026-11-18 12:00", "2026-11-18 09:00")]
    [InlineData("late in the evening, still that day", "2026-11-17 23:50", "2026-11-17 23:55", "2026-11-18 12:00", "2026-11-18 12:00", "2026-11-18 09:00")]
    [InlineData("noted on the next morning", "2026-11-17 16:00", "2026-11-18 08:10", "2026-11-18 12:00", "2026-11-18 12:00", "2026-11-18 09:00")]
    [InlineData("noted at half past eight: one hour before", "2026-11-17 16:00", "2026-11-18 08:45", "2026-11-18 12:00", "2026-11-18 12:00", "2026-11-18 11:00")]
    [InlineData("noted when a reminder is of no use", "2026-11-17 16:00", "2026-11-18 10:45", "2026-11-18 12:00", "2026-11-18 12:00", null)]
    [InlineData("Thursday: on Friday the office closes before noon", "2026-11-19 10:00", "2026-11-19 10:00", "2026-11-20 12:00", "2026-11-20 11:30", "2026-11-20 08:30")]
    [InlineData("Friday: Saturday is closed, Plavon is not", "2026-11-20 09:00", "2026-11-20 09:00", "2026-11-21 12:00", "2026-11-20 15:00", "2026-11-20 12:00")]
    [InlineData("Friday, late", "2026-11-20 15:30", "2026-11-20 15:30", "2026-11-21 12:00", null, null)]
    [InlineData("Sunday: Monday is open", "2026-11-22 10:00", "2026-11-22 10:00", "2026-11-23 12:00", "2026-11-23 12:00", "2026-11-23 09:00")]
    [InlineData("before a holiday", "2026-12-23 09:00", "2026-12-23 09:00", "2026-12-24 12:00", "2026-12-23 15:00", "2026-12-23 12:00")]
    [InlineData("on a holiday, before a holiday", "2026-12-24 09:00", "2026-12-24 09:00", "2026-12-25 12:00", null, null)]
    public void NoonOfTheNextDay(string why, string refused, string now, string by, string? sendBy, string? remind)
    {
        foreach (var zone in (string[])["Asia/Jakarta", "Asia/Makassar"])
        {
            var office = FictionalOffice.Office(zone);
            var limit = CorrectionTimes.Of(office, CorrectionTimes.ByOf(office, Plavon, FictionalOffice.At(refused, zone)), FictionalOffice.At(now, zone));

            Assert.Equal((why, zone, by, sendBy, remind, false), (why, zone, Local(limit.By)!, Local(limit.SendBy), Local(limit.RemindAt), limit.IsOver));

            string? Local(DateTime? at) => at is { } moment ? office.LocalTime(moment).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;
        }
    }

    /// <summary>23.30 in Sidoarjo is half past midnight in Tabanan: the day is each office's own.</summary>
    [Fact]
    public void TheDay_IsTheOfficesOwn()
    {
        var refused = new DateTime(2026, 11, 17, 16, 30, 0, DateTimeKind.Utc);

        Assert.Equal(new DateTime(2026, 11, 18, 5, 0, 0, DateTimeKind.Utc), CorrectionTimes.ByOf(FictionalOffice.Office("Asia/Jakarta"), Plavon, refused));
        Assert.Equal(new DateTime(2026, 11, 19, 4, 0, 0, DateTimeKind.Utc), CorrectionTimes.ByOf(FictionalOffice.Office("Asia/Makassar"), Plavon, refused));
    }

    [Fact]
    public void ADeadlineThatHasPassed_IsOver_ToTheSecond()
    {
        var office = FictionalOffice.Office();
        var by = FictionalOffice.At("2026-11-18 12:00");

        Assert.False(CorrectionTimes.Of(office, by, by.AddSeconds(-1)).IsOver);
        Assert.Equal(new CorrectionLimit(by, null, null, true), CorrectionTimes.Of(office, by, by));
    }
}
