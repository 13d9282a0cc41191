using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Population;

/// <summary>Deletes what the bridge to population data need not keep: answers whose hours are over, and rows of snapshots that nobody looks into any more.</summary>
public sealed class PopulationSweep(Database database, TimeProvider time)
{
    private const int RowsInACommit = 2000;

    /// <returns>How many rows about people were deleted.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var silent = now - SnapshotImport.Silence;
        await using var db = database.CreateDbContext();
        var deleted = await db.PopulationCache.Where(c => c.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        await db.PopulationSnapshots.Where(s => s.State == SnapshotState.Current && s.KeepUntilAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SnapshotState.Deleted), cancellationToken);
        await db.PopulationSnapshots.Where(s => s.State == SnapshotState.Loading && s.TouchedAt < silent)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SnapshotState.Failed).SetProperty(s => s.Problem, SnapshotProblem.CutShort), cancellationToken);
        var gone = await db.PopulationSnapshots.Where(s => s.State != SnapshotState.Current && s.State != SnapshotState.Loading)
            .Where(s => db.PopulationEntries.Any(e => e.SnapshotId == s.Id)).Select(s => s.Id).ToListAsync(cancellationToken);
        foreach (var id in gone)
        {
            int part;
            do
            {
                part = await db.PopulationEntries.Where(e => db.PopulationEntries.Where(x => x.SnapshotId == id).OrderBy(x => x.Id).Take(RowsInACommit).Select(x => x.Id).Contains(e.Id))
                    .ExecuteDeleteAsync(cancellationToken);
                deleted += part;
            }
            while (part > 0);
        }

        return deleted;
    }
}
