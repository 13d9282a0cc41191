using KtpBot.Core.Scheduling;
using static KtpBot.Core.Tests.Offices.FictionalOffice;

namespace KtpBot.Core.Tests.Scheduling;

public sealed class SlotFinderTests
{
    [Fact]
    public void Find_CutsCounterHoursAndLeavesTheBreakOut()
    {
        var slots = new SlotFinder(Office(horizonDays: 0, minLeadMinutes: 0)).Find("rekam", At("2026-11-23 06:00"), []);

        Assert.Equal(12, slots.Count);
        Assert.Equal(At("2026-11-23 08:00"), slots[0].StartsAt);
        Assert.Equal(At("2026-11-23 11:30"), slots[7].StartsAt);
        Assert.Equal(At("2026-11-23 13:00"), slots[8].StartsAt);
        Assert.Equal(At("2026-11-23 15:00"), slots[^1].EndsAt);
    }

    [Fact]
    public void Find_OnFriday_EndsBeforeTheLongerBreak()
    {
        var slots = new SlotFinder(Office(slotMinutes: 60, horizonDays: 0)).Find("rekam", At("2026-11-27 06:00"), []);

        Assert.Equal(["08:00", "09:00", "10:00", "13:00", "14:00"], slots.Select(slot => slot.StartsAt.AddHours(7).ToString("HH:mm", null)));
    }

    [Theory]
    [InlineData("Asia/Jakarta")]
    [InlineData("Asia/Makassar")]
    public void Find_NeverOffersThePastNorLessThanTheLeadTime(string zone)
    {
        var now = At("2026-11-23 09:10", zone);

        var slots = new SlotFinder(Office(zone)).Find("rekam", now, []);

        Assert.Equal(At("2026-11-23 10:30", zone), slots[0].StartsAt);
        Assert.All(slots, slot => Assert.True(slot.StartsAt >= now.AddMinutes(60)));
    }

    [Fact]
    public void Find_WithoutLeadTime_LeavesTheRunningSlotOut() =>
        Assert.Equal(
            At("2026-11-23 09:30"),
            new SlotFinder(Office(minLeadMinutes: 0)).Find("rekam", At("2026-11-23 09:00"), [])[0].StartsAt);

    [Fact]
    public void Find_AtYearEnd_SkipsJointLeaveHolidayWeekendAndNewYear()
    {
        var finder = new SlotFinder(Office(slotMinutes: 60, horizonDays: 13));

        var days = finder.Find("rekam", At("2026-12-23 15:00"), []).Select(slot => slot.StartsAt.AddHours(7).ToString("MM-dd", null)).Distinct();

        Assert.Equal(["12-28", "12-29", "12-30", "12-31", "01-04", "01-05"], days);
    }

    [Fact]
    public void Find_LeavesFullSlotsOut_AndCountsTheRoomOfOthers()
    {
        var ten = At("2026-11-24 10:00");
        var eleven = At("2026-11-24 11:00");
        TakenSeat[] taken =
        [
            new(ten, ten.AddMinutes(30), 1),
            new(ten, ten.AddMinutes(30), 2),
            new(eleven, eleven.AddMinutes(30), 2),
        ];

        var slots = new SlotFinder(Office(capacity: 2)).Find("rekam", At("2026-11-23 15:30"), taken);

        Assert.DoesNotContain(slots, slot => slot.StartsAt == ten);
        Assert.Equal(1, Assert.Single(slots, slot => slot.StartsAt == eleven).FreeSeats);
        Assert.Equal(2, slots[0].FreeSeats);
    }

    [Fact]
    public void Find_AfterTheSlotLengthChanged_RespectsAppointmentsOfTheOldGrid()
    {
        var quarterPast = At("2026-11-24 10:15");

        var slots = new SlotFinder(Office()).Find("rekam", At("2026-11-23 15:30"), [new TakenSeat(quarterPast, quarterPast.AddMinutes(20), 1)]);

        Assert.DoesNotContain(slots, slot => slot.StartsAt == At("2026-11-24 10:00"));
        Assert.DoesNotContain(slots, slot => slot.StartsAt == At("2026-11-24 10:30"));
        Assert.Contains(slots, slot => slot.StartsAt == At("2026-11-24 11:00"));
    }

    [Fact]
    public void SeatAt_GivesTheLowestFreeSeat_AndNullWhenFullOrNotOffered()
    {
        var finder = new SlotFinder(Office(capacity: 2));
        var now = At("2026-11-23 08:00");
        var start = At("2026-11-23 10:00");
        TakenSeat second = new(start, start.AddMinutes(30), 2);
        TakenSeat first = new(start, start.AddMinutes(30), 1);

        Assert.Equal(1, finder.SeatAt("rekam", start, now, [second])!.Seat);
        Assert.Equal(2, finder.SeatAt("rekam", start, now, [first])!.Seat);
        Assert.Null(finder.SeatAt("rekam", start, now, [first, second]));
        Assert.Null(finder.SeatAt("rekam", start.AddMinutes(5), now, []));
        Assert.Null(finder.SeatAt("rekam", At("2026-11-23 08:30"), now, []));
        Assert.Null(finder.SeatAt("rekam", At("2026-12-25 09:00"), now, []));
        Assert.Null(finder.SeatAt("lain", start, now, []));
    }

    [Fact]
    public void Offer_ShowsBothHalvesOfSeveralDays_InOrder()
    {
        var offered = new SlotFinder(Office()).Offer("rekam", At("2026-11-23 15:30"), [], 6);

        Assert.Equal(
            ["24 08:00", "24 13:00", "25 08:00", "25 13:00", "26 08:00", "26 13:00"],
            offered.Select(slot => slot.StartsAt.AddHours(7).ToString("dd HH:mm", null)));
    }

    [Fact]
    public void Offer_WithFewDays_FillsUpWithTheFollowingSlots()
    {
        var offered = new SlotFinder(Office(horizonDays: 1)).Offer("rekam", At("2026-11-23 15:30"), [], 4);

        Assert.Equal(["08:00", "08:30", "09:00", "13:00"], offered.Select(slot => slot.StartsAt.AddHours(7).ToString("HH:mm", null)));
    }
}
