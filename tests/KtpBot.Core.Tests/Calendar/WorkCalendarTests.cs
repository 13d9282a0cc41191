using KtpBot.Core.Calendar;
using static KtpBot.Core.Tests.Offices.FictionalOffice;

namespace KtpBot.Core.Tests.Calendar;

public sealed class WorkCalendarTests
{
    public static TheoryData<string, string, string> Openings => new()
    {
        { "open already", "2026-11-23 09:10", "2026-11-23 09:10" },
        { "before the doors open", "2026-11-23 06:00", "2026-11-23 08:00" },
        { "the very second they open", "2026-11-23 08:00", "2026-11-23 08:00" },
        { "in the lunch break", "2026-11-23 12:00", "2026-11-23 13:00" },
        { "in the longer Friday break", "2026-11-27 11:30", "2026-11-27 13:00" },
        { "Friday evening", "2026-11-27 15:00", "2026-11-30 08:00" },
        { "before joint leave, holiday and weekend", "2026-12-23 15:30", "2026-12-28 08:00" },
        { "the last evening of the year, whose next list is not published", "2026-12-31 18:00", "2027-01-04 08:00" },
    };

    [Theory]
    [MemberData(nameof(Openings))]
    public void NextOpening_IsWhenTheDoorsOpen(string label, string now, string expected)
    {
        Assert.NotEmpty(label);
        foreach (var zone in new[] { "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura" })
            Assert.Equal(At(expected, zone), OpenTimes(zone).NextOpening(At(now, zone)));
    }

    [Fact]
    public void TheSameMoment_IsOpenInTabananAndNotYetInSidoarjo()
    {
        var at = new DateTime(2026, 11, 23, 0, 30, 0, DateTimeKind.Utc);

        Assert.True(OpenTimes("Asia/Makassar").IsOpen(at));
        Assert.False(OpenTimes().IsOpen(at));
    }

    [Fact]
    public void ClosingTime_IsNoLongerOpen()
    {
        Assert.True(OpenTimes().IsOpen(At("2026-11-23 14:59")));
        Assert.False(OpenTimes().IsOpen(At("2026-11-23 15:00")));
    }

    public static TheoryData<string, int, string> WorkingDays => new()
    {
        { "2026-11-23", 1, "2026-11-24" },
        { "2026-11-27", 2, "2026-12-01" },
        { "2026-11-28", 0, "2026-11-30" },
        { "2026-11-23", 0, "2026-11-23" },
        { "2026-12-23", 1, "2026-12-28" },
        { "2026-12-30", 2, "2027-01-04" },
        { "2026-11-23", 5, "2026-11-30" },
    };

    [Theory]
    [MemberData(nameof(WorkingDays))]
    public void AddWorkingDays_SkipsWeekendsAndHolidays(string from, int days, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, null), OpenTimes().AddWorkingDays(DateOnly.Parse(from, null), days));

    [Fact]
    public void DueAfterWorkingDays_IsClosingTimeOfTheLastDay() =>
        Assert.Equal(At("2026-12-28 15:00"), OpenTimes().DueAfterWorkingDays(At("2026-12-22 23:00"), 2));

    public static TheoryData<string, int, string> WorkingMinutes => new()
    {
        { "2026-11-23 08:00", 30, "2026-11-23 08:30" },
        { "2026-11-23 11:50", 30, "2026-11-23 13:20" },
        { "2026-11-23 11:30", 30, "2026-11-23 12:00" },
        { "2026-11-27 11:00", 60, "2026-11-27 13:30" },
        { "2026-11-27 14:45", 30, "2026-11-30 08:15" },
        { "2026-12-23 14:00", 120, "2026-12-28 09:00" },
        { "2026-11-28 10:00", 0, "2026-11-30 08:00" },
    };

    [Theory]
    [MemberData(nameof(WorkingMinutes))]
    public void AddWorkingMinutes_CountsOpenTimeOnly(string from, int minutes, string expected)
    {
        var until = OpenTimes().AddWorkingMinutes(At(from), minutes);

        Assert.Equal(At(expected), until);
        Assert.Equal(minutes, OpenTimes().WorkingMinutesBetween(At(from), until));
    }

    [Fact]
    public void WorkingMinutesBetween_ABackwardPair_IsNothing() =>
        Assert.Equal(0, OpenTimes().WorkingMinutesBetween(At("2026-11-23 10:00"), At("2026-11-23 09:00")));

    [Fact]
    public void JointLeave_ClosesOnlyTheOfficesThatFollowIt()
    {
        var day = new DateOnly(2026, 12, 24);

        Assert.False(OpenTimes(closedOnJointLeave: true).IsWorkingDay(day));
        Assert.True(OpenTimes(closedOnJointLeave: false).IsWorkingDay(day));
    }

    [Fact]
    public void ASpecialDay_IsStrongerThanTheHolidayAndTheWeek()
    {
        var calendar = OpenTimes(specialDays: new Dictionary<DateOnly, IReadOnlyList<HourSpan>>
        {
            [new DateOnly(2026, 12, 25)] = Day("09:00-11:00"),
            [new DateOnly(2026, 11, 23)] = [],
        });

        Assert.True(calendar.IsOpen(At("2026-12-25 09:30")));
        Assert.False(calendar.IsOpen(At("2026-11-23 09:30")));
    }

    [Fact]
    public void ASeason_ReplacesTheWeekBetweenItsDatesAndNoLonger()
    {
        var halfDay = new WeeklyHours(new Dictionary<DayOfWeek, IReadOnlyList<HourSpan>> { [DayOfWeek.Monday] = Day("08:00-10:00") });
        var calendar = OpenTimes(seasons: [new HoursSeason(new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 24), halfDay)]);

        Assert.Equal(At("2026-11-25 08:00"), calendar.NextOpening(At("2026-11-23 10:00")));
    }

    [Fact]
    public void ACalendarThatNeverOpens_FailsInsteadOfSearchingForEver()
    {
        var closed = new WorkCalendar(
            TimeZoneInfo.Utc,
            new WeeklyHours(new Dictionary<DayOfWeek, IReadOnlyList<HourSpan>>()),
            Holidays,
            true,
            [],
            new Dictionary<DateOnly, IReadOnlyList<HourSpan>>());

        Assert.Throws<InvalidOperationException>(() => closed.NextOpening(At("2026-11-23 10:00")));
        Assert.Throws<InvalidOperationException>(() => closed.AddWorkingDays(new DateOnly(2026, 11, 23), 1));
    }
}
