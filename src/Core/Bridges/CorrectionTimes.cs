using KtpBot.Core.Offices;
using KtpBot.Core.Scheduling;

namespace KtpBot.Core.Bridges;

/// <summary>
/// Deadlines of applications outside. Plavon takes corrections until 12.00 on the next day (standards of the kecamatan Krian and
/// Gedangan, Sidoarjo). It knows nothing of our holidays, so its deadline does not move with them; what moves is the moment until which a
/// correction still finds an officer who can enter it, and both are told.
/// </summary>
public static class CorrectionTimes
{
    /// <summary>A reminder needs some time to be of use.</summary>
    private static readonly TimeSpan Useful = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan[] Ahead = [TimeSpan.FromHours(3), TimeSpan.FromHours(1)];

    /// <summary>What a deadline means for those who have to keep it.</summary>
    /// <param name="office">Its clock and calendar.</param>
    /// <param name="by">The deadline (UTC).</param>
    /// <param name="now">UTC.</param>
    public static CorrectionLimit Of(OfficeProfile office, DateTime by, DateTime now)
    {
        var sendBy = SendBy(office, by, now);
        return new CorrectionLimit(by, sendBy, RemindAt(office, sendBy, now), by <= now);
    }

    /// <summary>The application's own deadline (UTC): so many days after the office's date of the refusal, at its time of day.</summary>
    public static DateTime ByOf(OfficeProfile office, CorrectionRule rule, DateTime refusedAt) =>
        office.Calendar.ToUtc(office.DateAt(refusedAt).AddDays(rule.Days), rule.Until);

    /// <summary>The last moment before the deadline at which the office is open; null when there is none any more.</summary>
    private static DateTime? SendBy(OfficeProfile office, DateTime by, DateTime now)
    {
        for (var date = office.DateAt(by); date >= office.DateAt(now); date = date.AddDays(-1))
        {
            foreach (var span in office.Calendar.SpansOn(date).Reverse())
            {
                var end = span.Until < by ? span.Until : by;
                if (span.From < by && end > now) return end;
            }
        }

        return null;
    }

    /// <summary>Three hours before it is too late, or one; never at night.</summary>
    private static DateTime? RemindAt(OfficeProfile office, DateTime? sendBy, DateTime now)
    {
        if (sendBy is not { } last) return null;
        foreach (var ahead in Ahead)
        {
            var at = ReminderTimes.AfterQuiet(office, last - ahead);
            if (at >= now + Useful && at + Useful <= last) return at;
        }

        return null;
    }
}
