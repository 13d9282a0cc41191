namespace KtpBot.Core.Scheduling;

/// <summary>A stretch of counter time that still has room.</summary>
/// <param name="Counter">The counter's id.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="EndsAt">UTC.</param>
/// <param name="FreeSeats">At least 1.</param>
public sealed record Slot(string Counter, DateTime StartsAt, DateTime EndsAt, int FreeSeats);
