namespace KtpBot.Core.Cases;

/// <summary>A recording slot was chosen; an earlier booking of the case is given back. Refused when the slot has just been taken.</summary>
public sealed record SlotChosen(long CaseId, Actor Actor, DateTime StartsAt) : ForCase(CaseId, Actor);

/// <summary>The citizen gives his slot back and keeps the application: it waits for another choice.</summary>
public sealed record SlotGivenBack(long CaseId, Actor Actor) : ForCase(CaseId, Actor);

/// <summary>The citizen answered a reminder: he will come.</summary>
public sealed record ComingConfirmed(long CaseId, Actor Actor) : ForCase(CaseId, Actor);

/// <summary>The citizen is at the office for today's slot. Refused on another day, and before the counter's arrival time; repeated it changes nothing.</summary>
public sealed record CitizenArrived(long CaseId, Actor Actor) : ForCase(CaseId, Actor);

/// <summary>The citizen wants to be told when a place becomes free.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Actor">The citizen.</param>
/// <param name="Day">Only on this day (the office's date); null for any. With a booking the day must be named.</param>
public sealed record WaitingListJoined(long CaseId, Actor Actor, DateOnly? Day) : ForCase(CaseId, Actor);

/// <summary>The citizen waits no longer, by his own word or an officer's, who tells him; a place offered to him is free again.</summary>
public sealed record WaitingListLeft(long CaseId, Actor Actor) : ForCase(CaseId, Actor);

/// <summary>A place became free and is kept for the one whose turn it is. Refused when somebody else has it already.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Actor">The timer, or an officer at the counter who chose whom to offer it to.</param>
/// <param name="WaitId">The row that waits.</param>
/// <param name="StartsAt">The slot (UTC).</param>
/// <param name="Until">How long it is kept (UTC).</param>
public sealed record SeatOffered(long CaseId, Actor Actor, long WaitId, DateTime StartsAt, DateTime Until) : ForCase(CaseId, Actor);

/// <summary>The wait ends by itself: the offer was not answered in time, or the day waited for has passed. Refused while neither is so.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Actor">The timer.</param>
/// <param name="WaitId">The row.</param>
/// <param name="DayPassed">The office's calendar says that the wanted day has passed.</param>
public sealed record WaitExpired(long CaseId, Actor Actor, long WaitId, bool DayPassed) : ForCase(CaseId, Actor);
