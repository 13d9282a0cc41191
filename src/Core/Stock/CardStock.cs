using KtpBot.Core.Notices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Stock;

/// <summary>How many blank cards an office has. One that never entered any has no stock to go by: nothing waits for it.</summary>
public static class CardStock
{
    /// <summary>Cards at hand; null for an office that never counted.</summary>
    public static async Task<int?> NowAsync(KtpBotDb db, CancellationToken cancellationToken) =>
        await db.StockMovements.GroupBy(_ => 1).Select(all => (int?)all.Sum(m => m.Amount)).FirstOrDefaultAsync(cancellationToken);

    /// <summary>What may be said about how long a card takes.</summary>
    /// <param name="db">The running transaction.</param>
    /// <param name="printDays">As the procedure's printing step has them; 0 for none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<CardPromise> PromiseAsync(KtpBotDb db, int printDays, CancellationToken cancellationToken) =>
        new(printDays, await NowAsync(db, cancellationToken) is <= 0);

    /// <summary>The printer confirmed a card: one blank less, where the office keeps its stock here. Once for each print.</summary>
    internal static async Task UseAsync(KtpBotDb db, long jobId, DateTime now, CancellationToken cancellationToken)
    {
        if (await NowAsync(db, cancellationToken) is null || await db.StockMovements.AnyAsync(m => m.JobId == jobId, cancellationToken)) return;
        db.Add(new StockMovement { OfficeId = db.OfficeId, At = now, Kind = StockKind.Used, Amount = -1, JobId = jobId });
    }

    /// <summary>Staff judged a printed card bad: what was used is spoiled instead, the stock stays as it is.</summary>
    internal static async Task SpoilAsync(KtpBotDb db, long jobId, long? officerId, DateTime now, CancellationToken cancellationToken)
    {
        if (!await db.StockMovements.AnyAsync(m => m.JobId == jobId && m.Kind == StockKind.Used, cancellationToken)) return;
        db.Add(new StockMovement { OfficeId = db.OfficeId, At = now, Kind = StockKind.Used, Amount = 1, JobId = jobId, OfficerId = officerId });
        db.Add(new StockMovement { OfficeId = db.OfficeId, At = now, Kind = StockKind.Spoiled, Amount = -1, JobId = jobId, OfficerId = officerId });
    }
}
