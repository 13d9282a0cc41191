using KtpBot.Core.Calendar;

namespace KtpBot.Core.Offices;

/// <summary>A counter that works by appointment.</summary>
/// <param name="Id">For example "rekam"; stored with each appointment.</param>
/// <param name="Name">For people, Indonesian.</param>
/// <param name="Calendar">When it serves, which is less than when the office is staffed.</param>
/// <param name="SlotMinutes">Length of one slot.</param>
/// <param name="Capacity">How many citizens fit into one slot.</param>
/// <param name="MinLeadMinutes">A slot is offered at least this long before it starts.</param>
/// <param name="HorizonDays">How many days ahead slots are offered, counted from tomorrow; 0 means today only.</param>
public sealed record CounterProfile(string Id, string Name, WorkCalendar Calendar, int SlotMinutes, int Capacity, int MinLeadMinutes, int HorizonDays)
{
    /// <summary>How long a place that became free is kept for the one on the waiting list who is offered it.</summary>
    public int OfferHoldMinutes { get; init; } = 120;

    /// <summary>An offer ends this long before the slot at the latest.</summary>
    public int OfferEndsMinutes { get; init; } = 60;

    /// <summary>How long before his slot a citizen can say that he has arrived.</summary>
    public int ArrivalMinutes { get; init; } = 60;
}
