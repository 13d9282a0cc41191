namespace KtpBot.Core.Storage;

/// <summary>Writing in a transaction of one's own, tried again where somebody else changed the same rows at the same moment.</summary>
public static class OwnTransaction
{
    /// <summary>Enough for everybody who can work on the same rows of one office at once.</summary>
    private const int Tries = 6;

    /// <summary>Lets the work read and write on a new context; every further try begins with a new one.</summary>
    /// <param name="database">Where.</param>
    /// <param name="work">Saves what it changes; does not commit.</param>
    /// <param name="commits">Whether what came of it is kept; otherwise nothing has changed.</param>
    /// <param name="lost">What is answered when every try met somebody else's change; null throws the last clash.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="tries">How often at most.</param>
    public static async Task<T> WriteAsync<T>(
        this Database database, Func<KtpBotDb, Task<T>> work, Func<T, bool> commits, Func<T>? lost, CancellationToken cancellationToken, int tries = Tries)
    {
        for (var left = tries; ; left--)
        {
            await using var db = database.CreateDbContext();
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                var outcome = await work(db);
                if (commits(outcome)) await transaction.CommitAsync(cancellationToken);
                return outcome;
            }
            catch (Exception clash) when (StorageClash.Is(clash) && (left > 1 || lost is not null))
            {
                if (left <= 1) return lost!();
            }
        }
    }
}
