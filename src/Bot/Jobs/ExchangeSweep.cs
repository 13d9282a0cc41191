using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Jobs;

/// <summary>Deletes exchanges with providers that are older than staff need them.</summary>
internal sealed class ExchangeSweep(Database database, TimeProvider time)
{
    /// <summary>Rows in one transaction: small, so that a citizen's turn never waits long behind it.</summary>
    private const int Piece = 500;

    /// <returns>How many were deleted.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().UtcDateTime.AddDays(-ChannelExchange.KeptDays);
        await using var db = database.CreateDbContext();
        for (var deleted = 0; ;)
        {
            var old = await db.ChannelExchanges.Where(x => x.At < before).OrderBy(x => x.At).Take(Piece).Select(x => x.Id).ToListAsync(cancellationToken);
            if (old.Count == 0) return deleted;
            deleted += await db.ChannelExchanges.Where(x => old.Contains(x.Id)).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
