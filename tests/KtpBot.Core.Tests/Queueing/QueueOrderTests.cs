using KtpBot.Core.Queueing;
using KtpBot.Testing.Databases;

namespace KtpBot.Core.Tests.Queueing;

/// <summary>In which order people are called, and what is said about how long it takes: rules over rows, without a database.</summary>
public sealed class QueueOrderTests
{
    private static readonly DateTime Now = new(2026, 11, 17, 2, 0, 0, DateTimeKind.Utc);

    /// <summary>
    /// A word for each who waits, in the order of the numbers: "A" a walk-in for purpose A, "A+0" with an appointment that begins so many
    /// minutes from now and lasts 15, "!" marked for priority, "^5" back after a miss when five of the day have been called.
    /// </summary>
    public static TheoryData<string, string, int, int, string> Orders => new()
    {
        { "by number, whatever the purpose", "B A C A", 0, 0, "B1 A2 C3 A4" },
        { "an appointment whose time has come takes the first place of its own purpose", "B A A+0", 0, 0, "B1 A3 A2" },
        { "and nobody else's", "A B A+0 B", 0, 0, "A3 B2 A1 B4" },
        { "ten minutes early is in time, eleven is not", "A A+10", 0, 0, "A2 A1" },
        { "eleven minutes early waits like a walk-in", "A A+11", 0, 0, "A1 A2" },
        { "half an hour after the beginning is in time still, later is a walk-in's place", "A A-30", 0, 0, "A2 A1" },
        { "too late waits like a walk-in", "A A-31", 0, 0, "A1 A2" },
        { "two appointments: the earlier one first, not the one who came first", "A A+5 A-5", 0, 0, "A3 A2 A1" },
        { "priority first, across purposes", "B A !C", 0, 0, "C3 B1 A2" },
        { "at most two in a row", "A !A !A !A A", 0, 0, "A2 A3 A1 A4 A5" },
        { "and those called just before count", "A !A !A", 0, 1, "A2 A1 A3" },
        { "where only priority waits, nobody waits for others", "!A !A !A", 0, 2, "A1 A2 A3" },
        { "who missed his call comes behind the next three", "^3A B B B B", 0, 0, "B2 B3 B4 A1 B5" },
        { "one of them has been called meanwhile", "^3A B B B", 1, 0, "B2 B3 A1 B4" },
        { "fewer than three wait: the last", "^8A B", 1, 0, "B2 A1" },
        { "two who come back keep their order", "^3A ^3A B B B", 3, 0, "A1 A2 B3 B4 B5" },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Order_IsFair(string label, string waiting, int calls, int run, string expected)
    {
        var tickets = waiting.Split(' ').Select((word, i) => Ticket(word, i + 1)).ToList();

        var order = QueueOrder.Of(QueueProfile.Standard with { Purposes = [new("A", "A", ""), new("B", "B", ""), new("C", "C", "")] }, tickets, calls, run, Now);

        Assert.True(expected == string.Join(' ', order.Select(t => t.Purpose + t.Number)), $"{label}: {string.Join(' ', order.Select(t => t.Purpose + t.Number))}");
    }

    [Fact]
    public void AppointmentsLast_WhereTheOfficeWantsNumbersAlone_AndNoPriority()
    {
        var order = QueueOrder.Of(QueueProfile.Standard with { AppointmentsFirst = false, PriorityInARow = 0 }, [Ticket("A", 1), Ticket("A+0", 2), Ticket("!A", 3)], 0, 0, Now);

        Assert.Equal([1, 2, 3], order.Select(t => t.Number));
    }

    [Theory]
    [InlineData("5 5 5", 3, 1, null)] // Too few.
    [InlineData("4 5 6 10", 0, 1, "0-10")]
    [InlineData("4 5 6 10", 4, 1, "20-50")]
    [InlineData("4 5 6 10", 4, 2, "10-25")] // Two counters call.
    [InlineData("4 5 6 10", 4, 0, "20-50")] // None has called for a while: as if one did.
    [InlineData("1 1 1 1 1 1 1 60", 2, 1, "0-5")] // One that took an hour says nothing about the usual.
    public void Estimate_IsARange_OrNothing(string services, int ahead, int counters, string? expected)
    {
        var minutes = WaitEstimate.Of([.. services.Split(' ').Select(m => TimeSpan.FromMinutes(int.Parse(m, System.Globalization.CultureInfo.InvariantCulture)))], ahead, counters);

        Assert.Equal(expected, minutes is var (from, until) ? FormattableString.Invariant($"{from}-{until}") : null);
    }

    [Fact]
    public void Ahead_CountsOnlyThoseWhoAreCalledAtTheSameCounters()
    {
        var queue = QueueProfile.Standard with { Counters = [new("loket-1", "Loket 1", ["rekam"]), new("loket-2", "Loket 2", ["berkas", "ambil"])] };
        var tickets = new List<QueueTicket> { Ticket("rekam", 1), Ticket("berkas", 2), Ticket("ambil", 3), Ticket("rekam", 4) };
        var today = QueueDay.Of(queue, Now, tickets);

        Assert.Equal([0, 0, 1, 1], tickets.Select(today.Ahead));
        Assert.Equal(2, today.Next(queue.Counters[1])!.Number);
    }

    private static QueueTicket Ticket(string word, int number)
    {
        var back = word.StartsWith('^') ? (int?)(word[1] - '0') : null;
        var plain = back is null ? word.TrimStart('!') : word[2..];
        var sign = plain.IndexOfAny(['+', '-']);
        var slot = sign < 0 ? (DateTime?)null : Now.AddMinutes(int.Parse(plain[sign..], System.Globalization.CultureInfo.InvariantCulture));
        return new QueueTicket
        {
            OfficeId = TestOffices.Kwangsan,
            Day = new DateOnly(2026, 11, 17),
            Number = number,
            Purpose = sign < 0 ? plain : plain[..sign],
            Priority = word.StartsWith('!'),
            AfterCalls = back,
            SlotStartsAt = slot,
            SlotEndsAt = slot?.AddMinutes(15),
            TakenAt = Now,
        };
    }
}
