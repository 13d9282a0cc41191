using KtpBot.Backoffice.Time;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Free recording slots by day, for an officer who chooses one for the citizen.</summary>
internal sealed class FreeSlots(KtpBotDb db, SlotFinder slots, OfficeClock clock)
{
    private const string RecordingCounter = "rekam";

    public async Task<IReadOnlyList<SlotDay>> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var taken = await db.Appointments.AsNoTracking().Where(a => a.Counter == RecordingCounter && a.Seat != null && a.EndsAt > now)
            .Select(a => new TakenSeat(a.StartsAt, a.EndsAt, a.Seat!.Value)).ToListAsync(cancellationToken);
        return
        [
            .. slots.Find(RecordingCounter, now, taken).GroupBy(s => clock.DateOf(s.StartsAt))
                .Select(day => new SlotDay(day.Key, [.. day.Select(s => s.StartsAt)])),
        ];
    }
}

/// <summary>One day of the counter and when its free slots begin (UTC).</summary>
internal sealed record SlotDay(DateOnly Date, IReadOnlyList<DateTime> Starts);
