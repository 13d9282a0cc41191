using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Population;

/// <summary>
/// Reads an extract into rows, a few hundred in each commit, so that nobody else waits long for the database. Look-ups go on using the
/// snapshot before until the new one is whole; then both change in one commit.
/// </summary>
public sealed class SnapshotImport(Database database, TimeProvider time)
{
    private const int RowsInACommit = 500;

    /// <summary>So many rows tell whether every number has lost its last digit.</summary>
    private const int TellingRows = 20;

    /// <summary>An import that has not moved for so long has been cut short.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(10);

    /// <summary>Writes down that an import begins.</summary>
    /// <param name="asOf">The day whose state the extract shows.</param>
    /// <param name="officerId">Who imports.</param>
    /// <param name="days">For how many days it is kept.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<long> BeginAsync(DateOnly asOf, long officerId, int days, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = database.CreateDbContext();
        var snapshot = new PopulationSnapshot
        {
            OfficeId = db.OfficeId,
            AsOf = asOf,
            ImportedBy = officerId,
            StartedAt = now,
            TouchedAt = now,
            State = SnapshotState.Loading,
            KeepUntilAt = now.AddDays(days),
        };
        db.PopulationSnapshots.Add(snapshot);
        await db.SaveChangesAsync(cancellationToken);
        return snapshot.Id;
    }

    /// <summary>Reads the whole extract. The snapshot's row says afterwards what became of it.</summary>
    /// <returns>Whether it is the current one now.</returns>
    public async Task<bool> RunAsync(long snapshotId, byte[] bytes, CancellationToken cancellationToken)
    {
        var (file, problem) = SnapshotFile.Open(bytes);
        var (kept, rejected, endingInZero) = (0, 0, 0);
        var shown = new List<RejectedRow>();
        foreach (var part in file?.Rows().Chunk(RowsInACommit) ?? [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            var faults = part.Where(r => r.Fault is not null).Select(r => new RejectedRow(r.Line, r.Fault!.Value)).ToList();
            shown.AddRange(faults.Take(RejectedRow.MostKept - shown.Count));
            rejected += faults.Count;
            kept += part.Length - faults.Count;
            endingInZero += part.Count(r => r.Record is not null && r.Nik![^1] == '0');
            await StoreAsync(snapshotId, part, kept, rejected, cancellationToken);
        }

        if (problem == SnapshotProblem.None)
        {
            problem = kept == 0 ? rejected == 0 ? SnapshotProblem.Empty : SnapshotProblem.NothingKept
                : rejected > kept ? SnapshotProblem.MostRejected
                : kept >= TellingRows && endingInZero == kept ? SnapshotProblem.LastDigitsLost
                : SnapshotProblem.None;
        }

        await FinishAsync(snapshotId, problem, shown, cancellationToken);
        return problem == SnapshotProblem.None;
    }

    /// <summary>Writes down that an import did not come to its end.</summary>
    public Task FailAsync(long snapshotId, SnapshotProblem problem, CancellationToken cancellationToken) => FinishAsync(snapshotId, problem, [], cancellationToken);

    private async Task StoreAsync(long snapshotId, SnapshotRow[] part, int kept, int rejected, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.PopulationEntries.AddRange(part.Where(r => r.Record is not null).Select(r => new PopulationEntry
        {
            OfficeId = db.OfficeId,
            SnapshotId = snapshotId,
            NikIndex = database.Cipher.OfNik(r.Nik!),
            Record = r.Record!.Write(),
        }));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        await db.PopulationSnapshots.Where(s => s.Id == snapshotId).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.RowsRead, kept + rejected).SetProperty(s => s.RowsKept, kept).SetProperty(s => s.RowsRejected, rejected).SetProperty(s => s.TouchedAt, now),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task FinishAsync(long snapshotId, SnapshotProblem problem, List<RejectedRow> shown, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = database.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var snapshot = await db.PopulationSnapshots.SingleAsync(s => s.Id == snapshotId, cancellationToken);
        if (snapshot.State != SnapshotState.Loading) return; // Given up for lost meanwhile.
        if (problem == SnapshotProblem.None)
        {
            await db.PopulationSnapshots.Where(s => s.State == SnapshotState.Current)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SnapshotState.Replaced), cancellationToken);
        }

        (snapshot.State, snapshot.Problem) = (problem == SnapshotProblem.None ? SnapshotState.Current : SnapshotState.Failed, problem);
        (snapshot.FinishedAt, snapshot.TouchedAt) = (now, now);
        if (shown.Count > 0) snapshot.Rejections = RejectedRow.Write(shown);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
