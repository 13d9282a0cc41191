namespace KtpBot.Core.Calendar;

/// <summary>What is open on each weekday; a weekday that is not named is closed.</summary>
/// <param name="days">Spans of each weekday, in order and without overlap.</param>
public sealed class WeeklyHours(IReadOnlyDictionary<DayOfWeek, IReadOnlyList<HourSpan>> days)
{
    public IReadOnlyList<HourSpan> On(DayOfWeek day) => days.TryGetValue(day, out var spans) ? spans : [];

    /// <summary>True when no weekday is open at all.</summary>
    public bool NeverOpen => days.Values.All(spans => spans.Count == 0);
}
