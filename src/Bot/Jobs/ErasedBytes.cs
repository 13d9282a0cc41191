using KtpBot.Core.Documents;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Jobs;

/// <summary>
/// Destroys the bytes of files whose rows say that they are erased. A citizen's wish is written down inside his own turn, where no file
/// may be touched before the commit; this comes behind it, and behind whatever a crash cut short.
/// </summary>
internal sealed class ErasedBytes(Database database, IDocumentStore documents, TimeProvider time)
{
    /// <summary>Longer than any stop of the machine that somebody would not notice; older ones go with the sweep of files without a row.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromDays(14);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var since = time.GetUtcNow().UtcDateTime - Reach;
        foreach (var id in await db.StoredFiles.Where(f => f.ErasedAt >= since).Select(f => f.Id).ToListAsync(cancellationToken))
            await documents.EraseAsync(id, cancellationToken);
    }
}
