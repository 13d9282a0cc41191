using KtpBot.Core.Cases;
using KtpBot.Core.Offices;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Jobs;

/// <summary>
/// Works the waiting list: ends offers that were not answered and waits whose day has passed, then offers free places to those whose
/// turn it is. Whatever made a place free (a slot given back or changed, a withdrawn case, more capacity, a newly opened day) is seen
/// here, because only the rows are looked at. The desk decides each input again, so two processes that look at once do no harm.
/// </summary>
internal sealed class SeatOffers(Database database, CaseDesk desk, SlotFinder slots, OfficeProfile office, TimeProvider time, ILogger<SeatOffers> logger)
{
    /// <returns>How many inputs the desk accepted.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var open = await ReadAsync(cancellationToken);
        var done = 0;
        foreach (var wait in open.Where(HasEnded))
        {
            if (await TellAsync(new WaitExpired(wait.CaseId, Actor.Timer, wait.Id, WaitingList.IsOver(office, wait, now)), wait, cancellationToken)) done++;
        }

        foreach (var waiting in open.Where(w => w.State == WaitState.Waiting && !HasEnded(w)).GroupBy(w => w.Counter))
        {
            if (!office.Counters.TryGetValue(waiting.Key, out var counter)) continue;
            var free = await FreeAsync(counter, now, cancellationToken);
            foreach (var offer in WaitingList.Plan(office, counter, waiting, free, now))
            {
                if (await TellAsync(new SeatOffered(offer.Wait.CaseId, Actor.Timer, offer.Wait.Id, offer.Slot.StartsAt, offer.Until), offer.Wait, cancellationToken)) done++;
            }
        }

        return done;

        bool HasEnded(SlotWait wait) => wait.State == WaitState.Offered ? wait.OfferUntil <= now : WaitingList.IsOver(office, wait, now);
    }

    /// <summary>All of them: were only the first ones read, those who wait for a day that stays full would keep everybody behind them from a place.</summary>
    private async Task<IReadOnlyList<SlotWait>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return await db.SlotWaits.AsNoTracking().Where(w => w.ClosedAt == null).ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<Slot>> FreeAsync(CounterProfile counter, DateTime now, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return slots.Find(counter.Id, now, await SeatBook.TakenFromAsync(db, counter.Id, now, cancellationToken));
    }

    private async Task<bool> TellAsync(CaseInput input, SlotWait wait, CancellationToken cancellationToken)
    {
        try
        {
            switch (await desk.HandleAsync(input, cancellationToken))
            {
                case DeskDone:
                    return true;
                case DeskRefused { Reason: DeskRefusal.AlreadyDone or DeskRefusal.MovedOn or DeskRefusal.SlotTaken }:
                    return false;
                case DeskRefused refused:
                    logger.WaitRefused(wait.Id, wait.CaseId, refused.Reason);
                    return false;
            }
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // An edge: one broken case must not keep the others waiting.
            logger.WaitFailed(wait.Id, wait.CaseId, error);
        }

        return false;
    }
}
