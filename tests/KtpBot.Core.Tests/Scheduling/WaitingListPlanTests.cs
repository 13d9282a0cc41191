using KtpBot.Core.Scheduling;
using static KtpBot.Core.Tests.Offices.FictionalOffice;

namespace KtpBot.Core.Tests.Scheduling;

public sealed class WaitingListPlanTests
{
    private static readonly DateTime Now = At("2026-11-23 08:00");

    [Fact]
    public void Plan_GivesTheEarliestPlaceToTheLongestWait_EachPlaceOnce()
    {
        var free = new[] { Free("2026-11-24 09:00"), Free("2026-11-24 10:00", 2) };

        var offers = WaitingList.Plan(Office(), Office().Counters["rekam"], [Wait(1, "08:05"), Wait(2, "08:01"), Wait(3, "08:03"), Wait(4, "08:09")], free, Now);

        Assert.Equal([(2L, free[0]), (3L, free[1]), (1L, free[1])], offers.Select(o => (o.Wait.Id, o.Slot)));
        Assert.All(offers, o => Assert.Equal(Now.AddHours(2), o.Until));
    }

    [Fact]
    public void Plan_KeepsToTheDayThatIsWaitedFor()
    {
        var free = new[] { Free("2026-11-24 09:00"), Free("2026-11-25 09:00") };

        var offers = WaitingList.Plan(Office(), Office().Counters["rekam"], [Wait(1, "08:01", "2026-11-25"), Wait(2, "08:02", "2026-11-26"), Wait(3, "08:03")], free, Now);

        Assert.Equal([(1L, free[1]), (3L, free[0])], offers.Select(o => (o.Wait.Id, o.Slot)));
    }

    [Theory]
    [InlineData("2026-11-23 08:00", "2026-11-23 10:00", "2026-11-23 09:00")]
    [InlineData("2026-11-23 08:00", "2026-11-23 14:00", "2026-11-23 10:00")]
    [InlineData("2026-11-23 08:00", "2026-11-23 09:15", null)]
    [InlineData("2026-11-23 21:00", "2026-11-24 14:00", null)]
    [InlineData("2026-11-24 06:59", "2026-11-24 14:00", null)]
    public void Plan_LeavesTimeToAnswerAndToCome_NeverAtNight(string now, string slot, string? until)
    {
        foreach (var zone in new[] { "Asia/Jakarta", "Asia/Makassar" })
        {
            var start = At(slot, zone);
            var offers = WaitingList.Plan(Office(zone), Office(zone).Counters["rekam"], [Wait(1, "08:01")], [new Slot("rekam", start, start.AddMinutes(30), 1)], At(now, zone));

            Assert.Equal(until is null ? null : At(until, zone), offers.SingleOrDefault()?.Until);
        }
    }

    private static Slot Free(string at, int seats = 1) => new("rekam", At(at), At(at).AddMinutes(30), seats);

    private static SlotWait Wait(long id, string since, string? day = null) => new()
    {
        Id = id,
        OfficeId = "contoh",
        Counter = "rekam",
        CaseId = id,
        SinceAt = At("2026-11-20 " + since),
        WantedDay = day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
    };
}
