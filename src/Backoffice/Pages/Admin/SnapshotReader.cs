using KtpBot.Core.Population;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Admin;

/// <summary>Reads the imported extracts as their page shows them.</summary>
internal sealed class SnapshotReader(KtpBotDb db)
{
    private const int Shown = 10;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<SnapshotView>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await db.PopulationSnapshots.AsNoTracking().OrderByDescending(s => s.Id).Take(Shown).ToListAsync(cancellationToken);
        var names = await db.Officers.ToDictionaryAsync(o => o.Id, o => o.DisplayName, cancellationToken);
        return
        [
            .. rows.Select(s => new SnapshotView(
                s.Id, s.AsOf, names.GetValueOrDefault(s.ImportedBy, "petugas"), s.StartedAt, s.FinishedAt, s.State, s.Problem, s.RowsRead, s.RowsKept, s.RowsRejected, s.KeepUntilAt,
                RejectedRow.Read(s.Rejections))),
        ];
    }

    public Task<bool> IsLoadingAsync(CancellationToken cancellationToken) => db.PopulationSnapshots.AnyAsync(s => s.State == SnapshotState.Loading, cancellationToken);

    /// <summary>Ends the use of a snapshot at once; its rows go with the sweep. False when it is not in use (any more).</summary>
    public async Task<bool> EndAsync(long snapshotId, CancellationToken cancellationToken) =>
        await db.PopulationSnapshots.Where(s => s.Id == snapshotId && s.State == SnapshotState.Current)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SnapshotState.Deleted), cancellationToken) > 0;
}

/// <summary>One imported extract.</summary>
internal sealed record SnapshotView(
    long Id,
    DateOnly AsOf,
    string Who,
    DateTime StartedAt,
    DateTime? FinishedAt,
    SnapshotState State,
    SnapshotProblem Problem,
    int RowsRead,
    int RowsKept,
    int RowsRejected,
    DateTime KeepUntilAt,
    IReadOnlyList<RejectedRow> Rejected);
