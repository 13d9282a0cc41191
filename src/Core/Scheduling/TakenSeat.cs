namespace KtpBot.Core.Scheduling;

/// <summary>A seat that an appointment holds, UTC.</summary>
public sealed record TakenSeat(DateTime StartsAt, DateTime EndsAt, int Seat);
