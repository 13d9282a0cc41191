using KtpBot.Core.Cases;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Jobs;

/// <summary>
/// Brings due timers to the desk, one after another, by their ids: the desk reads each again and decides whether it is still due, so
/// two processes that look at once do no harm. A timer that fails rests for a while and never holds up the others.
/// </summary>
internal sealed class DueTimers(Database database, CaseDesk desk, TimeProvider time, ILogger<DueTimers> logger)
{
    private const int BatchSize = 100;

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    private readonly Dictionary<long, DateTime> _resting = [];

    /// <summary>Works off everything that is due now. Not to be called twice at once.</summary>
    /// <returns>How many timers the desk accepted.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var rested in _resting.Where(timer => timer.Value <= now).Select(timer => timer.Key).ToList()) _resting.Remove(rested);
        var done = 0;
        var last = new DueTimer(0, 0, DateTime.UnixEpoch);
        while (true)
        {
            var batch = await ReadAsync(now, last, cancellationToken);
            foreach (var timer in batch)
            {
                last = timer;
                if (!_resting.ContainsKey(timer.Id) && await HandleAsync(timer, cancellationToken)) done++;
            }

            if (batch.Count < BatchSize) break;
        }

        if (done > 0) logger.TimersDone(done);
        return done;
    }

    private async Task<List<DueTimer>> ReadAsync(DateTime now, DueTimer last, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return await db.CaseTimers
            .Where(timer => timer.State == TimerState.Waiting && timer.DueAt <= now && (timer.DueAt > last.DueAt || (timer.DueAt == last.DueAt && timer.Id > last.Id)))
            .OrderBy(timer => timer.DueAt).ThenBy(timer => timer.Id)
            .Take(BatchSize)
            .Select(timer => new DueTimer(timer.Id, timer.CaseId, timer.DueAt))
            .ToListAsync(cancellationToken);
    }

    private async Task<bool> HandleAsync(DueTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            switch (await desk.HandleAsync(new TimerDue(timer.CaseId, Actor.Timer, timer.Id), cancellationToken))
            {
                case DeskDone:
                    return true;
                case DeskRefused { Reason: DeskRefusal.AlreadyDone or DeskRefusal.MovedOn }:
                    return false;
                case DeskRefused refused:
                    logger.TimerRefused(timer.Id, timer.CaseId, refused.Reason, LetRest(timer));
                    return false;
            }
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // An edge: one broken timer must not keep the others waiting.
            logger.TimerFailed(timer.Id, timer.CaseId, LetRest(timer), error);
        }

        return false;
    }

    private DateTime LetRest(DueTimer timer) => _resting[timer.Id] = time.GetUtcNow().UtcDateTime + Rest;

    private sealed record DueTimer(long Id, long CaseId, DateTime DueAt);
}
