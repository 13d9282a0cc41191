using KtpBot.Core.Scheduling;
using static KtpBot.Core.Tests.Offices.FictionalOffice;

namespace KtpBot.Core.Tests.Scheduling;

public sealed class ReminderTimesTests
{
    [Theory]
    [InlineData("2026-11-20 09:00", "2026-11-24 09:00", "2026-11-23 16:00")]
    [InlineData("2026-11-23 15:59", "2026-11-24 09:00", "2026-11-23 16:00")]
    [InlineData("2026-11-23 16:00", "2026-11-24 10:00", "2026-11-24 08:00")]
    [InlineData("2026-11-23 18:00", "2026-11-24 08:00", "2026-11-24 07:00")]
    [InlineData("2026-11-24 08:30", "2026-11-24 11:00", "2026-11-24 09:00")]
    [InlineData("2026-11-24 09:30", "2026-11-24 11:00", null)]
    public void Appointment_IsRemindedTheDayBefore_OrTwoHoursBefore_NeverAtNight(string now, string startsAt, string? expected)
    {
        foreach (var zone in new[] { "Asia/Jakarta", "Asia/Makassar" })
        {
            var due = ReminderTimes.ForAppointment(Office(zone), At(startsAt, zone), At(now, zone));

            Assert.Equal(expected is null ? null : At(expected, zone), due);
        }
    }

    [Theory]
    [InlineData("2026-11-24 06:59", "2026-11-24 07:00")]
    [InlineData("2026-11-24 07:00", "2026-11-24 07:00")]
    [InlineData("2026-11-24 19:59", "2026-11-24 19:59")]
    [InlineData("2026-11-24 20:00", "2026-11-25 07:00")]
    [InlineData("2026-12-31 23:30", "2027-01-01 07:00")]
    public void QuietHours_MoveToTheMorning(string at, string expected)
    {
        foreach (var zone in new[] { "Asia/Jakarta", "Asia/Makassar" })
            Assert.Equal(At(expected, zone), ReminderTimes.AfterQuiet(Office(zone), At(at, zone)));
    }
}
