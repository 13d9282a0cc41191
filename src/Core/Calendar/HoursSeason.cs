namespace KtpBot.Core.Calendar;

/// <summary>Hours that replace the usual ones between two dates, such as in Ramadan (Perpres 21/2023); both dates belong to it.</summary>
public sealed record HoursSeason(DateOnly From, DateOnly Until, WeeklyHours Hours);
