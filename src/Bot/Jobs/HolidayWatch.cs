using KtpBot.Core.Calendar;
using KtpBot.Core.Offices;

namespace KtpBot.Bot.Jobs;

/// <summary>Warns once a day when the coming month is not covered by a published holiday list.</summary>
internal sealed class HolidayWatch(HolidayBook holidays, OfficeProfile office, TimeProvider time, ILogger<HolidayWatch> logger)
{
    private DateOnly? _lookedOn;

    public void Look()
    {
        var today = office.DateAt(time.GetUtcNow().UtcDateTime);
        if (_lookedOn == today) return;
        _lookedOn = today;
        if (holidays.CoverageWarning(today) is { } warning) logger.HolidaysEnd(warning);
    }
}
