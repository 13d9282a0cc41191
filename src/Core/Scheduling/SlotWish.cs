namespace KtpBot.Core.Scheduling;

/// <summary>What a citizen wished for in words: a day, an hour, a part of the day, or nothing. Dates and hours are the office's.</summary>
public sealed record SlotWish(DateOnly? Day, TimeOnly? Time, DayPart? Part)
{
    public static SlotWish None { get; } = new(null, null, null);

    public bool IsNone => this == None;
}

/// <summary>How a wish met the free slots.</summary>
/// <param name="Day">The day to go on with; null: show the days.</param>
/// <param name="Part">The part of that day to go on with.</param>
/// <param name="Exact">The slot wished for, when it is free.</param>
/// <param name="Miss">Why the wish could not be met; null when it was.</param>
public sealed record WishMet(DateOnly? Day, DayPart? Part, Slot? Exact, WishMiss? Miss);

/// <summary>Why a wish could not be met. The words stand in the texts (jadwal.miss.…).</summary>
public enum WishMiss
{
    /// <summary>The day lies behind us, or is today and its slots have passed.</summary>
    Past,

    /// <summary>The counter does not serve on that day.</summary>
    Closed,

    /// <summary>Every place of that day is taken.</summary>
    DayFull,

    /// <summary>That day cannot be booked yet.</summary>
    TooFar,

    /// <summary>There is room on the day, but not at that hour; the nearest are shown.</summary>
    TimeTaken,

    /// <summary>The counter is closed at that hour.</summary>
    TimeClosed,
}
