using KtpBot.Core.Cases;
using KtpBot.Core.Devices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.StationDesk;

/// <summary>Hands out jobs. One conditional update decides who gets a job, so two stations never get the same one.</summary>
internal sealed class StationClaims(Database database, StationOrders orders, CaseDesk desk, TimeProvider time, ILogger<StationClaims> log)
{
    private static readonly TimeSpan _lookEvery = TimeSpan.FromMilliseconds(300);

    private static readonly string[] _atPrinter = [nameof(DeviceJobState.Submitted), nameof(DeviceJobState.Printing)];

    /// <summary>The next job for the station, waiting for one as long as it asked; null when there is none.</summary>
    public async Task<StationJob?> ClaimAsync(long station, StationClaim claim, CancellationToken cancellationToken)
    {
        var kinds = claim.Kinds.Select(kind => kind.ToString()).ToList();
        var holding = claim.Holding.Select(id => Guid.TryParse(id, out var attempt) ? attempt : Guid.Empty).ToList();
        await EndLostPrintsAsync(station, kinds, holding, cancellationToken);
        if (await LostAsync(station, kinds, holding, cancellationToken) is { } lost)
            return lost;
        var until = time.GetUtcNow() + TimeSpan.FromSeconds(Math.Clamp(claim.WaitSeconds, 0, StationRoutes.LongestClaimWaitSeconds));
        while (true)
        {
            if (await NextAsync(station, kinds, cancellationToken) is { } job)
                return job;
            if (time.GetUtcNow() >= until)
                return null;
            await Task.Delay(_lookEvery, time, cancellationToken);
        }
    }

    // A claim whose answer never arrived: the station does not know of it, so it gets the same attempt again.
    private async Task<StationJob?> LostAsync(long station, List<string> kinds, List<Guid> holding, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var job = await db.DeviceJobs.AsNoTracking()
            .Where(j => j.StationId == station && j.State == nameof(DeviceJobState.Claimed) && kinds.Contains(j.Kind) && !holding.Contains(j.AttemptId!.Value))
            .OrderBy(j => j.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return job is null ? null : await orders.WriteAsync(db, job, cancellationToken);
    }

    // A card that was at the printer when the station lost its memory: nobody can follow it any more, so a person has to look.
    private async Task EndLostPrintsAsync(long station, List<string> kinds, List<Guid> holding, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var lost = await db.DeviceJobs.AsNoTracking()
            .Where(j => j.StationId == station && _atPrinter.Contains(j.State) && kinds.Contains(j.Kind) && !holding.Contains(j.AttemptId!.Value))
            .Select(j => new { j.Id, j.CaseId, j.AttemptId })
            .ToListAsync(cancellationToken);
        var failure = DeviceFailures.For(DeviceFailureCode.PrintOutcomeUnknown);
        foreach (var job in lost)
        {
            StationDeskLog.LostByStation(log, job.Id, station);
            await desk.HandleAsync(
                new DeviceReported(job.CaseId, Actor.Station(station), job.Id, job.AttemptId!.Value, false, failure.Code.ToString(), failure.OperatorText, []),
                cancellationToken);
        }
    }

    private async Task<StationJob?> NextAsync(long station, List<string> kinds, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var candidates = await db.DeviceJobs.Where(j => j.State == nameof(DeviceJobState.Waiting) && kinds.Contains(j.Kind))
            .OrderBy(j => j.Id).Select(j => j.Id).Take(5).ToListAsync(cancellationToken);
        foreach (var id in candidates)
        {
            var now = time.GetUtcNow().UtcDateTime;
            var attempt = Guid.NewGuid();
            var taken = await db.DeviceJobs.Where(j => j.Id == id && j.State == nameof(DeviceJobState.Waiting)).ExecuteUpdateAsync(
                set => set
                    .SetProperty(j => j.State, nameof(DeviceJobState.Claimed))
                    .SetProperty(j => j.StationId, station)
                    .SetProperty(j => j.AttemptId, attempt)
                    .SetProperty(j => j.Attempts, j => j.Attempts + 1)
                    .SetProperty(j => j.ClaimedAt, now)
                    .SetProperty(j => j.UpdatedAt, now)
                    .SetProperty(j => j.Version, j => j.Version + 1),
                cancellationToken);
            if (taken == 1)
                return await orders.WriteAsync(db, await db.DeviceJobs.AsNoTracking().SingleAsync(j => j.Id == id, cancellationToken), cancellationToken);
        }

        return null;
    }
}
