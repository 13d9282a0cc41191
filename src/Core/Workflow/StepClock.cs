using System.Globalization;
using System.Text.RegularExpressions;

namespace KtpBot.Core.Workflow;

/// <summary>
/// The two clocks of a step: minutes of somebody's work, and working days of waiting. SOPs mix them up, so they stand apart here.
/// </summary>
/// <param name="TouchMinutes">Work, in minutes.</param>
/// <param name="WaitMinDays">Waiting, at least, in working days.</param>
/// <param name="WaitMaxDays">Waiting, at most, in working days.</param>
public sealed partial record StepClock(int TouchMinutes, int WaitMinDays, int WaitMaxDays)
{
    public static StepClock None { get; } = new(0, 0, 0);

    public static StepClock operator +(StepClock a, StepClock b) =>
        new(a.TouchMinutes + b.TouchMinutes, a.WaitMinDays + b.WaitMinDays, a.WaitMaxDays + b.WaitMaxDays);

    /// <summary>Reads "2 menit" as touch time; null when it is not one.</summary>
    public static int? Minutes(string text) =>
        MinutesForm().Match(text) is { Success: true } m ? int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    /// <summary>Reads "2 hari kerja" or "3-5 hari kerja" as waiting time; null when it is not one.</summary>
    public static (int Min, int Max)? WorkingDays(string text)
    {
        if (WorkingDaysForm().Match(text) is not { Success: true } m) return null;
        var first = int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var last = m.Groups[2].Success ? int.Parse(m.Groups[2].ValueSpan, CultureInfo.InvariantCulture) : first;
        return first <= last ? (m.Groups[2].Success ? first : 0, last) : null;
    }

    [GeneratedRegex(@"^(\d{1,4}) menit$", RegexOptions.CultureInvariant)]
    private static partial Regex MinutesForm();

    [GeneratedRegex(@"^(\d{1,3})(?:\s?[-–]\s?(\d{1,3}))? hari kerja$", RegexOptions.CultureInvariant)]
    private static partial Regex WorkingDaysForm();
}
