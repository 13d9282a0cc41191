using KtpBot.Core.Storage;

namespace KtpBot.Core.Stock;

/// <summary>What officers say about the blank cards: some came, some were counted.</summary>
public sealed class StockDesk(Database database, TimeProvider time)
{
    /// <summary>No delivery to one office is larger.</summary>
    public const int Most = 100_000;

    /// <summary>Cards arrived.</summary>
    /// <param name="amount">1 to <see cref="Most"/>.</param>
    /// <param name="reason">Where from, for example a delivery note.</param>
    /// <param name="officerId">Who took them in.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Null when written; else a sentence that says what is wrong.</returns>
    public async Task<string?> ReceiveAsync(int amount, string? reason, long officerId, CancellationToken cancellationToken)
    {
        if (amount is < 1 or > Most) return "Tulis jumlah keping yang diterima, sedikitnya 1.";
        await using var db = database.CreateDbContext();
        return await AddAsync(db, StockKind.Received, amount, reason, officerId, cancellationToken);
    }

    /// <summary>So many lie in the drawer, whatever was reckoned. A count that differs needs a reason, except the first.</summary>
    public async Task<string?> CountAsync(int counted, string? reason, long officerId, CancellationToken cancellationToken)
    {
        if (counted is < 0 or > Most) return "Tulis jumlah keping yang ada, 0 bila habis.";
        await using var db = database.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var before = await CardStock.NowAsync(db, cancellationToken);
        if (before is not null && before != counted && string.IsNullOrWhiteSpace(reason)) return $"Menurut catatan ada {before}. Tulis alasan mengapa hitungannya berbeda.";
        var refusal = await AddAsync(db, StockKind.Counted, counted - (before ?? 0), reason, officerId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return refusal;
    }

    private async Task<string?> AddAsync(KtpBotDb db, StockKind kind, int amount, string? reason, long officerId, CancellationToken cancellationToken)
    {
        db.StockMovements.Add(new StockMovement
        {
            OfficeId = db.OfficeId,
            At = time.GetUtcNow().UtcDateTime,
            Kind = kind,
            Amount = amount,
            OfficerId = officerId,
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
        });
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }
}
