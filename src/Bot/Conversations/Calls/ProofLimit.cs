using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>
/// Holds back who guesses. Serial numbers at the end of a NIK are small and case numbers follow each other, so that without a bound
/// somebody would find cases by trying.
/// </summary>
internal static class ProofLimit
{
    /// <summary>Proofs of one conversation that do not fit, in an hour.</summary>
    public const int OfOne = 5;

    /// <summary>The same for the whole office: a guesser opens many conversations.</summary>
    public const int OfAll = 300;

    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    public static Task<bool> IsReachedAsync(KtpBotDb db, CallContext context, CancellationToken cancellationToken)
    {
        var since = context.Now - Memory;
        return db.ProofTries.Where(t => t.ConversationId == context.ConversationId && t.At > since).Skip(OfOne - 1).AnyAsync(cancellationToken);
    }

    public static Task<bool> IsReachedByAllAsync(KtpBotDb db, CallContext context, CancellationToken cancellationToken)
    {
        var since = context.Now - Memory;
        return db.ProofTries.Where(t => t.At > since).Skip(OfAll - 1).AnyAsync(cancellationToken);
    }

    /// <summary>Remembers one that did not fit, and forgets the old ones.</summary>
    public static async Task CountAsync(KtpBotDb db, CallContext context, CancellationToken cancellationToken)
    {
        var since = context.Now - Memory;
        await db.ProofTries.Where(t => t.At <= since).ExecuteDeleteAsync(cancellationToken);
        db.ProofTries.Add(new ProofTry { OfficeId = db.OfficeId, ConversationId = context.ConversationId, At = context.Now });
        await db.SaveChangesAsync(cancellationToken);
    }
}
