using KtpBot.Core.Offices;

namespace KtpBot.Core.Scheduling;

/// <summary>When a citizen can say that he has arrived: on the day of his slot, from the counter's arrival time before it on.</summary>
public static class ArrivalTimes
{
    /// <summary>The first moment (UTC).</summary>
    public static DateTime From(OfficeProfile office, DateTime startsAt) =>
        startsAt.AddMinutes(-(office.Counters.GetValueOrDefault(SeatBook.RecordingCounter)?.ArrivalMinutes ?? 0));

    /// <summary>Also after the slot has begun: who comes late is better seen than forgotten. The office decides whether he is served.</summary>
    public static bool IsOpen(OfficeProfile office, DateTime startsAt, DateTime now) =>
        office.DateAt(startsAt) == office.DateAt(now) && now >= From(office, startsAt);
}
