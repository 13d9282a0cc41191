using System.Globalization;
using KtpBot.Core.Scheduling;
using static KtpBot.Core.Tests.Offices.FictionalOffice;

namespace KtpBot.Core.Tests.Scheduling;

public sealed class SlotMenuTests
{
    private const string Now = "2026-11-23 07:30"; // A Monday.

    [Fact]
    public void Parts_SplitADayByTheClock_WithTheirFreePlaces()
    {
        var menu = Menu(slotMinutes: 15);

        Assert.Equal([new PartSeats(DayPart.Pagi, 12), new PartSeats(DayPart.Siang, 12)], menu.Parts(Day("2026-11-24")));
        Assert.Equal("11:00", Clock(menu.Times(Day("2026-11-24"), DayPart.Siang)[0]));
        Assert.Equal(24, menu.Times(Day("2026-11-24"), null).Count);
    }

    [Fact]
    public void Days_FromADateOn_InOrder()
    {
        var menu = Menu();

        Assert.Equal(Day("2026-11-23"), menu.Days()[0].Day);
        Assert.Equal([Day("2026-11-27"), Day("2026-11-30")], menu.Days(Day("2026-11-27")).Select(d => d.Day));
    }

    [Theory]
    [InlineData("2026-11-24", "09:00", null, "2026-11-24", "09:00", null)]
    [InlineData("2026-11-24", "09:10", null, "2026-11-24", "09:00", null)]
    [InlineData("2026-11-24", "02:00", null, "2026-11-24", "14:00", null)]
    [InlineData("2026-11-24", null, "siang", "2026-11-24", null, null)]
    [InlineData(null, "09:30", null, "2026-11-23", "09:30", null)]
    [InlineData(null, null, "siang", "2026-11-23", null, null)]
    [InlineData("2026-11-24", "12:30", null, "2026-11-24", null, "TimeClosed")]
    [InlineData("2026-11-24", "19:00", null, "2026-11-24", null, "TimeClosed")]
    [InlineData("2026-11-24", null, "sore", "2026-11-24", null, "TimeTaken")]
    [InlineData("2026-11-28", "09:00", null, null, null, "Closed")]
    [InlineData("2026-11-20", null, null, null, null, "Past")]
    [InlineData("2026-12-15", null, null, null, null, "TooFar")]
    public void Meet_FindsTheWish_OrSaysWhyNot(string? day, string? time, string? part, string? foundDay, string? foundTime, string? miss)
    {
        var met = Menu().Meet(new SlotWish(Maybe(day), time is null ? null : TimeOnly.Parse(time, CultureInfo.InvariantCulture), DayParts.Find(part)), At(Now));

        Assert.Equal(Maybe(foundDay), met.Day);
        Assert.Equal(foundTime, met.Exact is { } exact ? Clock(exact) : null);
        Assert.Equal(miss, met.Miss?.ToString());
    }

    [Fact]
    public void Meet_ATakenTime_GoesOnWithItsPartOfTheDay()
    {
        var nine = At("2026-11-24 09:00");
        var met = Menu(taken: [new TakenSeat(nine, nine.AddMinutes(30), 1)]).Meet(new SlotWish(Day("2026-11-24"), new TimeOnly(9, 0), null), At(Now));

        Assert.Equal((Day("2026-11-24"), DayPart.Pagi, null, WishMiss.TimeTaken), (met.Day, met.Part, met.Exact, met.Miss));
    }

    [Fact]
    public void FullDay_IsSaidToBeFull_AndCanBeWaitedFor()
    {
        var taken = Finder().Find("rekam", At(Now), []).Where(s => Office().DateAt(s.StartsAt) == Day("2026-11-25")).Select(s => new TakenSeat(s.StartsAt, s.EndsAt, 1)).ToList();
        var menu = Menu(taken: taken);

        Assert.Equal(WishMiss.DayFull, menu.Meet(new SlotWish(Day("2026-11-25"), null, null), At(Now)).Miss);
        Assert.Equal([Day("2026-11-25")], menu.FullDays(At(Now)));
    }

    private static SlotFinder Finder(int slotMinutes = 30) => new(Office(slotMinutes: slotMinutes));

    private static SlotMenu Menu(int slotMinutes = 30, IReadOnlyCollection<TakenSeat>? taken = null)
    {
        var office = Office(slotMinutes: slotMinutes);
        return new SlotMenu(office, office.Counters["rekam"], Finder(slotMinutes).Find("rekam", At(Now), taken ?? []));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly? Maybe(string? text) => text is null ? null : Day(text);

    private static string Clock(Slot slot) => Office().LocalTime(slot.StartsAt).ToString("HH:mm", CultureInfo.InvariantCulture);
}
