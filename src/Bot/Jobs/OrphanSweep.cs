using KtpBot.Core.Documents;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Jobs;

/// <summary>
/// Destroys files in the document store that no row refers to: what a crash left between writing a file and committing its row, raw
/// uploads whose cleaned copy was kept, and erasures that were cut short.
/// </summary>
internal sealed class OrphanSweep(Database database, IDocumentStore documents, TimeProvider time, ILogger<OrphanSweep> logger)
{
    private const int BatchSize = 200;

    /// <summary>Longer than any retry of a citizen's message, and than a chat window that still shows its own upload.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <returns>How many files were destroyed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var batch in documents.WrittenBefore(time.GetUtcNow().UtcDateTime - Patience).Chunk(BatchSize))
        {
            await using var db = database.CreateDbContext();

            // The store may serve several offices, so every office's rows count.
            var kept = await db.StoredFiles.IgnoreQueryFilters()
                .Where(file => batch.Contains(file.Id) && file.ErasedAt == null)
                .Select(file => file.Id)
                .ToHashSetAsync(cancellationToken);
            foreach (var id in batch.Where(id => !kept.Contains(id)))
            {
                await documents.EraseAsync(id, cancellationToken);
                erased++;
            }
        }

        if (erased > 0) logger.OrphansErased(erased);
        return erased;
    }
}
